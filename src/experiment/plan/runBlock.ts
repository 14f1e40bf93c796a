import { prepareRuns } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { AS_WRITTEN } from '../replications.js';
import type { Experiment } from '../spec/experiment.js';
import { seedsOf } from './blocks.js';
import type { Cell } from './cells.js';
import { scenarioOfCell } from './cells.js';
import type { StudyRun } from './row.js';
import { studyRun } from './row.js';

/** What the runs of an experiment need; a plain copy of it can be sent to a thread. */
export type Runnable = Pick<Experiment, 'spec' | 'scenarios' | 'arms' | 'outcomes' | 'seedName'>;

/** The runs of a block: for each seed, one in every arm. */
export type BlockRuns = readonly (readonly StudyRun[])[];

type Runner = (seed: string) => StudyRun;

/** Cells whose models are kept ready: the current one, and one that other threads have not finished. */
const CELLS_KEPT = 2;

/** Runs blocks of an experiment and keeps the models of the last cells, because making one takes as long as several runs. */
export class BlockRunner {
  private readonly ready = new Map<number, readonly Runner[]>();

  constructor(private readonly experiment: Runnable) {}

  /** Executes a block. A run that fails takes its place in the result with its error; the others go on. */
  run(cell: Cell, block: number): BlockRuns {
    const runners = this.runnersOf(cell);
    return seedsOf(this.experiment, cell, block).map((seed) => runners.map((run) => run(seed)));
  }

  private runnersOf(cell: Cell): readonly Runner[] {
    const known = this.ready.get(cell.index);
    if (known !== undefined) return known;
    const made = prepare(this.experiment, cell);
    this.ready.set(cell.index, made);
    for (const old of [...this.ready.keys()].slice(0, -CELLS_KEPT)) this.ready.delete(old);
    return made;
  }
}

function prepare(experiment: Runnable, cell: Cell): Runner[] {
  const outcomes = experiment.outcomes;
  try {
    const scenario = scenarioOfCell(experiment, cell);
    return experiment.arms.map((arm): Runner => runnerOf(scenario, arm, outcomes));
  } catch (error) {
    return experiment.arms.map(() => () => failed(error));
  }
}

function runnerOf(scenario: CheckedScenario, arm: string, outcomes: readonly string[]): Runner {
  try {
    const run = prepareRuns(scenario, arm === AS_WRITTEN ? null : arm);
    return (seed) => {
      try {
        return studyRun(run({ seed }), outcomes);
      } catch (error) {
        return failed(error);
      }
    };
  } catch (error) {
    return () => failed(error);
  }
}

function failed(error: unknown): StudyRun {
  return { error: error instanceof Error ? error.message : String(error) };
}
