import { worldText } from '../../scenario/index.js';
import { listedLevels } from '../design/quantile.js';
import { AS_WRITTEN } from '../replications.js';
import type { Cell } from '../plan/cells.js';
import type { FinishedRun, RungStep, StudyRun } from '../plan/row.js';
import type { Experiment } from '../spec/experiment.js';
import type { FactorSpec } from '../spec/format.js';

/** A cell of a table; null where it does not apply. */
export type TableValue = string | number | boolean | null;

/** What a column of a table holds. */
export type ColumnType = 'text' | 'whole' | 'number' | 'flag';

/** A run of an experiment with its place. */
export interface PlacedRun {
  readonly cell: Cell;
  readonly arm: string;
  readonly seed: string;
  readonly run: StudyRun;
}

export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  readonly of: (row: Row) => TableValue;
}

/** The columns of `runs.csv` and `runs.parquet`: a row for each run. */
export function runColumns(experiment: Experiment): Column<PlacedRun>[] {
  const finished =
    (of: (run: FinishedRun) => TableValue) =>
    ({ run }: PlacedRun): TableValue =>
      'error' in run ? null : of(run);
  return [
    ...placeColumns(experiment),
    { name: 'peak_rung', type: 'whole', of: finished(({ peakRung }) => peakRung) },
    { name: 'final_rung', type: 'whole', of: finished(({ finalRung }) => finalRung) },
    { name: 'ended_by', type: 'text', of: finished(({ endedBy }) => endedBy) },
    { name: 'ended_at', type: 'number', of: finished(({ endedAt }) => endedAt) },
    { name: 'first_case', type: 'number', of: finished(({ firstCase }) => firstCase) },
    { name: 'truth', type: 'text', of: finished(({ truth }) => truth) },
    { name: 'began', type: 'number', of: finished(({ began }) => began) },
    { name: 'hash', type: 'text', of: finished(({ hash }) => hash) },
    ...experiment.outcomes.map((name, i): Column<PlacedRun> => ({
      name,
      type: isBinary(experiment, name) ? 'flag' : 'number',
      of: finished(({ values }) => values[i] ?? null),
    })),
    { name: 'error', type: 'text', of: ({ run }) => ('error' in run ? run.error : null) },
  ];
}

/** A change of the overall rung in a run. */
export interface PlacedStep extends PlacedRun {
  readonly step: RungStep;
}

/** The columns of `levels.parquet`: a row for each change of the overall rung. */
export function levelColumns(experiment: Experiment): Column<PlacedStep>[] {
  return [
    ...placeColumns(experiment),
    { name: 'at', type: 'number', of: ({ step: [at] }) => at },
    { name: 'rung', type: 'whole', of: ({ step: [, rung] }) => rung },
  ];
}

/** Where a run belongs: the columns by which both tables are joined. */
function placeColumns({ spec, scenarios }: Experiment): Column<PlacedRun>[] {
  return [
    { name: 'scenario', type: 'text', of: ({ cell }) => scenarios[cell.scenario]?.scenario.id ?? null },
    { name: 'world', type: 'text', of: ({ cell }) => worldText(cell.world) || AS_WRITTEN },
    { name: 'setting', type: 'whole', of: ({ cell }) => cell.setting + 1 },
    { name: 'luck', type: 'whole', of: ({ cell }) => cell.point.luck },
    ...Object.entries(spec.factors).map(([name, factor]): Column<PlacedRun> => ({
      name,
      type: typeOf(factor),
      of: ({ cell: { point } }) => (Object.hasOwn(point.levels, name) ? (point.levels[name] ?? null) : null),
    })),
    { name: 'arm', type: 'text', of: ({ arm }) => arm },
    { name: 'seed', type: 'text', of: ({ seed }) => seed },
  ];
}

function typeOf(factor: FactorSpec): ColumnType {
  const levels = listedLevels(factor) ?? [0];
  if (levels.every((level) => typeof level === 'number')) return 'number';
  return levels.every((level) => typeof level === 'boolean') ? 'flag' : 'text';
}

function isBinary({ scenarios }: Experiment, name: string): boolean {
  const kinds = scenarios.flatMap(({ measured }) => measured.filter((each) => each.name === name));
  return kinds.every(({ kind }) => kind === 'binary');
}
