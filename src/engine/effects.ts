import type { Json } from './json.js';
import type { EntityName, Fact, Message, Priority } from './system.js';
import { PRIORITY } from './system.js';
import type { NameBits, Occurrence } from './address.js';
import { nameBits } from './address.js';
import type { Weights } from './drawRecord.js';
import type { RunKey } from './draws.js';
import { drawFor } from './draws.js';
import { log } from './elementary.js';
import type { Epochs } from './epochs.js';
import type { Decreed, Overruling } from './overruling.js';
import { overrulingOf } from './overruling.js';
import { Copier } from './snapshot.js';

/** Where and when a step happens: everything that the engine tells it, as plain data. */
export interface Turn {
  /** seconds from the start */
  readonly now: number;
  readonly self: EntityName;
  /** the number of the message that is being handled */
  readonly seq: number;
  readonly key: RunKey;
  /** set if the run remembers which addresses it has read; then they give the key of each draw */
  readonly epochs?: Epochs | null;
  /** draws that are decided in place of luck */
  readonly overrulings?: readonly Overruling[];
}

export interface SendOptions {
  /** seconds until it arrives, rounded up to whole seconds; default: 0 */
  readonly after?: number;
  /** the sender can cancel the message by this id; a waiting message with the same id is replaced */
  readonly id?: string;
  /** default: a timer if the entity sends it to itself, else a delivery */
  readonly priority?: Priority;
}

/**
 * What a recipe may ask for. Nothing reaches another entity before the step is over. What is sent or noted is copied at that
 * moment, so later changes of the data do not reach it.
 */
export interface Effects extends Turn {
  send(to: EntityName, event: Message, options?: SendOptions): void;
  cancel(id: string): void;
  /** Adds an entity in its initial state. It takes its first step when its first message arrives. */
  add(entity: EntityName, machine: string, input: object): void;
  /** Tells the observers and the trace. */
  note(fact: Fact): void;
  /** Records the messages behind the beliefs and permissions that this step used. */
  because(...seqs: readonly number[]): void;
  /** True with probability `p`. */
  chance(purpose: string, occurrence: Occurrence, p: number): boolean;
  /** One of the options, with probability ∝ exp(log weight): Gumbel-max, each option with its own luck. */
  pick(purpose: string, occurrence: Occurrence, logWeights: Weights): string;
  /** What `pick` would give for other weights with the same luck. Records nothing. */
  wouldPick(purpose: string, occurrence: Occurrence, logWeights: Weights): string;
  /** What `chance` would give. Records nothing. */
  wouldChance(purpose: string, occurrence: Occurrence, p: number): boolean;
  /** An exponential delay with this mean, both in seconds, rounded up to whole seconds. */
  exp(purpose: string, occurrence: Occurrence, mean: number): number;
  /**
   * Decides a draw of any entity in place of luck, from the next message on. An outcome that the draw cannot have leaves it to
   * luck: true or false for `chance`, one of the options for `pick`, whole seconds for `exp`.
   */
  overrule(entity: EntityName, purpose: string, occurrence: Occurrence, outcome: Decreed): void;
}

/** Carries out what a step asks for: the engine does so at once, an outbox keeps the values for later. */
export interface Carrier {
  send(to: EntityName, event: Message, after: number, priority: Priority, id: string | undefined): void;
  cancel(id: string): void;
  add(entity: EntityName, machine: string, input: Json): void;
  note(fact: Fact): void;
  because(seqs: readonly number[]): void;
  chance(purpose: string, occurrence: Occurrence, p: number, luck: number, result: boolean, overruled?: number): void;
  delay(purpose: string, occurrence: Occurrence, mean: number, result: number, overruled?: number): void;
  /** `luckOf` computes the luck of each option; only a trace needs it. */
  pick(
    purpose: string,
    occurrence: Occurrence,
    weights: Weights,
    luckOf: () => Record<string, number>,
    result: string,
    margin: number | null,
    overruled?: number,
  ): void;
  overrule(overruling: Overruling): void;
}

/** The delay in whole seconds, rounded up. Throws if it is negative or too large. */
export function wholeDelay(after: number, self: EntityName, event: Message, to: EntityName): number {
  if (after >= 0 && after < Number.MAX_SAFE_INTEGER) return Math.ceil(after);
  throw notAfter(after, self, event, to);
}

// Apart from `wholeDelay`, so that V8 can inline that.
function notAfter(after: number, self: EntityName, event: Message, to: EntityName): Error {
  return new Error(`${self}: message ${event.type} to ${to} cannot be sent after ${after} s`);
}

const NONE: readonly Overruling[] = [];

function isFlag(outcome: Decreed): outcome is boolean {
  return typeof outcome === 'boolean';
}

function isWholeDelay(outcome: Decreed): outcome is number {
  return typeof outcome === 'number' && Number.isSafeInteger(outcome) && outcome >= 0;
}

/** The acting entity: its name, and the hash of the name for draws. */
export interface Acting {
  readonly name: EntityName;
  readonly drawBits: NameBits;
}

/** The effects of a turn. The engine may use one for many turns. */
export class TurnEffects implements Effects {
  now: number;
  who: Acting;
  seq: number;
  key: RunKey;
  epochs: Epochs | null;
  overrulings: readonly Overruling[];
  readonly carrier: Carrier;
  private readonly copier = new Copier();
  /** the lead of the last pick's winner; null if there was no other option */
  private margin: number | null = null;

  constructor({ now, self, seq, key, epochs = null, overrulings = NONE }: Turn, carrier: Carrier) {
    this.now = now;
    this.who = { name: self, drawBits: nameBits(self) };
    this.seq = seq;
    this.key = key;
    this.epochs = epochs;
    this.overrulings = overrulings;
    this.carrier = carrier;
  }

  get self(): EntityName {
    return this.who.name;
  }

  send(to: EntityName, event: Message, options?: SendOptions): void {
    const after = options?.after ?? 0;
    const priority = options?.priority ?? (to === this.self ? PRIORITY.timer : PRIORITY.delivery);
    this.carrier.send(
      to,
      this.copier.copyMessage(event),
      wholeDelay(after, this.self, event, to),
      priority,
      options?.id,
    );
  }

  cancel(id: string): void {
    this.carrier.cancel(id);
  }

  add(entity: EntityName, machine: string, input: object): void {
    this.carrier.add(entity, machine, Object.freeze(this.copier.copy(input)) as Json);
  }

  note(fact: Fact): void {
    this.carrier.note(this.copier.freezeParts(fact));
  }

  because(...seqs: readonly number[]): void {
    if (seqs.length > 0) this.carrier.because(seqs);
  }

  chance(purpose: string, occurrence: Occurrence, p: number): boolean {
    if (!(p >= 0 && p <= 1)) throw this.noChance(purpose, p);
    const luck = drawFor(this.keyFor(purpose, occurrence), this.who.drawBits, purpose, occurrence);
    const overruling = this.overrulingOf(purpose, occurrence, isFlag);
    const result = overruling === undefined ? luck < p : overruling.outcome;
    this.carrier.chance(purpose, occurrence, p, luck, result, this.credit(overruling));
    return result;
  }

  pick(purpose: string, occurrence: Occurrence, logWeights: Weights): string {
    const drawn = this.gumbelMax(purpose, occurrence, logWeights);
    const overruling = this.optionDecreed(purpose, occurrence, logWeights);
    const result = overruling?.outcome ?? drawn;
    // A carrier calls this at once or never, while key and entity are those of this step.
    const luckOf = () => this.luckOf(purpose, occurrence, logWeights);
    const margin = overruling === undefined ? this.margin : null;
    this.carrier.pick(purpose, occurrence, logWeights, luckOf, result, margin, this.credit(overruling));
    return result;
  }

  wouldPick(purpose: string, occurrence: Occurrence, logWeights: Weights): string {
    const drawn = this.gumbelMax(purpose, occurrence, logWeights);
    return this.optionDecreed(purpose, occurrence, logWeights)?.outcome ?? drawn;
  }

  wouldChance(purpose: string, occurrence: Occurrence, p: number): boolean {
    const luck = drawFor(this.keyFor(purpose, occurrence), this.who.drawBits, purpose, occurrence);
    return this.overrulingOf(purpose, occurrence, isFlag)?.outcome ?? luck < p;
  }

  exp(purpose: string, occurrence: Occurrence, mean: number): number {
    const luck = drawFor(this.keyFor(purpose, occurrence), this.who.drawBits, purpose, occurrence);
    const overruling = this.overrulingOf(purpose, occurrence, isWholeDelay);
    const result = overruling?.outcome ?? Math.ceil(-mean * log(luck));
    this.carrier.delay(purpose, occurrence, mean, result, this.credit(overruling));
    return result;
  }

  overrule(entity: EntityName, purpose: string, occurrence: Occurrence, outcome: Decreed): void {
    this.carrier.overrule({ entity, purpose, occurrence: String(occurrence), outcome, seq: this.seq });
  }

  private overrulingOf<T extends Decreed>(
    purpose: string,
    occurrence: Occurrence,
    fits: (outcome: Decreed) => outcome is T,
  ): { readonly outcome: T; readonly seq: number } | undefined {
    if (this.overrulings.length === 0) return undefined;
    const found = overrulingOf(this.overrulings, this.self, purpose, occurrence);
    if (found === undefined) return undefined;
    const { outcome, seq } = found;
    return fits(outcome) ? { outcome, seq } : undefined;
  }

  private optionDecreed(purpose: string, occurrence: Occurrence, options: Weights) {
    const isOption = (outcome: Decreed): outcome is string =>
      typeof outcome === 'string' && Object.hasOwn(options, outcome);
    return this.overrulingOf(purpose, occurrence, isOption);
  }

  /** The message that decided a draw stands behind what came of it. */
  private credit(overruling: { readonly seq: number } | undefined): number | undefined {
    if (overruling !== undefined) this.because(overruling.seq);
    return overruling?.seq;
  }

  private noChance(purpose: string, p: number): Error {
    return new Error(`${this.self}: the chance of ${purpose} is ${p}`);
  }

  /** The winning option. Leaves its lead in `margin`. */
  private gumbelMax(purpose: string, occurrence: Occurrence, logWeights: Weights): string {
    let best: string | undefined;
    let bestScore = -Infinity;
    let nextScore = -Infinity;
    for (const option in logWeights) {
      const weight = logWeights[option] ?? Number.NaN;
      if (!Number.isFinite(weight)) {
        throw new Error(`${this.self}: the weight of ${option} in pick ${purpose} is ${weight}`);
      }
      const score = weight + this.gumbel(purpose, option, occurrence);
      if (score > bestScore) {
        nextScore = bestScore;
        best = option;
        bestScore = score;
      } else if (score > nextScore) {
        nextScore = score;
      }
    }
    if (best === undefined) throw new Error(`${this.self}: pick ${purpose} has no options`);
    this.margin = nextScore === -Infinity ? null : bestScore - nextScore;
    return best;
  }

  private luckOf(purpose: string, occurrence: Occurrence, logWeights: Weights): Record<string, number> {
    const options = Object.keys(logWeights);
    return Object.fromEntries(options.map((option) => [option, this.gumbel(purpose, option, occurrence)]));
  }

  /** The Gumbel luck of an option. */
  private gumbel(purpose: string, option: string, occurrence: Occurrence): number {
    const address = `${purpose}:${option}`;
    return -log(-log(drawFor(this.keyFor(address, occurrence), this.who.drawBits, address, occurrence)));
  }

  private keyFor(purpose: string, occurrence: Occurrence): RunKey {
    const { epochs } = this;
    return epochs === null ? this.key : epochs.keyFor(this.who.drawBits, purpose, occurrence);
  }
}
