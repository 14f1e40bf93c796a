import type { Draw } from './drawRecord.js';
import { freezeDeep } from './snapshot.js';
import type { EntityName, Fact, Message } from './system.js';

/** One handled message. */
export interface Entry {
  readonly seq: number;
  /** seconds from the start */
  readonly at: number;
  /** the message whose handling sent this one; null for first messages and outside inputs */
  readonly cause: number | null;
  /** further messages behind what this step used: the evidence in a belief, a permission */
  readonly because: readonly number[];
  /** the sender; for a first message `scenario`, for an outside input its origin */
  readonly from: EntityName;
  readonly to: EntityName;
  readonly event: Message;
  /** the receiver's state before and after, as `parent.child`, regions separated by commas */
  readonly before: string;
  readonly after: string;
  readonly draws: readonly Draw[];
  readonly facts: readonly Fact[];
}

/** Collects the draws, facts and evidence of a step for its entry. */
export class Tracer {
  private draws: Draw[] = [];
  private facts: Fact[] = [];
  private sources: number[] = [];

  constructor(private readonly take: (entry: Entry) => void) {}

  draw(draw: Draw): void {
    this.draws.push(draw);
  }

  note(fact: Fact): void {
    this.facts.push(freezeDeep({ ...fact }));
  }

  because(seqs: readonly number[]): void {
    this.sources.push(...seqs);
  }

  /** Emits the entry of the finished step, and begins the next. */
  end(step: Omit<Entry, 'because' | 'draws' | 'facts'>): void {
    const { draws, facts } = this;
    const behind = new Set(this.sources);
    behind.delete(step.seq);
    if (step.cause !== null) behind.delete(step.cause);
    [this.draws, this.facts, this.sources] = [[], [], []];
    const { seq, at, cause, from, to, event, before, after } = step;
    const because = [...behind].toSorted((a, b) => a - b);
    this.take({ seq, at, cause, because, from, to, event, before, after, draws, facts });
  }
}
