import { exp, log } from '../../engine/index.js';
import type { Parameters } from '../parameters.js';

/** One contribution to a belief: its reason, its amount in log-odds, and the message that brought it. */
export interface Contribution {
  readonly why: string;
  readonly amount: number;
  readonly seq: number;
}

/** A belief in log-odds. Its value is the sum of its contributions. */
export interface Belief {
  logOdds: number;
  contributions: Contribution[];
}

export function logit(p: number): number {
  return log(p / (1 - p));
}

export function logistic(logOdds: number): number {
  return 1 / (1 + exp(-logOdds));
}

/** The probability of "hostile". */
export function probability(belief: Belief): number {
  return logistic(belief.logOdds);
}

/** A belief with this probability, for this reason. The clip limits how certain it can be. Model, 1.2. */
export function priorBelief(p: number, why: string, seq: number, clip = Infinity): Belief {
  const amount = Math.min(clip, Math.max(-clip, logit(p)));
  return { logOdds: amount, contributions: [{ why, amount, seq }] };
}

/** Adds a contribution within the clip. One that would change nothing is not recorded. Model, 1.2. */
export function contribute(belief: Belief, why: string, amount: number, seq: number, clip: number): void {
  const next = Math.min(clip, Math.max(-clip, belief.logOdds + amount));
  const moved = next - belief.logOdds;
  if (moved === 0) return;
  belief.logOdds = next;
  belief.contributions.push({ why, amount: moved, seq });
}

/** The messages behind a belief. */
export function sourcesOf({ contributions }: Belief): number[] {
  return contributions.map(({ seq }) => seq).filter((seq) => seq > 0);
}

/** The contributions to a belief so far, frozen. */
export function groundsOf({ contributions }: Belief): readonly Contribution[] {
  // Written field by field: a copy made by spreading takes ten times as long to freeze.
  return Object.freeze(contributions.map(({ why, amount, seq }) => Object.freeze({ why, amount, seq })));
}

/** ω · ln LR, where ω depends on the reader and on whether the evidence is confirming. Model, 1.2; Jervis 1976. */
export function weighted(lnRatio: number, weights: { confirming: number; disconfirming: number }): number {
  return lnRatio * (lnRatio > 0 ? weights.confirming : weights.disconfirming);
}

/**
 * ln of the likelihood ratio of a report that its first reader misreads with chance `misread`:
 * [(1−μ)·P(e|H) + μ·P(¬e|H)] / [the same for A]. Model, 1.2.
 */
export function reportLogRatio(read: boolean, givenHostile: number, givenAccident: number, misread: number): number {
  const reads = (p: number) => {
    const yes = (1 - misread) * p + misread * (1 - p);
    return read ? yes : 1 - yes;
  };
  return log(reads(givenHostile) / reads(givenAccident));
}

/** The chance that a side has found out by now what its own act was: 1 − e^(−t/τ), with t in seconds since the act. Model, 1.4 and 3.15. */
export function foundOut(since: number, { truthTakes }: Parameters): number {
  return truthTakes === 0 ? 1 : 1 - exp(-since / truthTakes);
}

/** P(a hostile speaker says "it was an accident") = κε + (1−κ)h. Model, 1.4. */
export function lieChance(credibility: number, { honest, liesAnyway }: Parameters): number {
  return credibility * liesAnyway + (1 - credibility) * honest;
}

/** ln of the likelihood ratio of "it was an accident": [κε + (1−κ)h] / h; exactly 0 at κ = 0. Model, 1.4. */
export function talkLogRatio(credibility: number, parameters: Parameters): number {
  if (credibility === 0) return 0;
  return log(lieChance(credibility, parameters) / parameters.honest);
}

/**
 * ln of the likelihood ratio of a call in which an act is not explained: (1 − q·lie)/(1 − q·h), `since` seconds after the act. A guilty
 * side that would claim an accident waits as long as an innocent one needs to find out: its haste would give it away. So an
 * explanation keeps its ratio, lie/h, at any time, and the expected belief after a call is the belief before it. What
 * arrives garbled is not heard. Model, 1.4.
 */
export function silenceLogRatio(credibility: number, garbles: number, since: number, parameters: Parameters): number {
  const said = foundOut(since, parameters) * (1 - garbles);
  return log((1 - said * lieChance(credibility, parameters)) / (1 - said * parameters.honest));
}

/**
 * How far the drift to the worst case moves a belief: ℓ* + (ℓ₀ − ℓ*)·e^(−δt) − ℓ₀, upwards only.
 * `hours` is the time without contact, reduced already by what slows the drift. Model, 1.6.
 */
export function drift(logOdds: number, hours: number, { driftRate, driftTarget }: Parameters): number {
  if (hours <= 0) return 0;
  const target = logit(driftTarget);
  if (logOdds >= target) return 0;
  return (target - logOdds) * (1 - exp(-driftRate * hours));
}

/** The period over which a drift is added, and the contacts that affect it. */
export interface DriftSpell {
  readonly from: number;
  readonly to: number;
  readonly strategicUntil: number;
  readonly tacticalUntil: number;
  readonly physical: boolean;
}

/** The hours of a period that count for the drift: none under strategic contact, fewer under tactical contact or evidence. Model, 1.6. */
export function driftHours(spell: DriftSpell, { driftWithTactical, driftWithEvidence }: Parameters): number {
  const start = Math.max(spell.from, spell.strategicUntil);
  const free = Math.max(0, spell.to - start);
  const tactical = Math.min(free, Math.max(0, spell.tacticalUntil - start));
  const counted = free - tactical + tactical * driftWithTactical;
  return (counted / 3600) * (spell.physical ? driftWithEvidence : 1);
}
