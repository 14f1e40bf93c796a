import { differenceCell, meanCell, NUMBER, pCell, percent, SHARE, shareCell, timeUnit, type Unit } from './figures.js';
import { alignRows, fitsLine, splitColumns, type Row } from './table.js';
import type { BinaryPair, Comparison, MeanPair, OutcomeComparison } from './comparison.js';

export interface ReportOptions {
  readonly title: string;
  /** What to call an outcome, by its name; the name itself where there is no entry. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Writes whole seconds, never negative, such as `19 h 20 min`. */
  readonly formatTime: (seconds: number) => string;
}

const BESIDE_DIFFERENCE = ['only in (seeds)', 'p'];

/**
 * Returns the comparison as plain text without colour: every outcome by arm, then the differences from the baseline.
 * Two arms and their difference share one table where that fits in 100 columns.
 */
export const reportText = (comparison: Comparison, options: ReportOptions): string =>
  [[options.title, summaryLine(comparison)], ...tables(comparison, options), notes(comparison, options)]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');

const summaryLine = ({ arms, runs, level }: Comparison): string => {
  const everyArm = arms.length > 1 ? ', each run in every arm' : '';
  return `${runs} ${runs === 1 ? 'seed' : 'seeds'}${everyArm}. ± and [low, high] are ${percent(level, 0)} intervals.`;
};

const tables = (comparison: Comparison, options: ReportOptions): string[][] => {
  const { arms, baseline, outcomes } = comparison;
  if (outcomes.length === 0) return [];
  const others = arms.filter((arm) => arm !== baseline);
  if (others.length === 1) {
    const joined = alignRows([
      ['', ...arms, `${others[0]} − ${baseline}`, ...BESIDE_DIFFERENCE],
      ...outcomes.flatMap((outcome) => armRows(outcome, comparison, options, pairCells(outcome, 0, options))),
    ]);
    if (fitsLine(joined)) return [joined];
  }
  const byArm = splitColumns([
    ['', ...arms],
    ...outcomes.flatMap((outcome) => armRows(outcome, comparison, options, [])),
  ]);
  return others.length === 0 ? byArm : [...byArm, differenceTable(others, comparison, options)];
};

/** An outcome by arm, and below it what its means leave out. */
const armRows = (
  outcome: OutcomeComparison,
  { arms, runs }: Comparison,
  options: ReportOptions,
  beside: Row,
): Row[] => {
  const rows: Row[] = [[labelOf(outcome, options), ...arms.map((arm) => armCell(outcome, arm, options)), ...beside]];
  if (outcome.kind === 'time' && arms.some((arm) => outcome.byArm[arm]?.censored)) {
    rows.push(['  not reached', ...arms.map((arm) => percent((outcome.byArm[arm]?.censored ?? 0) / runs, 1))]);
  }
  if (arms.some((arm) => outcome.byArm[arm]?.n !== runs)) {
    rows.push(['  counted', ...arms.map((arm) => `${outcome.byArm[arm]?.n ?? 0} of ${runs}`)]);
  }
  return rows;
};

const differenceTable = (
  others: readonly string[],
  { baseline, outcomes }: Comparison,
  options: ReportOptions,
): string[] => {
  const what = others.length === 1 ? `Difference ${others[0]} − ${baseline}` : `Difference from ${baseline}`;
  const rows = outcomes.flatMap((outcome): Row[] => {
    const label = labelOf(outcome, options);
    if (others.length === 1) return [[label, ...pairCells(outcome, 0, options)]];
    return [[label], ...others.map((other, i) => [`  ${other}`, ...pairCells(outcome, i, options)])];
  });
  return [`${what}, paired by seed`, '', ...alignRows([['', 'difference', ...BESIDE_DIFFERENCE], ...rows])];
};

const notes = ({ arms, horizon, outcomes, pairing }: Comparison, { labels, formatTime }: ReportOptions): string[] => {
  const lines: string[] = [];
  if (outcomes.some(({ kind, byArm }) => kind === 'time' && Object.values(byArm).some((time) => time.censored > 0))) {
    lines.push(`A time that was not reached counts as ${formatTime(horizon)}, the horizon.`);
  }
  if (pairing !== null && pairing.varianceRatio !== null) {
    const worth = pairing.varianceRatio.toFixed(1);
    const only = pairing.varianceRatio < 1 ? 'only ' : '';
    lines.push(`Sharing the luck of each seed made this comparison worth ${only}${worth} times as many runs.`);
    const outcome = labels?.[pairing.outcome] ?? pairing.outcome;
    if (arms.length > 2) lines.push(`(That is for ${outcome}, ${pairing.a} − ${pairing.b}.)`);
  }
  return lines;
};

const armCell = (outcome: OutcomeComparison, arm: string, options: ReportOptions): string => {
  if (outcome.kind === 'binary') {
    const share = outcome.byArm[arm];
    return share === undefined ? '' : shareCell(share);
  }
  const mean = outcome.byArm[arm];
  return mean === undefined ? '' : meanCell(mean, unitOf(outcome, options));
};

const pairCells = (outcome: OutcomeComparison, index: number, options: ReportOptions): Row => {
  const pair: BinaryPair | MeanPair | undefined = outcome.pairs[index];
  if (pair === undefined) return [];
  return [differenceCell(pair, unitOf(outcome, options)), 'onlyA' in pair ? onlyInCell(pair) : '', pCell(pair.p)];
};

const onlyInCell = ({ a, b, onlyA, onlyB }: BinaryPair): string =>
  onlyA + onlyB === 0 ? 'none' : `${a} ${onlyA} · ${b} ${onlyB}`;

const unitOf = ({ kind }: OutcomeComparison, { formatTime }: ReportOptions): Unit => {
  if (kind === 'binary') return SHARE;
  return kind === 'time' ? timeUnit(formatTime) : NUMBER;
};

const labelOf = ({ name }: OutcomeComparison, { labels }: ReportOptions): string => labels?.[name] ?? name;
