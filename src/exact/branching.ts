import type { Carrier, EntityName, Occurrence } from '../engine/index.js';
import { TurnEffects, exp } from '../engine/index.js';
import type { StandInDelays } from './delays.js';
import { ExactRefusal } from './refusal.js';

/** A draw of a step: the probability of each of its results. */
type Fork = readonly number[];

/**
 * The effects of a step whose draws follow a script: one number per draw, the index of its result. After the end of the script
 * every draw gives its first possible result. Repeating a step under all scripts gives all its results with their
 * probabilities. Reading the clock or the number of the message is refused, because no finite chain could follow from it.
 */
export class BranchingEffects extends TurnEffects {
  readonly forks: Fork[] = [];
  probability = 1;
  private readonly asked = new Set<string>();

  constructor(
    self: EntityName,
    carrier: Carrier,
    private readonly script: readonly number[],
    private readonly delays: StandInDelays,
  ) {
    super({ now: 0, self, seq: 0, key: [0, 0] }, carrier);
    const forbid = (field: 'now' | 'seq', reason: string, cure: string) =>
      Object.defineProperty(this, field, {
        get: () => {
          throw new ExactRefusal(this.self, `${this.self} ${reason}`, cure);
        },
      });
    forbid(
      'now',
      'looks at the clock',
      'exact needs parts that do the same at any time: without drift, deadlines or remembered times',
    );
    forbid('seq', 'keeps the numbers of messages', 'exact needs parts that do not remember every message');
  }

  override chance(purpose: string, occurrence: Occurrence, p: number): boolean {
    if (!(p >= 0 && p <= 1)) throw new Error(`${this.self}: the chance of ${purpose} is ${p}`);
    return this.fork(purpose, occurrence, [p, 1 - p]) === 0;
  }

  override pick(purpose: string, occurrence: Occurrence, logWeights: Readonly<Record<string, number>>): string {
    const options = Object.keys(logWeights);
    const top = Math.max(...Object.values(logWeights));
    const weights = Object.values(logWeights).map((weight) => exp(weight - top));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const index = this.fork(
      purpose,
      occurrence,
      weights.map((weight) => weight / sum),
    );
    const option = options[index];
    if (option === undefined) throw new Error(`${this.self}: pick ${purpose} has no options`);
    return option;
  }

  override wouldPick(purpose: string): string {
    throw this.noLuck(purpose);
  }

  override wouldChance(purpose: string): boolean {
    throw this.noLuck(purpose);
  }

  private noLuck(purpose: string): ExactRefusal {
    const reason = `${this.self} asks what it would have chosen with the same luck (${purpose})`;
    return new ExactRefusal(
      this.self,
      reason,
      'exact draws nothing, so there is no luck to compare: leave decisions out',
    );
  }

  override exp(purpose: string, occurrence: Occurrence, mean: number): number {
    this.once(purpose, occurrence);
    return this.delays.draw(mean);
  }

  private fork(purpose: string, occurrence: Occurrence, results: Fork): number {
    this.once(purpose, occurrence);
    const possible = results.filter((p) => p > 0);
    // A certain result is not a fork.
    if (possible.length === 1) return results.findIndex((p) => p > 0);
    const taken = this.script[this.forks.length] ?? results.findIndex((p) => p > 0);
    this.forks.push(results);
    this.probability *= results[taken] ?? 0;
    return taken;
  }

  /** Draws with the same address have the same luck, but the solver treats all draws as independent. */
  private once(purpose: string, occurrence: Occurrence): void {
    const address = `${purpose}\n${occurrence}`;
    if (this.asked.has(address)) {
      throw new ExactRefusal(
        this.self,
        `${this.self} uses the luck of ${purpose} twice`,
        'exact needs a separate address for every draw',
      );
    }
    this.asked.add(address);
  }
}

/** The scripts that differ from the one followed at some fork after its end. */
export function otherScripts(script: readonly number[], forks: readonly Fork[]): number[][] {
  const followed = forks.map((fork, i) => script[i] ?? fork.findIndex((p) => p > 0));
  return forks.flatMap((fork, i) =>
    i < script.length
      ? []
      : fork.flatMap((p, result) => (p > 0 && result !== followed[i] ? [[...followed.slice(0, i), result]] : [])),
  );
}
