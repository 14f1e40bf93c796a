import type { Epoch, Input, Simulation, Snapshot } from '../engine/index.js';
import { compiled, startSimulation } from '../engine/index.js';
import type { OutcomeState } from '../model/index.js';
import type { CheckedScenario, NamedMoment } from '../scenario/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import { holderOf } from './holder.js';
import type { RunResult } from './result.js';
import { resultOf } from './result.js';
import type { RunOptions } from './run.js';

/** The part of a run up to a moment, from which others go on. Plain data. */
export interface RunSoFar {
  /** the arm of the run; null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
  /** the second of the moment; −1: before the first message */
  readonly until: number;
  /** for the run’s own arm: messages handled up to the moment, and the inputs and epochs that give them */
  readonly own: { readonly events: number; readonly inputs: readonly Input[]; readonly epochs: readonly Epoch[] };
  /** for other arms, in which messages have other numbers: the same inputs and epochs by their time */
  readonly byTime: {
    readonly inputs: readonly Omit<Input, 'after'>[];
    readonly epochs: readonly { readonly at: number; readonly seed: string }[];
  };
  /** whether nothing happens in the run after the moment */
  readonly isOver: boolean;
}

/** How a run began. */
type Recorded = Omit<RunOptions, 'trace'>;

/**
 * Plays a run up to a moment, which is kept: an entry, or all that happens up to the last second of a time. The start itself
 * keeps nothing. Inputs that come later are left out. Null if the run has no such entry.
 */
export function runUntil(scenario: CheckedScenario, recorded: Recorded, moment: NamedMoment): RunSoFar | null {
  const { arm, seed, inputs = [], epochs = [] } = recorded;
  const { system, observer, horizon } = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  /** when each message was handled */
  const handledAt = new Map([[0, 0]]);
  const trace = ({ seq, at }: { seq: number; at: number }) => void handledAt.set(seq, at);
  const run = startSimulation(system, { seed, inputs, epochs, horizon, observer, trace }, compiled);
  const isThere = 'seq' in moment ? stepTo(run, moment.seq, handledAt) : stepThrough(run, lastSecond(moment));
  if (!isThere) return null;
  const until = 'seq' in moment ? run.now : lastSecond(moment);
  const isKept = ({ after, at }: Input) => handledAt.has(after) && Math.max(at, handledAt.get(after) ?? 0) <= until;
  const opened = epochs.filter(({ after }) => handledAt.has(after));
  return {
    arm,
    seed,
    until,
    own: {
      events: run.events,
      // One that was given in time for later moves beyond the horizon, so that all messages keep their numbers.
      inputs: inputs
        .filter(({ after }) => handledAt.has(after))
        .map((input) => (isKept(input) ? input : { ...input, at: horizon + 1 })),
      epochs: opened,
    },
    byTime: {
      inputs: inputs.filter(isKept).map(({ after, at, ...rest }) => {
        return { ...rest, at: Math.max(at, handledAt.get(after) ?? 0) };
      }),
      epochs: opened.map(({ after, seed: own }) => ({ at: handledAt.get(after) ?? 0, seed: own })),
    },
    isOver: run.nextAt === null,
  };
}

function lastSecond({ from, to }: { readonly from: number; readonly to: number }): number {
  return from <= 0 ? -1 : to;
}

function stepTo<Watched>(run: Simulation<Watched>, seq: number, handled: ReadonlyMap<number, number>): boolean {
  while (!handled.has(seq) && run.step());
  return handled.has(seq);
}

function stepThrough<Watched>(run: Simulation<Watched>, until: number): true {
  while (run.nextAt !== null && run.nextAt <= until) run.step();
  return true;
}

/** Runs that go on from one moment, and the inputs of the run so far that this arm has no receiver for. */
export interface Onward {
  readonly goOn: (beginning: { readonly seed: string }) => RunResult;
  readonly leftOut: readonly Omit<Input, 'after'>[];
}

/**
 * Makes a function that goes on from the moment under the luck of any seed, in the run’s own arm or in another one, which is
 * played from the start with the same luck and inputs. What was drawn before the moment stays; from then on the formula
 * decides for every office.
 */
export function prepareOnward(scenario: CheckedScenario, arm: string | null, soFar: RunSoFar): Onward {
  const { system, observer, horizon } = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  const isOwn = arm === soFar.arm;
  const { own, seed, until } = soFar;
  const given = isOwn ? { inputs: own.inputs, epochs: own.epochs } : { epochs: [] };
  const run = startSimulation(system, { seed, ...given, horizon, observer }, compiled);
  let leftOut: Onward['leftOut'] = [];
  if (isOwn) while (run.events < own.events) run.step();
  else leftOut = playByTime(run, soFar);
  if (!isOwn) stepThrough(run, until);
  release(run, Object.keys(scenario.actors));
  const moment = run.snapshot();
  return { goOn: (beginning) => goOn(moment, arm, beginning.seed), leftOut };
}

/** Plays the inputs and epochs of a run in another arm. Returns the inputs that have no receiver there. */
function playByTime(run: Simulation<OutcomeState>, { byTime }: RunSoFar): Onward['leftOut'] {
  const events = [
    ...byTime.inputs.map((input) => ({ at: input.at, epoch: null, input })),
    ...byTime.epochs.map((epoch) => ({ at: epoch.at, epoch, input: null })),
  ].toSorted((a, b) => a.at - b.at);
  return events.flatMap(({ at, epoch, input }) => {
    // An epoch opens after what happens in its second, an input comes first in its own.
    stepThrough(run, input === null ? at : at - 1);
    if (epoch !== null) run.openEpoch(epoch.seed);
    if (input === null) return [];
    if (run.nextAt === null || run.dataOf(input.to) === undefined) return [input];
    run.input(input);
    return [];
  });
}

/** Whoever holds an office lets it go, so that the formula decides. */
function release(run: Simulation<OutcomeState>, offices: readonly string[]): void {
  if (run.nextAt === null) return;
  for (const office of offices) {
    const holder = holderOf(run, office);
    if (holder !== null) run.input({ origin: holder, at: run.now, to: office, event: { type: 'release' } });
  }
}

function goOn(moment: Snapshot<OutcomeState>, arm: string | null, seed: string): RunResult {
  const run = moment.fork();
  run.openEpoch(seed);
  return resultOf(run, { arm, seed }, run.run(), run.watched);
}
