import { runSeed } from '../../experiment/index.js';
import type { RunAsRecorded } from '../../play/index.js';
import { choicePoints, prepareOnward, runUntil } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { partingOf } from '../../telling/index.js';
import type { Change, Changed } from './change.js';
import { changeRun, recordedOf } from './change.js';
import type { Loaded } from './session.js';

/** The same change under much new luck from the same moment on, beside the run as it was under the same new luck. */
export interface Many {
  readonly runs: number;
  /** number of runs by their peak rung: as it was, and changed */
  readonly before: Readonly<Record<number, number>>;
  readonly after: Readonly<Record<number, number>>;
  /** in how many seeds the changed run went higher, and in how many lower */
  readonly higher: number;
  readonly lower: number;
}

const RUNS = 200;
const AT_ONCE = 10;

/** Runs on from the change with the luck of 200 seeds. Tells what it has after every few, and stops when `isWanted` says no. */
export async function manyOf(
  loaded: Loaded,
  change: Change,
  part: (many: Many) => void,
  isWanted: () => boolean,
): Promise<Many> {
  const [before, after] = await onwardOf(loaded, change);
  const many = {
    runs: 0,
    before: {} as Record<number, number>,
    after: {} as Record<number, number>,
    higher: 0,
    lower: 0,
  };
  while (many.runs < RUNS && isWanted()) {
    for (let i = 0; i < AT_ONCE; i++) {
      many.runs += 1;
      const seed = runSeed('1', many.runs);
      const [a, b] = [before({ seed }).outcome.peakRung, after({ seed }).outcome.peakRung];
      many.before[a] = (many.before[a] ?? 0) + 1;
      many.after[b] = (many.after[b] ?? 0) + 1;
      if (b > a) many.higher += 1;
      if (b < a) many.lower += 1;
    }
    part(structuredClone(many));
    await breath();
  }
  return many;
}

/** Lets messages in that say that something else is wanted by now. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

type GoOn = ReturnType<typeof prepareOnward>['goOn'];

async function onwardOf(loaded: Loaded, change: Change): Promise<readonly [before: GoOn, after: GoOn]> {
  const { scenario, entries } = loaded;
  const recorded = recordedOf(loaded);
  const changed = changeRun(loaded, change);
  if (change.kind === 'option') {
    const seq = replacedIn(changed);
    return [goOnFrom(scenario, recorded, { seq: change.seq }), goOnFrom(scenario, changed.recorded, { seq })];
  }
  const parting = await partingOf(entries, changed.entries);
  if (parting === null) throw new Error('The changed run is the same as the run.');
  const second = parting.at - 1;
  const soFar = runUntil(scenario, recorded, { from: second, to: second });
  if (soFar === null) throw new Error('The run cannot be followed up to the moment at which they part.');
  return [
    prepareOnward(scenario, recorded.arm, soFar).goOn,
    prepareOnward(changed.scenario, changed.recorded.arm, soFar).goOn,
  ];
}

/** The entry of the replaced decision in the changed run. */
function replacedIn({ entries, point }: Changed): number {
  const found = choicePoints(entries).find(
    ({ at, office, case: about }) => at === point?.at && office === point.office && about === point.case,
  );
  if (found === undefined) throw new Error('The decision could not be replaced.');
  return found.seq;
}

function goOnFrom(scenario: CheckedScenario, recorded: RunAsRecorded, moment: { readonly seq: number }): GoOn {
  const soFar = runUntil(scenario, recorded, moment);
  if (soFar === null) throw new Error('The run cannot be followed up to this decision.');
  return prepareOnward(scenario, recorded.arm, soFar).goOn;
}
