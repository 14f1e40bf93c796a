import type { Json } from './json.js';
import type { EntityName, Fact, Message, Priority } from './system.js';
import { PRIORITY } from './system.js';
import type { RunKey } from './draws.js';
import { drawAt } from './draws.js';

/** One draw as the trace keeps it: its address, what was asked, the luck, and what came of it. */
export type Draw =
  | { kind: 'chance'; purpose: string; occurrence: string; p: number; luck: number; result: boolean }
  | { kind: 'delay'; purpose: string; occurrence: string; mean: number; result: number }
  | {
      kind: 'pick';
      purpose: string;
      occurrence: string;
      /** log weight of each option, before its luck */
      weights: Record<string, number>;
      /** Gumbel luck of each option */
      luck: Record<string, number>;
      result: string;
      /** by how much the winner leads the next in log weight + luck; null where there was no other */
      margin: number | null;
    };

/** What a step asks the engine to do, as values. */
export type Effect =
  | { kind: 'send'; to: EntityName; event: Message; after: number; priority: Priority; id?: string }
  | { kind: 'cancel'; id: string }
  | { kind: 'add'; entity: EntityName; machine: string; input: Json }
  | { kind: 'note'; fact: Fact }
  | { kind: 'because'; seqs: readonly number[] }
  | { kind: 'draw'; draw: Draw };

/** Where and when a step happens: all that the engine tells it, as plain data. */
export interface Turn {
  /** seconds from the start */
  readonly now: number;
  readonly self: EntityName;
  /** the number of the message that is being handled */
  readonly seq: number;
  readonly key: RunKey;
}

export interface SendOptions {
  /** seconds until it arrives, rounded up to whole ones; 0 unless told */
  readonly after?: number;
  /** by which the sender may cancel it; a waiting message with the same id is replaced */
  readonly id?: string;
  /** a timer for messages to oneself, else a delivery, unless told */
  readonly priority?: Priority;
}

/** What a recipe may ask for. Nothing here acts at once: the engine carries it out after the step. */
export interface Effects extends Turn {
  send(to: EntityName, event: Message, options?: SendOptions): void;
  cancel(id: string): void;
  /** Adds an entity, at rest in its initial state; it moves with its first message. */
  add(entity: EntityName, machine: string, input: object): void;
  /** Tells the observers and the trace. */
  note(fact: Fact): void;
  /** Names the messages behind the beliefs and permissions that this step used. */
  because(...seqs: readonly number[]): void;
  /** True with probability `p`. */
  chance(purpose: string, occurrence: string, p: number): boolean;
  /** One of the options, with probability ∝ exp(log weight): Gumbel-max, each option with its own luck. */
  pick(purpose: string, occurrence: string, logWeights: Readonly<Record<string, number>>): string;
  /** What `pick` would give for other weights with the same luck. Records nothing. */
  wouldPick(purpose: string, occurrence: string, logWeights: Readonly<Record<string, number>>): string;
  /** An exponential delay of this mean, both in seconds, rounded up to whole ones. */
  exp(purpose: string, occurrence: string, mean: number): number;
}

/** Effects for one turn that lay what is asked for into `outbox`, in order. */
export function collectEffects(turn: Turn, outbox: Effect[]): Effects {
  return new CollectedEffects(turn, outbox);
}

class CollectedEffects implements Effects {
  readonly now: number;
  readonly self: EntityName;
  readonly seq: number;
  readonly key: RunKey;
  private readonly outbox: Effect[];

  constructor({ now, self, seq, key }: Turn, outbox: Effect[]) {
    this.now = now;
    this.self = self;
    this.seq = seq;
    this.key = key;
    this.outbox = outbox;
  }

  send(to: EntityName, event: Message, options: SendOptions = {}): void {
    const { after = 0, id, priority = to === this.self ? PRIORITY.timer : PRIORITY.delivery } = options;
    if (!(after >= 0 && after < Number.MAX_SAFE_INTEGER)) {
      throw new Error(`${this.self}: message ${event.type} to ${to} cannot be sent after ${after} s`);
    }
    const effect = { kind: 'send', to, event, after: Math.ceil(after), priority } as const;
    this.outbox.push(id === undefined ? effect : { ...effect, id });
  }

  cancel(id: string): void {
    this.outbox.push({ kind: 'cancel', id });
  }

  add(entity: EntityName, machine: string, input: object): void {
    this.outbox.push({ kind: 'add', entity, machine, input: input as Json });
  }

  note(fact: Fact): void {
    this.outbox.push({ kind: 'note', fact });
  }

  because(...seqs: readonly number[]): void {
    if (seqs.length > 0) this.outbox.push({ kind: 'because', seqs });
  }

  chance(purpose: string, occurrence: string, p: number): boolean {
    const luck = drawAt(this.key, this.self, purpose, occurrence);
    const result = luck < p;
    this.outbox.push({ kind: 'draw', draw: { kind: 'chance', purpose, occurrence, p, luck, result } });
    return result;
  }

  pick(purpose: string, occurrence: string, logWeights: Readonly<Record<string, number>>): string {
    const drawn = this.gumbelMax(purpose, occurrence, logWeights);
    const draw: Draw = { kind: 'pick', purpose, occurrence, weights: { ...logWeights }, ...drawn };
    this.outbox.push({ kind: 'draw', draw });
    return drawn.result;
  }

  wouldPick(purpose: string, occurrence: string, logWeights: Readonly<Record<string, number>>): string {
    return this.gumbelMax(purpose, occurrence, logWeights).result;
  }

  exp(purpose: string, occurrence: string, mean: number): number {
    const result = Math.ceil(-mean * Math.log(drawAt(this.key, this.self, purpose, occurrence)));
    this.outbox.push({ kind: 'draw', draw: { kind: 'delay', purpose, occurrence, mean, result } });
    return result;
  }

  private gumbelMax(purpose: string, occurrence: string, logWeights: Readonly<Record<string, number>>) {
    const luck: Record<string, number> = {};
    let best: string | undefined;
    let bestScore = -Infinity;
    let nextScore = -Infinity;
    for (const [option, weight] of Object.entries(logWeights)) {
      if (!Number.isFinite(weight)) {
        throw new Error(`${this.self}: the weight of ${option} in pick ${purpose} is ${weight}`);
      }
      const optionLuck = -Math.log(-Math.log(drawAt(this.key, this.self, `${purpose}:${option}`, occurrence)));
      luck[option] = optionLuck;
      const score = weight + optionLuck;
      if (score > bestScore) {
        nextScore = bestScore;
        best = option;
        bestScore = score;
      } else if (score > nextScore) {
        nextScore = score;
      }
    }
    if (best === undefined) throw new Error(`${this.self}: pick ${purpose} has no options`);
    return { result: best, luck, margin: nextScore === -Infinity ? null : bestScore - nextScore };
  }
}
