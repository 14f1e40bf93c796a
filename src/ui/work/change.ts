import type { Entry } from '../../engine/index.js';
import type { ChoicePoint, RunAsRecorded, RunResult } from '../../play/index.js';
import { prepareRerun, runScenario } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { applyArm, applyPatches } from '../../scenario/index.js';
import type { Loaded } from './session.js';

/** The one thing that is to be otherwise. */
export type Change =
  | { readonly kind: 'option'; readonly seq: number; readonly option: string }
  | { readonly kind: 'arm'; readonly arm: string | null }
  | { readonly kind: 'parameter'; readonly name: string; readonly value: number | string };

/** A run with one thing changed, and everything on which it depends. */
export interface Changed {
  /** as written, in the world of the run, with the changed parameter */
  readonly scenario: CheckedScenario;
  readonly armed: CheckedScenario;
  readonly recorded: RunAsRecorded;
  readonly entries: readonly Entry[];
  readonly result: RunResult;
  /** the decision that was replaced, in the run as it was; null: none was */
  readonly point: ChoicePoint | null;
  /** why the decision could not be replaced; null if it was, or if none was to be */
  readonly notReplaced: string | null;
  /** inputs of the run that do not apply in the changed run */
  readonly notApplied: number;
}

export function recordedOf({ header, inputs }: Loaded): RunAsRecorded {
  const { arm, seed, epochs } = header;
  return { arm, seed, inputs, ...(epochs === undefined ? {} : { epochs }) };
}

/** Runs the run again with one thing changed, all luck being equal. Throws an Error that says why it cannot be done. */
export function changeRun(loaded: Loaded, change: Change): Changed {
  const { header, entries, points } = loaded;
  const recorded = recordedOf(loaded);
  const scenario = change.kind === 'parameter' ? withParameter(loaded, change.name, change.value) : loaded.scenario;
  const arm = change.kind === 'arm' ? change.arm : header.arm;
  const point = change.kind === 'option' ? pointAt(points, change.seq) : null;
  const instead = change.kind === 'option' && point !== null ? { point, option: change.option } : null;
  const made = prepareRerun(scenario, recorded, entries, arm)({ seed: header.seed, instead });
  const { inputs, epochs, notReplaced, notApplied } = made;
  const schedule = { arm, seed: header.seed, inputs, ...(epochs.length === 0 ? {} : { epochs }) };
  const traced: Entry[] = [];
  const result = runScenario(scenario, { ...schedule, trace: (entry) => void traced.push(entry) });
  const armed = arm === null ? scenario : applyArm(scenario, arm);
  return {
    scenario,
    armed,
    recorded: schedule,
    entries: traced,
    result,
    point,
    notReplaced,
    notApplied: notApplied.length,
  };
}

function pointAt(points: Loaded['points'], seq: number): ChoicePoint {
  const point = points.get(seq);
  if (point === undefined) throw new Error(`#${seq} is not a decision that can be replaced.`);
  return point;
}

function withParameter({ scenario, inputs }: Loaded, name: string, value: number | string): CheckedScenario {
  if (inputs.length > 0) {
    throw new Error(
      'In a run with inputs from outside no parameter can be changed: they belong to the messages of this run.',
    );
  }
  const { scenario: changed, problems } = applyPatches(scenario, { [`parameters.${name}`]: value });
  if (changed === null) throw new Error(problems.map(({ message }) => message).join('; '));
  return changed;
}
