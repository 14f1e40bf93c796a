import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Input } from '../../engine/index.js';
import type { RunRow } from '../../experiment/index.js';
import { AS_WRITTEN, rowOf, runSeed } from '../../experiment/index.js';
import { ReorderBuffer } from '../../experiment/threads/index.js';
import { prepareRuns } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { PlayerCommand } from './player.js';
import type { PlayerTally } from './playWith.js';
import { playWith } from './playWith.js';

/** A finished run of a batch: its inputs give the same run without the programs. Plain data. */
export interface PlayedRun {
  readonly arm: string;
  readonly seed: string;
  readonly inputs: readonly Input[];
  readonly players: readonly PlayerTally[];
}

export interface PlayedBatch {
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
  readonly players: readonly PlayerCommand[];
  /** seconds of real time that an answer may take */
  readonly answerWithin: number;
  /** runs under way at the same time, each with programs of its own; default: one for each core */
  readonly workers?: number;
  /** seeds at the beginning that have been run before */
  readonly skip: number;
  /** stops the batch and its programs at once; the runs under way are lost */
  readonly signal: AbortSignal;
  readonly notify: (line: string) => void;
  readonly progress: (done: number) => void;
  /** returns a run that has been played before; null: it has not */
  readonly find: (arm: string, seed: string) => PlayedRun | null;
  /** is called with every run that is played, as soon as it is finished */
  readonly keep: (run: PlayedRun) => void;
}

/**
 * Executes a batch in which programs play offices, with new programs for each run. Calls `take` with each seed’s runs, in the
 * order of the arms, seed after seed. A run that was played before is executed from its answers, without programs.
 */
export async function playBatch(batch: PlayedBatch, take: (rows: readonly RunRow[]) => void): Promise<void> {
  const { scenario, arms, seed, runs, players, answerWithin, skip, signal, notify, progress, find, keep } = batch;
  const { workers = availableParallelism() } = batch;
  // Every program adds a listener, so the number of listeners is not limited.
  setMaxListeners(0, signal);
  const inOrder = new ReorderBuffer(take);
  const prepared = arms.map((arm) => {
    const played = arm === AS_WRITTEN ? null : arm;
    return { arm, played, run: prepareRuns(scenario, played) };
  });
  let [next, done] = [skip, skip];
  const playSeed = async (name: string): Promise<RunRow[]> => {
    const rows: RunRow[] = [];
    for (const { arm, played, run } of prepared) {
      let finished = find(arm, name);
      if (finished === null) {
        const options = { arm: played, seed: name, inputs: [], players, answerWithin, notify, signal };
        finished = { arm, seed: name, ...(await playWith(scenario, options)) };
        keep(finished);
      }
      const { inputs } = finished;
      rows.push(rowOf(arm, name, (beginning) => run({ ...beginning, inputs })));
    }
    return rows;
  };
  const work = async (): Promise<void> => {
    while (next < runs && !signal.aborted) {
      const index = next;
      next += 1;
      inOrder.add(index - skip, [await playSeed(runSeed(seed, index + 1))]);
      done += 1;
      progress(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(workers, runs - skip) }, work));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
