import type { RunKey } from './draws.js';
import { nameBits } from './draws.js';
import type { Stepper } from './interpreter.js';
import { Queue, orderKey } from './queue.js';
import { bitsOf } from './runHash.js';
import type { EntityName, Message, Priority } from './system.js';

/** One of the entities of a run. */
export class Entity<State> {
  /** the name, as the run hash sees it, and as draws do */
  readonly bits: number;
  readonly drawBits: RunKey;
  /** the last label, and its bits */
  label = '';
  labelBits = bitsOf('');
  /** those of its messages that have an id, and are on their way */
  timers: Map<string, Letter<State>> | null = null;

  constructor(
    readonly name: EntityName,
    readonly machine: string,
    readonly stepper: Stepper<State>,
    public state: State,
  ) {
    this.bits = bitsOf(name);
    this.drawBits = nameBits(name);
  }
}

/** A message on its way. */
export interface Letter<State> {
  at: number;
  priority: Priority;
  seq: number;
  from: EntityName;
  /** null: from outside */
  sender: Entity<State> | null;
  to: EntityName;
  /** null: not there when it was sent */
  receiver: Entity<State> | null;
  event: Message;
  /** the message whose handling sent it */
  cause: number | null;
  id: string | undefined;
  cancelled: boolean;
}

/** The messages that are on their way. Letters are used again once they have arrived. */
export class Mail<State> {
  private readonly queue = new Queue();
  /** by place in the queue */
  private readonly letters: Letter<State>[] = [];

  clear(): void {
    this.queue.clear();
  }

  post(
    at: number,
    priority: Priority,
    seq: number,
    from: EntityName,
    sender: Entity<State> | null,
    to: EntityName,
    receiver: Entity<State> | null,
    event: Message,
    cause: number | null,
    id: string | undefined,
  ): Letter<State> {
    const place = this.queue.push(orderKey(at, priority, seq));
    const letter = this.letters[place];
    if (letter === undefined) {
      const made = { at, priority, seq, from, sender, to, receiver, event, cause, id, cancelled: false };
      this.letters[place] = made;
      return made;
    }
    letter.at = at;
    letter.priority = priority;
    letter.seq = seq;
    letter.from = from;
    letter.sender = sender;
    letter.to = to;
    letter.receiver = receiver;
    letter.event = event;
    letter.cause = cause;
    letter.id = id;
    letter.cancelled = false;
    return letter;
  }

  /** Takes the next letter out; null where there is none. It stays as it is until something is sent. */
  next(): Letter<State> | null {
    for (;;) {
      const place = this.queue.pop();
      if (place === -1) return null;
      const letter = this.letters[place] as Letter<State>;
      if (!letter.cancelled) return letter;
    }
  }

  /** All letters in order. */
  waiting(): Letter<State>[] {
    return this.queue
      .places()
      .map((place) => this.letters[place] as Letter<State>)
      .filter(({ cancelled }) => !cancelled);
  }
}
