import type { Entry, Epoch, Input, Interpreter } from '../engine/index.js';
import { compiled, repeatSimulation } from '../engine/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { AnchoredInput } from './anchors.js';
import { prepareAnchors } from './anchors.js';
import { askObserver } from './asks.js';
import type { ChoicePoint } from './choicePoint.js';
import type { NotApplied, Planned } from './notApplied.js';
import { playAnchored } from './playAnchored.js';
import type { RunAsRecorded } from './recorded.js';

/** What is to differ from a recorded run. */
export interface Otherwise {
  readonly seed: string;
  /** a decision of the recorded run, and what is chosen there instead, or on which belief the formula chooses there */
  readonly instead: Instead | null;
}

type Instead =
  | { readonly point: ChoicePoint; readonly option: string }
  | { readonly point: ChoicePoint; readonly belief: number };

/** Everything on which a changed run depends: a recorded run under another arm or seed, or with one decision replaced. */
export interface Rerun extends RunAsRecorded {
  readonly epochs: readonly Epoch[];
  /** the new luck of the recorded run, where another seed leaves it out */
  readonly epochsLeftOut: readonly Epoch[];
  /** why the decision could not be replaced; null if it was replaced, or if none was to be */
  readonly notReplaced: string | null;
  readonly notApplied: readonly NotApplied[];
}

/**
 * Makes a function that places the inputs of a recorded run in another run of one arm. An answer goes to the same ask (the nth of its
 * kind for that office, case and line) after the same time; every other input comes at its time. Under the same arm and seed, every
 * message before a replaced decision keeps its number. `entries`: those of the recorded run.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const recorded = { arm: 'closed', seed: '1', inputs: [] };
 * const entries = [];
 * runScenario(scenario, { ...recorded, trace: (entry) => entries.push(entry) });
 * const again = prepareRerun(scenario, recorded, entries, 'open');
 * const { inputs, notApplied } = again({ seed: '1', instead: null });
 * console.log(runScenario(scenario, { arm: 'open', seed: '1', inputs }).outcome.peakRung, notApplied);
 */
export function prepareRerun(
  scenario: CheckedScenario,
  recorded: RunAsRecorded,
  entries: readonly Entry[],
  arm: string | null,
): (otherwise: Otherwise) => Rerun {
  const { system, observer, horizon } = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  const watching = { horizon, observer: askObserver(observer) };
  const begin = repeatSimulation(system, watching, compiled as Interpreter<never>);
  const { anchor, positionOf } = prepareAnchors(entries);
  const rankOf = (seq: number) => positionOf(seq).rank;
  const anchored = anchor(recorded.inputs).toSorted((a, b) => rankOf(a.input.after) - rankOf(b.input.after));
  return ({ seed, instead }) => {
    const isOwn = arm === recorded.arm && seed === recorded.seed;
    // Another seed is other luck for the whole run.
    const epochsLeftOut = seed === recorded.seed ? [] : (recorded.epochs ?? []);
    if (isOwn && instead === null) {
      const { inputs, epochs = [] } = recorded;
      return { arm, seed, inputs, epochs, notReplaced: null, notApplied: [], epochsLeftOut };
    }
    const { planned, supposed } =
      instead === null ? planAll(anchored) : planInstead(anchored, instead, { isOwn, anchor, rankOf });
    const epochs = seed === recorded.seed ? (recorded.epochs ?? []) : [];
    const isKept = ({ after }: Epoch) => isOwn && instead !== null && rankOf(after) <= rankOf(instead.point.before);
    const own = epochs.filter(isKept);
    const later = epochs.flatMap((epoch) => {
      const { at, within } = positionOf(epoch.after);
      return isKept(epoch) ? [] : [{ at, within, seed: epoch.seed }];
    });
    // Nothing comes later, so that nothing needs a new place, and the run need not be played to find one.
    if (later.length === 0 && planned.every(({ exact }) => exact)) {
      return {
        arm,
        seed,
        inputs: planned.map(({ input }) => input),
        epochs: own,
        notReplaced: null,
        notApplied: [],
        epochsLeftOut,
      };
    }
    const made = playAnchored(begin, { seed, horizon, until: null, own, later, planned });
    const notReplaced = supposed === null ? null : (made.notApplied.get(supposed)?.why ?? null);
    const notApplied = [...made.notApplied].flatMap(([number, each]) => (number === supposed ? [] : [each]));
    return { arm, seed, inputs: made.inputs, epochs: made.epochs, notReplaced, notApplied, epochsLeftOut };
  };
}

/** The inputs for a run, and which of them replaces a decision. */
interface Plan {
  readonly planned: readonly Planned[];
  readonly supposed: number | null;
}

/** Every input at its cue. */
function planAll(anchored: readonly AnchoredInput[]): Plan {
  return { planned: anchored.map((each) => ({ ...each, exact: false })), supposed: null };
}

interface Around {
  readonly isOwn: boolean;
  readonly anchor: (inputs: readonly Input[]) => AnchoredInput[];
  readonly rankOf: (seq: number) => number;
}

/** One decision replaced. `anchored`: in the order in which the inputs enter. */
function planInstead(anchored: readonly AnchoredInput[], instead: Instead, { isOwn, anchor, rankOf }: Around): Plan {
  const { before, ask, chosen } = instead.point;
  const answer = anchored.findIndex(
    ({ input: { event } }) =>
      ask !== null && event.type === 'answer' && event['ask'] === ask && event['option'] === chosen,
  );
  const supposition = suppositionFor(instead, anchor);
  const replaced = anchored[answer];
  const place =
    replaced === undefined ? anchored.filter(({ input }) => rankOf(input.after) <= rankOf(before)).length : answer;
  const { after, at } = replaced?.input ?? supposition.input;
  const supposed = { ...(replaced ?? supposition), input: { ...supposition.input, after, at }, exact: isOwn };
  const others = anchored.map((each, number) => ({ ...each, exact: isOwn && number < place }));
  const rest = others.slice(replaced === undefined ? place : place + 1);
  return { planned: [...others.slice(0, place), supposed, ...rest], supposed: place };
}

/** The input that replaces a decision, with its cue. If the end of the window decided, the input comes before that. */
function suppositionFor(instead: Instead, anchor: Around['anchor']): AnchoredInput {
  const { before, at, entity, ask } = instead.point;
  const { belief, option } = { belief: null, option: null, ...instead };
  const event =
    ask === null || option === null
      ? { type: 'suppose', belief, option }
      : { type: 'answer', ask, option, by: 'supposition' };
  const [anchored] = anchor([{ origin: 'supposition', after: before, at, to: entity, event }]);
  if (anchored === undefined) throw new Error('internal error: a supposition has no cue');
  const { cue } = anchored;
  return cue.when === 'ask' ? { ...anchored, cue: { ...cue, first: true } } : anchored;
}
