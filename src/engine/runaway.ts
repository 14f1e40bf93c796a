import type { Message } from './system.js';

const MOST_PER_INSTANT = 10_000;
const WATCHED = 64;

/** The error that stops a runaway run. It names the entity and the loop. */
export class RunawayError extends Error {
  override readonly name = 'RunawayError';
}

interface Handled {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly event: Message;
}

/** What a guard has counted so far, as plain data. */
export interface SavedRunaway {
  readonly instant: number;
  readonly count: number;
  readonly last: readonly string[];
}

/** Stops a run that handles too many messages in all, or too many within one second. */
export class RunawayGuard {
  private instant = -1;
  private count = 0;
  private last: string[] = [];

  constructor(private readonly maxEvents: number) {}

  /** Prepares for a new run. */
  clear(): void {
    this.instant = -1;
    this.count = 0;
    if (this.last.length > 0) this.last = [];
  }

  save(): SavedRunaway {
    return { instant: this.instant, count: this.count, last: [...this.last] };
  }

  restore({ instant, count, last }: SavedRunaway): void {
    this.instant = instant;
    this.count = count;
    this.last = [...last];
  }

  /** Throws a `RunawayError` once a limit is passed. */
  check(handled: Handled, events: number): void {
    if (handled.at !== this.instant) {
      this.instant = handled.at;
      this.count = 0;
    }
    this.count += 1;
    if (this.count > MOST_PER_INSTANT - WATCHED || events > this.maxEvents - WATCHED) this.watch(handled, events);
  }

  /** Near a limit, remembers the last messages, so that the error can name the loop. */
  private watch(handled: Handled, events: number): void {
    this.last.push(`${handled.from} → ${handled.event.type} → ${handled.to}`);
    if (this.last.length > WATCHED) this.last.shift();
    if (this.count > MOST_PER_INSTANT) {
      throw new RunawayError(
        `Runaway: messages of ${handled.to} loop without end at second ${handled.at}: ${loop(this.last)}`,
      );
    }
    if (events > this.maxEvents) {
      throw new RunawayError(
        `Runaway: more than ${this.maxEvents} events by second ${handled.at}; ${handled.to} was last: ${loop(this.last)}`,
      );
    }
  }
}

/** The shortest cycle that the end of the list repeats. */
function loop(steps: readonly string[]): string {
  for (let period = 1; period <= steps.length / 2; period++) {
    const turn = steps.slice(-period);
    if (turn.every((step, i) => step === steps[steps.length - 2 * period + i])) return turn.join(', ');
  }
  return steps.slice(-4).join(', ');
}
