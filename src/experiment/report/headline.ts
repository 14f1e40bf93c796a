import { differenceCell, estimateCell, SHARE, timeUnit, NUMBER } from '../figures.js';
import type { Unit } from '../figures.js';
import type { CellResult, ContrastResult } from '../results/cellTally.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { cellName, headlineIn, headlineOf, outcomeLabel, usualCells } from './cells.js';
import type { ReportBlock } from './document.js';
import { paragraph } from './document.js';

/** The unit in which an outcome is written. */
export function unitOf({ scenarios }: Experiment, outcome: string, values: readonly (number | null)[]): Unit {
  const kind = scenarios[0]?.measured.find(({ name }) => name === outcome)?.kind;
  if (kind === 'binary') return SHARE;
  return kind === 'time' ? timeUnit(values) : NUMBER;
}

/** The answer in a sentence, with its uncertainty and where it holds. */
export function headlineBlocks(experiment: Experiment, summary: Summary): ReportBlock[] {
  const headline = headlineOf(experiment);
  if (headline === null) return [paragraph('There is only one arm, so nothing is compared.')];
  const cells = usualCells(summary).flatMap((cell) => {
    const difference = headlineIn(cell, headline);
    return difference === undefined || difference.difference === null ? [] : [{ cell, difference }];
  });
  const [first] = cells;
  if (first === undefined) return [paragraph('No seed could be compared.')];
  const label = outcomeLabel(experiment, headline.outcome);
  if (cells.length === 1) return [{ kind: 'headline', text: oneCell(experiment, label, first.cell, first.difference) }];
  const signs = countSigns(cells.map(({ difference }) => difference));
  const unit = unitOf(
    experiment,
    headline.outcome,
    cells.map(({ difference }) => difference.difference),
  );
  const sorted = cells.toSorted((x, y) => (x.difference.difference ?? 0) - (y.difference.difference ?? 0));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const said = [
    `“${label}”, ${headline.a} minus ${headline.b}: ${verdict(signs, cells.length, headline)}.`,
    least === undefined || most === undefined
      ? ''
      : `The difference goes from ${differenceCell(least.difference, unit)} (${cellName(experiment, least.cell)}) to ${differenceCell(most.difference, unit)} (${cellName(experiment, most.cell)}).`,
  ];
  return [
    { kind: 'headline', text: said.join(' ') },
    paragraph(
      'A cell is one scenario in one world at one setting. Its sign counts as clear if its 95 % interval leaves out zero.',
    ),
  ];
}

function oneCell(experiment: Experiment, label: string, cell: CellResult, difference: ContrastResult): string {
  const outcome = cell.comparison.outcomes.find(({ name }) => name === difference.outcome);
  const unit = unitOf(experiment, difference.outcome, [difference.difference]);
  const share = (arm: string) => {
    const estimate = outcome?.byArm[arm];
    return estimate === undefined ? arm : `${arm} ${estimateCell(estimate, unit)}`;
  };
  return `“${label}”: ${share(difference.a)}, ${share(difference.b)}. The difference is ${differenceCell(difference, unit)} over ${difference.n} paired seeds.`;
}

interface Signs {
  readonly lower: number;
  readonly higher: number;
  readonly none: number;
}

function countSigns(differences: readonly Pick<ContrastResult, 'low' | 'high'>[]): Signs {
  const lower = differences.filter(({ high }) => high !== null && high < 0).length;
  const higher = differences.filter(({ low }) => low !== null && low > 0).length;
  return { lower, higher, none: differences.length - lower - higher };
}

function verdict(
  { lower, higher, none }: Signs,
  all: number,
  { a, b }: { readonly a: string; readonly b: string },
): string {
  if (lower === all) return `lower with ${a} than with ${b} in all ${all} cells`;
  if (higher === all) return `higher with ${a} than with ${b} in all ${all} cells`;
  if (none === all) return `no clear difference in any of ${all} cells`;
  const parts = [
    ...(lower > 0 ? [`lower in ${lower}`] : []),
    ...(higher > 0 ? [`higher in ${higher}`] : []),
    ...(none > 0 ? [`not clear in ${none}`] : []),
  ];
  return `${parts.join(', ')} of ${all} cells`;
}
