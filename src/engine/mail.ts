import type { Entity } from './entity.js';
import { eventType } from './eventType.js';
import { Queue, orderKey } from './queue.js';
import type { EntityName, Message, Priority } from './system.js';

const NOTHING: Message = { type: '' };

/** A message on its way. */
export class Letter<State> {
  at = 0;
  priority: Priority = 0;
  seq = 0;
  /** null: from outside */
  sender: Entity<State> | null = null;
  origin: EntityName = '';
  /** null: not there when it was sent */
  receiver: Entity<State> | null = null;
  address: EntityName = '';
  event = NOTHING;
  type = eventType(NOTHING.type);
  /** the message whose handling sent it; null: none did */
  cause: number | null = null;
  /** by which its sender may cancel it */
  id: string | undefined;
  cancelled = false;

  get from(): EntityName {
    return this.sender === null ? this.origin : this.sender.name;
  }

  get to(): EntityName {
    return this.receiver === null ? this.address : this.receiver.name;
  }
}

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
    const letter = (this.letters[place] ??= new Letter());
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
