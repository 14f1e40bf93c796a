import type { Entry, Epoch, Input } from '../engine/index.js';
import type { CrisisFact, Outcome } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { prepareRuns } from './run.js';

type DecisionFact = Extract<CrisisFact, { fact: 'decision' }>;

/** A run, by all that it depends on. */
export interface RunAsRecorded {
  readonly arm: string | null;
  readonly seed: string;
  readonly inputs: readonly Input[];
  readonly epochs?: readonly Epoch[];
}

/** A decision of a run that the formula took, and where it stands in the run. */
export interface DecisionTaken {
  readonly seq: number;
  /** the message handled before it; 0: none */
  readonly before: number;
  /** seconds from the start */
  readonly at: number;
  readonly entity: string;
  readonly fact: DecisionFact;
}

/** Another choice at one decision, and what it comes to. */
export interface Pivot {
  readonly seq: number;
  readonly at: number;
  readonly office: string;
  readonly case: string | null;
  readonly chosen: string;
  readonly instead: string;
  /** the chance that the formula gave to it */
  readonly chance: number;
  readonly peak: number;
  readonly peakInstead: number;
}

/** The decisions that the formula took in a run, from its entries in order. */
export function decisionsTaken(entries: Iterable<Entry>): DecisionTaken[] {
  const taken: DecisionTaken[] = [];
  let before = 0;
  for (const { seq, at, to: entity, facts } of entries) {
    for (const noted of facts) {
      const fact = noted as CrisisFact;
      if (fact.fact === 'decision' && fact.by === undefined) taken.push({ seq, before, at, entity, fact });
    }
    before = seq;
  }
  return taken;
}

/** The input by which one decision is taken on another belief, or for another option, and all before it stays as it was. */
export function suppositionAt(
  { before, at, entity }: DecisionTaken,
  supposed: { readonly belief: number } | { readonly option: string },
): Input {
  const event = { type: 'suppose', belief: null, option: null, ...supposed };
  return { origin: 'supposition', after: before, at, to: entity, event };
}

/**
 * The inputs of a run, with a supposition. Null where an input came in later than that: it names the messages that it follows
 * and answers by their numbers, and these would no longer be the same.
 */
function withSupposition(inputs: readonly Input[], supposition: Input): Input[] | null {
  return inputs.some(({ after }) => after > supposition.after) ? null : [...inputs, supposition];
}

/**
 * Runs a run again with each single decision replaced by each other option that was open, and returns the replacements that
 * change the peak rung, those that change it most first, likelier ones before others. Executes one run for each.
 */
export function pivotsOf(scenario: CheckedScenario, recorded: RunAsRecorded, entries: Iterable<Entry>): Pivot[] {
  const { arm, seed, inputs, epochs } = recorded;
  const run = prepareRuns(scenario, arm);
  const outcomeWith = (given: readonly Input[]): Outcome =>
    run({ seed, inputs: given, ...(epochs === undefined ? {} : { epochs }) }).outcome;
  const peak = outcomeWith(inputs).peakRung;
  const pivots = decisionsTaken(entries).flatMap((decision) => {
    const { seq, at, fact } = decision;
    const others = Object.entries(fact.options).filter(([option]) => option !== fact.chosen);
    return others.flatMap(([instead, chance]): Pivot[] => {
      const supposing = withSupposition(inputs, suppositionAt(decision, { option: instead }));
      if (supposing === null) return [];
      const peakInstead = outcomeWith(supposing).peakRung;
      const { actor: office, case: about, chosen } = fact;
      return peakInstead === peak ? [] : [{ seq, at, office, case: about, chosen, instead, chance, peak, peakInstead }];
    });
  });
  const size = (pivot: Pivot) => Math.abs(pivot.peakInstead - pivot.peak);
  return pivots.toSorted((a, b) => size(b) - size(a) || b.chance - a.chance || a.seq - b.seq);
}

/** What came of a claim that another belief would have tipped a decision, run again with that belief. */
export interface ClaimChecked {
  readonly holds: boolean;
  /** what was chosen on that belief; null: the case was cleared, or closed, instead */
  readonly chosen: string | null;
  readonly peak: number;
  readonly peakInstead: number;
}

/** Runs a run again with one decision taken on another belief. Null where a later input keeps it from that. Executes two runs. */
export function checkClaim(
  scenario: CheckedScenario,
  recorded: RunAsRecorded,
  decision: DecisionTaken,
  claim: { readonly to: string; readonly at: number },
): ClaimChecked | null {
  const { arm, seed, inputs, epochs } = recorded;
  const run = prepareRuns(scenario, arm);
  const shared = { seed, ...(epochs === undefined ? {} : { epochs }) };
  const peak = run({ ...shared, inputs }).outcome.peakRung;
  let chosen: string | null = null;
  const supposing = withSupposition(inputs, suppositionAt(decision, { belief: claim.at }));
  if (supposing === null) return null;
  const { outcome } = run({
    ...shared,
    inputs: supposing,
    trace({ seq, to, facts }) {
      if (seq !== decision.seq || to !== decision.entity) return;
      const made = facts.find(({ fact }) => fact === 'decision') as DecisionFact | undefined;
      chosen = made?.chosen ?? null;
    },
  });
  return { holds: chosen === claim.to, chosen, peak, peakInstead: outcome.peakRung };
}
