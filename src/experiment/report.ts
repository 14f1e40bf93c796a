import { percent } from '../telling/index.js';
import { detectionBlock } from './detectionRows.js';
import { differenceCell, estimateCell, lengthOfTime, NUMBER, pCell, SHARE, timeUnit, type Unit } from './figures.js';
import { alignRows, fitsLine, splitColumns, type Row } from './table.js';
import { timeRows } from './timeRows.js';
import type { Comparison, ReportedOutcome } from './comparison.js';

export interface ReportOptions {
  readonly title: string;
  /** labels of outcomes, by name; an outcome without a label is called by its name */
  readonly labels?: Readonly<Record<string, string>>;
}

const BESIDE_DIFFERENCE = ['only in (seeds)', 'p (Holm)'];

/**
 * Returns the comparison as plain text without colour: every outcome by arm, then the differences from the baseline.
 * Two arms and their difference share one table if it fits in 100 columns. Executes nothing.
 */
export const reportText = (comparison: Comparison, options: ReportOptions): string =>
  [
    [options.title, summaryLine(comparison)],
    ...tables(tableOf(comparison), options),
    comparison.detection === undefined ? [] : detectionBlock(comparison.detection, comparison),
    ...strataTables(comparison, options),
    notes(comparison, options),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');

const summaryLine = ({ arms, runs, level }: Comparison): string => {
  const everyArm = arms.length > 1 ? ', each run in every arm' : '';
  return `Shares are of simulated runs, under the assumptions of the scenario.\n${runs} ${runs === 1 ? 'seed' : 'seeds'}${everyArm}. ± and [low, high] are ${percent(level)} intervals.`;
};

/** What a table shows. */
interface Table extends Pick<Comparison, 'arms' | 'baseline' | 'outcomes'> {
  /** by arm */
  readonly runs: Readonly<Record<string, number>>;
}

const tableOf = ({ arms, baseline, outcomes, runs }: Comparison): Table => {
  return { arms, baseline, outcomes, runs: Object.fromEntries(arms.map((arm) => [arm, runs])) };
};

const FIRST_CASES: ReadonlyMap<string, string> = new Map([
  ['accident', 'the first case was an accident'],
  ['hostile', 'the first case was hostile'],
  ['reprisal', 'the first case was a reprisal'],
  ['none', 'there was no case'],
]);

/** The tables again for each truth of the first case. The p-values are adjusted within each truth. */
const strataTables = (comparison: Comparison, options: ReportOptions): string[][] =>
  Object.entries(comparison.strata ?? {}).flatMap(([truth, stratum]) => {
    const runs = comparison.arms.map((arm) => `${arm} ${stratum.runs[arm] ?? 0}`).join(', ');
    const heading = `Runs in which ${FIRST_CASES.get(truth) ?? truth}: ${runs}`;
    return [[heading], ...tables({ ...comparison, ...stratum }, options)];
  });

const tables = (comparison: Table, options: ReportOptions): string[][] => {
  const { arms, baseline, outcomes } = comparison;
  if (outcomes.length === 0) return [];
  const others = arms.filter((arm) => arm !== baseline);
  if (others.length === 1) {
    const joined = alignRows([
      ['', ...arms, `${others[0]} − ${baseline}`, ...BESIDE_DIFFERENCE],
      ...outcomes.flatMap((outcome) => armRows(outcome, comparison, options, pairCells(outcome, 0))),
    ]);
    if (fitsLine(joined)) return [joined];
  }
  const byArm = splitColumns([
    ['', ...arms],
    ...outcomes.flatMap((outcome) => armRows(outcome, comparison, options, [])),
  ]);
  return others.length === 0 ? byArm : [...byArm, differenceTable(others, comparison, options)];
};

/** An outcome by arm, and below it how many runs were counted if some were not. */
const armRows = (outcome: ReportedOutcome, { arms, runs }: Table, options: ReportOptions, beside: Row): Row[] => {
  const label = labelOf(outcome, options);
  if (outcome.kind === 'time') {
    const limit = outcome.byArm[arms[0] ?? '']?.limit ?? 0;
    return [[`${label}, within ${lengthOfTime(limit)}`], ...timeRows(outcome, arms, runs, beside)];
  }
  const unit = outcome.kind === 'binary' ? SHARE : NUMBER;
  const cells = arms.map((arm) => {
    const estimate = outcome.byArm[arm];
    return estimate === undefined ? '' : estimateCell(estimate, unit);
  });
  const rows: Row[] = [[label, ...cells, ...beside]];
  if (arms.some((arm) => outcome.byArm[arm]?.n !== runs[arm])) {
    rows.push(['  counted', ...arms.map((arm) => `${outcome.byArm[arm]?.n ?? 0} of ${runs[arm] ?? 0}`)]);
  }
  return rows;
};

const differenceTable = (
  others: readonly string[],
  { baseline, outcomes }: Table,
  options: ReportOptions,
): string[] => {
  const what = others.length === 1 ? `Difference ${others[0]} − ${baseline}` : `Difference from ${baseline}`;
  const rows = outcomes.flatMap((outcome): Row[] => {
    const label = labelOf(outcome, options) + (outcome.kind === 'time' ? ', restricted mean' : '');
    if (others.length === 1) return [[label, ...pairCells(outcome, 0)]];
    return [[label], ...others.map((other, i) => [`  ${other}`, ...pairCells(outcome, i)])];
  });
  return [`${what}, paired by seed`, '', ...alignRows([['', 'difference', ...BESIDE_DIFFERENCE], ...rows])];
};

const notes = ({ arms, outcomes, pairing, strata }: Comparison, { labels }: ReportOptions): string[] => {
  const lines: string[] = [];
  if (outcomes.some(({ kind }) => kind === 'time')) {
    lines.push(
      'Times count from the first case, and each run is watched as long as the line says.',
      'A restricted mean is the mean of the time or that limit, whichever is less.',
      'A run that never gets there counts with the limit.',
    );
  }
  const tested = outcomes.flatMap(({ pairs }) => pairs.filter(({ p }) => p !== null)).length;
  if (tested > 0) {
    const number = strata === undefined ? `here, ${tested}` : 'in the same table';
    lines.push(`p (Holm): adjusted for the number of differences that are tested ${number}.`);
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

const pairCells = (outcome: ReportedOutcome, index: number): Row => {
  const pair = outcome.pairs[index];
  if (pair === undefined) return [];
  const only = 'onlyA' in pair ? onlyInCell(pair) : '';
  return [differenceCell(pair, unitOfDifference(outcome, pair)), only, pCell(pair.pHolm)];
};

const onlyInCell = (pair: { a: string; b: string; onlyA: number; onlyB: number }): string =>
  pair.onlyA + pair.onlyB === 0 ? 'none' : `${pair.a} ${pair.onlyA} · ${pair.b} ${pair.onlyB}`;

const unitOfDifference = ({ kind }: ReportedOutcome, pair: ReportedOutcome['pairs'][number]): Unit => {
  if (kind === 'binary') return SHARE;
  return kind === 'time' ? timeUnit([pair.difference, pair.low, pair.high]) : NUMBER;
};

const labelOf = ({ name }: ReportedOutcome, { labels }: ReportOptions): string => labels?.[name] ?? name;
