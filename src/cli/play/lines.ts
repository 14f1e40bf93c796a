import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import { visibleLine } from '../../scenario/index.js';
import { writeOut } from '../terminal.js';
import { askText, numbered, optionLines } from './asking.js';
import type { Person, Question } from './person.js';

/** A person, or a test, whose lines come over a pipe or from a terminal that cannot show prompts. */
export class Lines implements Person {
  readonly hint = 'Type help for what you can do.';
  isInterrupted = false;
  private readonly isEchoed = process.stdin.isTTY;
  private readonly reader: Interface;
  private readonly waiting: string[] = [];
  private hasEnded = false;
  private wake: (() => void) | null = null;

  constructor() {
    this.reader = createInterface({ input: process.stdin, terminal: false });
    this.reader.on('line', (line) => {
      this.waiting.push(line);
      this.wake?.();
    });
    this.reader.on('close', () => {
      this.hasEnded = true;
      this.wake?.();
    });
  }

  async choose(question: Question): Promise<string | null> {
    writeOut(`${askText(question)}\n${optionLines(question).join('\n')}\n`);
    return this.next();
  }

  async chooseAgain(): Promise<string | null> {
    return this.next();
  }

  async idle(prompt: string): Promise<string | null> {
    return this.text(prompt);
  }

  async text(question: string): Promise<string | null> {
    writeOut(`${question}\n`);
    return this.next();
  }

  async pick(
    question: string,
    choices: readonly { readonly id: string; readonly label: string }[],
  ): Promise<string | null> {
    writeOut(`${question}\n${numbered(choices).join('\n')}\n`);
    return this.next();
  }

  interrupt(): void {
    this.isInterrupted = true;
    this.close();
  }

  close(): void {
    this.reader.close();
  }

  /** The next line, without spaces around it; null at the end. Prints the line unless the terminal has shown it already. */
  private async next(): Promise<string | null> {
    writeOut('> ');
    while (this.waiting.length === 0 && !this.hasEnded) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const line = this.isInterrupted ? undefined : this.waiting.shift()?.trim();
    if (!this.isEchoed || line === undefined) writeOut(`${visibleLine(line ?? '')}\n`);
    return line ?? null;
  }
}
