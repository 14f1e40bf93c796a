import { isCancel, select, text } from '@clack/prompts';
import { visibleLine } from '../../scenario/index.js';
import { writeOut } from '../terminal.js';
import { askText, optionLabels } from './asking.js';
import type { Person, Question } from './person.js';

const COMMANDS: readonly (readonly [command: string, label: string])[] = [
  ['other', 'something else: call, speak, estimate, write to the white cell (help lists it)'],
  ['know', 'show all that your offices know'],
  ['wait', 'let time pass, and leave this open'],
  ['stop', 'after this, stop at a time even if nothing is asked, to do something then'],
  ['undo', 'go back to the question before'],
  ['reveal', 'show the truth; you then know more than your offices do'],
  ['quit', 'stop; you can continue the evening later'],
];

/** A person at a terminal. */
export class Prompts implements Person {
  readonly hint = 'Choose with the arrow keys; “something else” takes what no option offers.';
  isInterrupted = false;

  async choose(question: Question): Promise<string | null> {
    writeOut(`${askText(question)}\n`);
    return this.chooseAgain(question);
  }

  async chooseAgain(question: Question): Promise<string | null> {
    const options = optionLabels(question).map(({ id, label }, i) => ({ value: `${i + 1}`, label: `${id}: ${label}` }));
    const commands = COMMANDS.map(([value, label]) => ({ value, label }));
    const chosen = await this.answer(async () =>
      select({
        message: 'What do you do?',
        options: [...options, ...commands].map(({ value, label }) => ({ value, label: visibleLine(label) })),
        showInstructions: false,
      }),
    );
    if (chosen === 'other') return this.text('What? (help lists what there is)');
    const more =
      chosen === 'wait' ? 'How long? For example: 10m' : chosen === 'stop' ? 'When? For example: 09:40' : null;
    if (more === null) return chosen;
    const time = await this.text(more);
    return time === null ? null : `${chosen} ${time}`;
  }

  async idle(prompt: string): Promise<string | null> {
    return this.text(prompt);
  }

  async text(question: string): Promise<string | null> {
    const typed = await this.answer(async () => text({ message: question, defaultValue: '' }));
    return typed === null ? null : typed.trim();
  }

  async pick(
    message: string,
    choices: readonly { readonly id: string; readonly label: string }[],
  ): Promise<string | null> {
    const options = choices.map(({ id, label }) => ({ value: id, label: visibleLine(`${id}: ${label}`) }));
    return this.answer(async () => select({ message, options, showInstructions: false }));
  }

  interrupt(): void {
    this.isInterrupted = true;
  }

  close(): void {}

  private async answer(ask: () => Promise<string | symbol>): Promise<string | null> {
    const given = this.isInterrupted ? null : await ask();
    if (given !== null && !isCancel(given)) return String(given);
    this.isInterrupted = true;
    return null;
  }
}
