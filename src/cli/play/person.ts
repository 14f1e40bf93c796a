import type { SeatAsk } from '../../knowledge/index.js';
import type { CheckedScenario } from '../../scenario/index.js';

/** An ask as it is put to the person. */
export interface Question {
  readonly scenario: CheckedScenario;
  readonly seen: SeatAsk;
  readonly now: number;
  /** how many other asks are open */
  readonly others: number;
}

/** The person or test that plays, at prompts or over a pipe. */
export interface Person {
  /** whether Ctrl-C has ended the input */
  readonly isInterrupted: boolean;
  /** how the person gets to the list of commands */
  readonly hint: string;
  /** What the person types or chooses: an option by its number or its name, or a command. Null at the end of the input. */
  choose(question: Question): Promise<string | null>;
  /** Asks the same question again, after an input that changed nothing. */
  chooseAgain(question: Question): Promise<string | null>;
  /** What the person does at a time at which nothing is asked: a command. Null at the end of the input. */
  idle(prompt: string): Promise<string | null>;
  /** A line of free text, which may be empty. Null at the end of the input. */
  text(question: string): Promise<string | null>;
  /** One of several choices, by its number or its id; an empty line leaves the choice open. Null at the end of the input. */
  pick(question: string, choices: readonly { readonly id: string; readonly label: string }[]): Promise<string | null>;
  /** Ends the input, as Ctrl-C does. */
  interrupt(): void;
  close(): void;
}
