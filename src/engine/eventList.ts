import { eventType } from './eventType.js';
import { Queue, orderKey } from './queue.js';
import type { EntityName, Message, Priority } from './system.js';

const NOTHING: Message = { type: '' };

/** Sender or receiver of a message. */
interface Party {
  readonly name: EntityName;
}

/** A scheduled message. */
export class Pending<P extends Party> {
  at = 0;
  priority: Priority = 0;
  seq = 0;
  /** null: sent from outside the system */
  sender: P | null = null;
  /** name of the sender from outside */
  origin: EntityName = '';
  /** null: did not exist when the message was sent */
  receiver: P | null = null;
  /** name of the receiver that did not exist */
  address: EntityName = '';
  event = NOTHING;
  type = eventType(NOTHING.type);
  /** the message whose handling sent this one; null: none */
  cause: number | null = null;
  /** the sender's own id for it, by which it can be cancelled */
  id: string | undefined;
  cancelled = false;

  get from(): EntityName {
    return this.sender === null ? this.origin : this.sender.name;
  }

  get to(): EntityName {
    return this.receiver === null ? this.address : this.receiver.name;
  }
}

/** The scheduled messages in order. `Pending` objects are pooled: one is reused once its message has been taken out. */
export class EventList<P extends Party> {
  private readonly queue = new Queue();
  /** by place in the queue */
  private readonly pool: Pending<P>[] = [];

  clear(): void {
    this.queue.clear();
  }

  /** Adds a message with this place in the order. The caller fills in the rest. */
  schedule(at: number, priority: Priority, seq: number): Pending<P> {
    const place = this.queue.push(orderKey(at, priority, seq));
    const pending = (this.pool[place] ??= new Pending());
    pending.at = at;
    pending.priority = priority;
    pending.seq = seq;
    pending.cancelled = false;
    return pending;
  }

  /** Takes out the next message; null if there is none. It keeps its contents until the next `schedule`. */
  next(): Pending<P> | null {
    for (;;) {
      const place = this.queue.pop();
      if (place === -1) return null;
      const pending = this.pool[place] as Pending<P>;
      if (!pending.cancelled) return pending;
    }
  }

  /** The next message, which stays in the list; null if there is none. */
  peek(): Pending<P> | null {
    for (;;) {
      const place = this.queue.first();
      if (place === -1) return null;
      const pending = this.pool[place] as Pending<P>;
      if (!pending.cancelled) return pending;
      this.queue.pop();
    }
  }

  /** All messages in order. */
  waiting(): Pending<P>[] {
    return this.queue
      .places()
      .map((place) => this.pool[place] as Pending<P>)
      .filter(({ cancelled }) => !cancelled);
  }
}
