import type { Entity } from './entity.js';
import { Queue, orderKey } from './queue.js';
import type { EntityName, Message, Priority } from './system.js';

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
  /** the message whose handling sent it; null: none did */
  cause: number | null;
  /** by which its sender may cancel it */
  id: string | undefined;
  cancelled: boolean;
}

const NOTHING: Message = { type: '' };

/** The messages that are on their way. Letters are used again once they have arrived. */
export class Mail<State> {
  private readonly queue = new Queue();
  /** by place in the queue */
  private readonly letters: Letter<State>[] = [];

  clear(): void {
    this.queue.clear();
  }

  /** A letter on its way, to be filled in. */
  post(at: number, priority: Priority, seq: number): Letter<State> {
    const place = this.queue.push(orderKey(at, priority, seq));
    const letter = (this.letters[place] ??= blank());
    letter.at = at;
    letter.priority = priority;
    letter.seq = seq;
    letter.cancelled = false;
    return letter;
  }

  /** Takes the next letter out; null where there is none. It stays as it is until another is posted. */
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

function blank<State>(): Letter<State> {
  return {
    at: 0,
    priority: 0,
    seq: 0,
    from: '',
    sender: null,
    to: '',
    receiver: null,
    event: NOTHING,
    cause: null,
    id: undefined,
    cancelled: false,
  };
}
