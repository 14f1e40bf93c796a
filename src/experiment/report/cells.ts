import type { CellResult } from '../results/cellTally.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import type { Level } from '../spec/format.js';

/** A cell in words: its scenario, world and levels, as far as they differ between the cells of the experiment. */
export function cellName(experiment: Experiment, { scenario, world, levels, luck }: CellResult): string {
  const parts = [
    ...(experiment.scenarios.length > 1 ? [scenario] : []),
    ...(experiment.worlds.length > 1 ? [world === '' ? 'as written' : world] : []),
    ...Object.entries(levels).map(([name, level]) => `${name} ${levelText(level)}`),
    ...(luck === 0 ? [] : ['other luck']),
  ];
  return parts.length > 0 ? parts.join(', ') : 'as written';
}

/** A level as it is written in a report: numbers with at most four digits. */
export function levelText(level: Level): string {
  return typeof level === 'number' ? String(Number(level.toPrecision(4))) : String(level);
}

/** What an outcome is called. */
export function outcomeLabel({ scenarios }: Experiment, name: string): string {
  const outcomes = scenarios[0]?.scenario.outcomes ?? {};
  return (Object.hasOwn(outcomes, name) ? outcomes[name]?.about : '') || name;
}

/** The outcome, and the difference of arms, that the report puts first. */
export function headlineOf(
  experiment: Experiment,
): { readonly outcome: string; readonly a: string; readonly b: string } | null {
  const [contrast] = experiment.contrasts;
  const [outcome] = experiment.outcomes;
  return contrast === undefined || outcome === undefined ? null : { outcome, a: contrast.a, b: contrast.b };
}

/** The headline difference of a cell. */
export function headlineIn(
  cell: CellResult,
  headline: { readonly outcome: string; readonly a: string; readonly b: string },
) {
  return cell.contrasts.find(
    ({ a, b, outcome }) => a === headline.a && b === headline.b && outcome === headline.outcome,
  );
}

/** Cells whose runs have the usual luck; the others only show what luck alone does. */
export function usualCells({ cells }: Summary): readonly CellResult[] {
  return cells.filter(({ luck }) => luck === 0);
}
