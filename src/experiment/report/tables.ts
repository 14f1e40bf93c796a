import { differenceCell, estimateCell, pCell } from '../figures.js';
import type { ReportedOutcome } from '../comparison.js';
import { detectionBlock } from '../detectionRows.js';
import type { CellResult } from '../results/cellTally.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { cellName, outcomeLabel, usualCells } from './cells.js';
import type { ReportBlock } from './document.js';
import { paragraph } from './document.js';
import { unitOf } from './headline.js';

/** Tables of more cells are in summary.json only. */
const MOST_CELLS = 12;

/** For each cell the outcomes by arm, and the differences between arms. */
export function cellTables(experiment: Experiment, summary: Summary): ReportBlock[] {
  const cells = usualCells(summary);
  const more =
    cells.length > MOST_CELLS ? [paragraph(`The tables of all ${cells.length} cells are in summary.json.`)] : [];
  const tables = cells.slice(0, MOST_CELLS).map((cell): ReportBlock => {
    const blocks = tablesOf(experiment, cell);
    return cells.length === 1
      ? { kind: 'details', summary: 'All outcomes', blocks }
      : { kind: 'details', summary: cellName(experiment, cell), blocks };
  });
  return [...tables, ...more];
}

function tablesOf(experiment: Experiment, cell: CellResult): ReportBlock[] {
  const { comparison, contrasts } = cell;
  const { arms, outcomes, detection } = comparison;
  const rows = outcomes.map((outcome) => [
    outcomeLabel(experiment, outcome.name),
    ...arms.map((arm) => estimate(experiment, outcome, arm)),
  ]);
  const differences = contrasts.map((each) => [
    `${outcomeLabel(experiment, each.outcome)}: ${each.a} − ${each.b}`,
    differenceCell(each, unitOf(experiment, each.outcome, [each.difference, each.low, each.high])),
    each.onlyA === undefined ? '' : `${each.a} ${each.onlyA} · ${each.b} ${each.onlyB ?? 0}`,
    pCell(each.p),
  ]);
  const lines = detection === undefined ? [] : detectionBlock(detection, comparison);
  return [
    {
      kind: 'table',
      caption: `Estimates by arm, ${cell.seeds} seeds. Shares have Wilson intervals, means t intervals; times are restricted means. ± and [low, high] are 95 % intervals.`,
      head: ['', ...arms],
      rows,
    },
    {
      kind: 'table',
      caption: 'Differences, paired by seed. “Only in” counts the seeds that had the outcome in one of the two arms.',
      head: ['', 'difference', 'only in', 'p, not adjusted'],
      rows: differences,
    },
    ...(lines.length === 0
      ? []
      : [
          detectionTable(experiment, cell),
          { kind: 'list', items: lines.filter((line) => /cost|errors/.test(line)) } as const,
        ]),
  ];
}

function estimate(experiment: Experiment, { name, byArm }: ReportedOutcome, arm: string): string {
  const of = byArm[arm];
  return of === undefined ? '' : estimateCell(of, unitOf(experiment, name, [of.estimate, of.low, of.high]));
}

function detectionTable({ arms }: Experiment, { comparison }: CellResult): ReportBlock {
  const number = (value: number | null | undefined) => (value === null || value === undefined ? '–' : value.toFixed(2));
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
  const of = (arm: string) => comparison.detection?.byArm[arm];
  return {
    kind: 'table',
    caption:
      'Better informed, or merely calmer? d′ says how well attacks are told from accidents, the criterion how reluctantly either is answered.',
    head: ['', ...arms],
    rows: [
      ['attacks answered', ...arms.map((arm) => share(of(arm)?.hitRate.estimate))],
      ['accidents answered', ...arms.map((arm) => share(of(arm)?.falseAlarmRate.estimate))],
      [
        'd′',
        ...arms.map(
          (arm) => `${number(of(arm)?.dPrime)} [${number(of(arm)?.dPrimeLow)}, ${number(of(arm)?.dPrimeHigh)}]`,
        ),
      ],
      ['criterion', ...arms.map((arm) => number(of(arm)?.criterion))],
    ],
  };
}
