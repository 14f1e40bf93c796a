import { pairWithBaseline } from './seeds.js';
import { meanInterval, pairedMeanDifference } from './statistics/mean.js';
import { pairedProportions, type PairedCounts } from './statistics/paired.js';
import { wilsonInterval } from './statistics/proportion.js';
import { pairedValues, presentValues, type ArmValues } from './values.js';
import type { BinaryPair, MeanPair, MeasuredOutcome, OutcomeComparison } from './vocabulary.js';

/** Returns one outcome by arm with its intervals, and the difference of every other arm from the baseline. */
export const compareOutcome = (
  { name, kind }: MeasuredOutcome,
  arms: readonly ArmValues[],
  baseline: string,
  level: number,
): OutcomeComparison => {
  const pairs = pairWithBaseline(arms, baseline);
  if (kind === 'binary') {
    const share = ({ values }: ArmValues) => {
      const counted = presentValues(values);
      return wilsonInterval(counted.filter((value) => value === 1).length, counted.length, level);
    };
    return { name, kind, byArm: byArm(arms, share), pairs: pairs.map(({ a, b }) => binaryPair(a, b, level)) };
  }
  const mean = ({ values }: ArmValues) => meanInterval(presentValues(values), level);
  const meanPairs = pairs.map(({ a, b }) => meanPair(a, b, level));
  if (kind !== 'time') return { name, kind, byArm: byArm(arms, mean), pairs: meanPairs };
  const time = (arm: ArmValues) => ({
    ...mean(arm),
    reached: arm.values.length - arm.censored,
    censored: arm.censored,
  });
  return { name, kind, byArm: byArm(arms, time), pairs: meanPairs };
};

const byArm = <Estimate>(
  arms: readonly ArmValues[],
  estimate: (values: ArmValues) => Estimate,
): Record<string, Estimate> => Object.fromEntries(arms.map((each) => [each.arm, estimate(each)]));

const binaryPair = (a: ArmValues, b: ArmValues, level: number): BinaryPair => {
  const counts = pairedCounts(pairedValues(a, b));
  const { onlyA, onlyB } = counts;
  return { a: a.arm, b: b.arm, ...pairedProportions(counts, level), onlyA, onlyB, method: 'newcombe-1998-paired' };
};

const meanPair = (a: ArmValues, b: ArmValues, level: number): MeanPair => {
  const paired = pairedValues(a, b);
  return { a: a.arm, b: b.arm, ...pairedMeanDifference(paired.a, paired.b, level), method: 'paired-t' };
};

const pairedCounts = ({ a, b }: { a: readonly number[]; b: readonly number[] }): PairedCounts => {
  const cell = (inA: number, inB: number): number => a.filter((value, i) => value === inA && b[i] === inB).length;
  return { both: cell(1, 1), onlyA: cell(1, 0), onlyB: cell(0, 1), neither: cell(0, 0) };
};
