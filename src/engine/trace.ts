import type { Draw } from './effects.js';
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
