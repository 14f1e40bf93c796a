import type { TimeComparison } from './comparison.js';
import { estimateCell, SHARE, timeUnit } from './figures.js';
import type { TimeEstimate } from './statistics/survival/timeEstimate.js';
import type { Row } from './table.js';

/**
 * The lines of a time, by arm: the share of runs that reached it, the median and the restricted mean; and, if there are any, the
 * runs that ended otherwise, had no first case, or were not watched until the limit. `beside` is added to the line of the mean.
 */
export const timeRows = (
  { byArm }: Pick<TimeComparison, 'byArm'>,
  arms: readonly string[],
  runs: Readonly<Record<string, number>>,
  beside: Row,
): Row[] => {
  const times = arms.flatMap((arm) => byArm[arm] ?? []);
  const medians = timeUnit(times.flatMap(({ median, medianLow, medianHigh }) => [median, medianLow, medianHigh]));
  const means = timeUnit(times.flatMap(({ estimate, low, high }) => [estimate, low, high]));
  const row = (label: string, cell: (time: TimeEstimate) => string): Row => [`  ${label}`, ...times.map(cell)];
  const rows = [
    row('reached', reachedCell),
    row('median', ({ median, medianLow, medianHigh }) =>
      estimateCell({ estimate: median, low: medianLow, high: medianHigh }, medians),
    ),
    [...row('restricted mean', (time) => (time.reached === 0 ? '–' : estimateCell(time, means))), ...beside],
  ];
  if (times.some(({ otherwise }) => (otherwise ?? 0) > 0)) {
    rows.push(
      row('ended otherwise', (time) =>
        estimateCell({ estimate: time.otherwise, low: time.otherwiseLow, high: time.otherwiseHigh }, SHARE),
      ),
    );
  }
  const without = arms.map((arm) => (runs[arm] ?? 0) - (byArm[arm]?.cases ?? 0));
  if (without.some((count) => count > 0)) {
    rows.push(['  no first case', ...arms.map((arm, i) => `${without[i]} of ${runs[arm] ?? 0}`)]);
  }
  if (times.some(({ censored }) => censored > 0)) {
    rows.push(row('not watched so long', ({ censored, cases }) => `${censored} of ${cases}`));
  }
  return rows;
};

const reachedCell = ({ cases, reached, share, shareLow, shareHigh }: TimeEstimate): string => {
  if (cases === 0) return 'no first case in any run';
  if (reached === 0) return 'not reached in any run';
  return estimateCell({ estimate: share, low: shareLow, high: shareHigh }, SHARE);
};
