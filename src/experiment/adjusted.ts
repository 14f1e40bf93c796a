import type { OutcomeComparison, ReportedOutcome } from './comparison.js';
import { holmAdjusted } from './statistics/holm.js';

/** Adds to every p-value of a table the value adjusted by Holm’s method for all p-values of the table. */
export const withHolm = (outcomes: readonly OutcomeComparison[]): ReportedOutcome[] => {
  const adjusted = holmAdjusted(outcomes.flatMap(({ pairs }) => pairs.map(({ p }) => p)));
  let next = 0;
  const mark = <Pair>(pair: Pair): Pair & { pHolm: number | null } => ({ ...pair, pHolm: adjusted[next++] ?? null });
  return outcomes.map((outcome): ReportedOutcome => {
    switch (outcome.kind) {
      case 'binary':
        return { ...outcome, pairs: outcome.pairs.map(mark) };
      case 'time':
        return { ...outcome, pairs: outcome.pairs.map(mark) };
      default:
        return { ...outcome, pairs: outcome.pairs.map(mark) };
    }
  });
};
