import type { Entry, Epoch, Input, Interpreter, Simulation, Snapshot } from '../engine/index.js';
import { compiled, repeatSimulation, startSimulation } from '../engine/index.js';
import type { OutcomeState } from '../model/index.js';
import type { CheckedScenario, NamedMoment } from '../scenario/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import type { AnchoredInput } from './anchors.js';
import { prepareAnchors } from './anchors.js';
import { askObserver } from './asks.js';
import { holderOf } from './holder.js';
import type { NotApplied } from './notApplied.js';
import type { LaterEpoch } from './playAnchored.js';
import { playAnchored } from './playAnchored.js';
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
  /** for other arms, in which messages have other numbers: the same inputs by what they answer, or else by their time, and epochs */
  readonly elsewhere: { readonly inputs: readonly AnchoredInput[]; readonly epochs: readonly LaterEpoch[] };
  /** whether nothing happens in the run after the moment */
  readonly isOver: boolean;
}

/** How a run began. */
type Recorded = Omit<RunOptions, 'trace'>;

/**
 * Plays a run up to a moment and returns that part of it: up to an entry, or to the end of the last second of a time. At the start
 * itself, nothing is kept. Inputs that come later are left out. Null if the run has no such entry.
 */
export function runUntil(scenario: CheckedScenario, recorded: Recorded, moment: NamedMoment): RunSoFar | null {
  const { arm, seed, inputs = [], epochs = [] } = recorded;
  const { system, observer, horizon } = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  const entries: Entry[] = [];
  const handled = new Set([0]);
  const trace = (entry: Entry) => {
    entries.push(entry);
    handled.add(entry.seq);
  };
  const run = startSimulation(system, { seed, inputs, epochs, horizon, observer, trace }, compiled);
  const isThere = 'seq' in moment ? stepTo(run, moment.seq, handled) : stepThrough(run, lastSecond(moment));
  if (!isThere) return null;
  const until = 'seq' in moment ? run.now : lastSecond(moment);
  const { anchor, positionOf } = prepareAnchors(entries);
  const isKept = ({ after, at }: Input) => handled.has(after) && Math.max(at, positionOf(after).at) <= until;
  const opened = epochs.filter(({ after }) => handled.has(after));
  return {
    arm,
    seed,
    until,
    own: {
      events: run.events,
      // An input that was given before the moment, but takes effect after it, moves beyond the horizon: so all messages keep their numbers.
      inputs: inputs
        .filter(({ after }) => handled.has(after))
        .map((input) => (isKept(input) ? input : { ...input, at: horizon + 1 })),
      epochs: opened,
    },
    elsewhere: {
      inputs: anchor(inputs.filter(isKept)),
      epochs: opened.map(({ after, seed: own }) => ({
        at: positionOf(after).at,
        within: positionOf(after).within,
        seed: own,
      })),
    },
    isOver: run.nextAt === null,
  };
}

function lastSecond({ from, to }: { readonly from: number; readonly to: number }): number {
  return from <= 0 ? -1 : to;
}

function stepTo<Watched>(run: Simulation<Watched>, seq: number, handled: ReadonlySet<number>): boolean {
  while (!handled.has(seq) && run.step());
  return handled.has(seq);
}

function stepThrough<Watched>(run: Simulation<Watched>, until: number): true {
  while (run.nextAt !== null && run.nextAt <= until) run.step();
  return true;
}

/** Runs that go on from one moment, and the inputs of the run so far that do not apply in this arm. */
export interface Onward {
  readonly goOn: (beginning: { readonly seed: string }) => RunResult;
  readonly notApplied: readonly NotApplied[];
}

/**
 * Makes a function that goes on from the moment with the luck of any seed, in the arm of the run or in another arm. Another arm is
 * played from the start with the same luck and inputs; an answer goes to the same ask, whenever it comes there. Draws made before
 * the moment stay; after it the formula decides for every office.
 */
export function prepareOnward(scenario: CheckedScenario, arm: string | null, soFar: RunSoFar): Onward {
  const built = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  const isOwn = arm === soFar.arm;
  const { own, seed, until } = soFar;
  const { inputs, epochs, notApplied } = isOwn ? { ...own, notApplied: [] } : inOtherArm(built, soFar);
  const { system, observer, horizon } = built;
  const run = startSimulation(system, { seed, inputs, epochs, horizon, observer }, compiled);
  if (isOwn) while (run.events < own.events) run.step();
  else stepThrough(run, until);
  release(run, Object.keys(scenario.actors));
  const moment = run.snapshot();
  return { goOn: (beginning) => goOn(moment, arm, beginning.seed), notApplied };
}

/** The inputs and epochs of a run up to the moment, in another arm. Executes it where there are any. */
function inOtherArm({ system, observer, horizon }: ReturnType<typeof buildScenario>, soFar: RunSoFar) {
  const { seed, until, elsewhere } = soFar;
  const planned = elsewhere.inputs.map((each) => ({ ...each, exact: false }));
  const later = elsewhere.epochs;
  if (planned.length + later.length === 0) return { inputs: [], epochs: [], notApplied: [] };
  const watching = { horizon, observer: askObserver(observer) };
  const begin = repeatSimulation(system, watching, compiled as Interpreter<never>);
  const { notApplied, ...made } = playAnchored(begin, { seed, horizon, until, own: [], later, planned });
  return { ...made, notApplied: [...notApplied.values()] };
}

/** Releases every office that is held, so that the formula decides for it. */
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
