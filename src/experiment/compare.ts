import { divergentSeeds } from './divergence.js';
import { compareOutcome } from './outcome.js';
import { alignBySeed, pairWithBaseline } from './seeds.js';
import { pairingGain } from './statistics/pairing.js';
import { pairedValues, valuesByArm, type ArmValues } from './values.js';
import type { CompareInput, Comparison, Pairing } from './vocabulary.js';

const LEVEL = 0.95;

/**
 * Returns the arms compared seed by seed: every outcome by arm with its 95 % interval, and every other arm minus the
 * baseline. The headline outcome is the first binary one, else the first. The order of the rows is of no account.
 * Throws an Error if the arms do not have the same seeds, or a value does not fit its outcome's kind.
 */
export const compare = (input: CompareInput): Comparison => {
  const { scenario, seed, arms, horizon } = input;
  const runs = alignBySeed(arms, input.rows);
  const baseline = arms.includes(input.baseline) ? input.baseline : (arms[0] ?? input.baseline);
  const outcomes = input.outcomes.map((outcome) => ({ ...outcome, arms: valuesByArm(outcome, runs, horizon) }));
  const headline = outcomes.find(({ kind }) => kind === 'binary') ?? outcomes[0];
  const [headlinePair] = pairWithBaseline(headline?.arms ?? [], baseline);
  const [runPair] = pairWithBaseline(runs, baseline);
  return {
    scenario,
    seed,
    runs: runs[0]?.runs.length ?? 0,
    arms: [...arms],
    baseline,
    horizon,
    level: LEVEL,
    outcomes: outcomes.map((outcome) => compareOutcome(outcome, outcome.arms, baseline, LEVEL)),
    pairing: headline && headlinePair ? pairingOf(headline.name, headlinePair) : null,
    divergent: runPair
      ? divergentSeeds(runPair.a.runs, runPair.b.runs, (i) => headlinePair?.a.values[i] !== headlinePair?.b.values[i])
      : [],
  };
};

const pairingOf = (outcome: string, { a, b }: { a: ArmValues; b: ArmValues }): Pairing => {
  const paired = pairedValues(a, b);
  return { outcome, a: a.arm, b: b.arm, ...pairingGain(paired.a, paired.b) };
};
