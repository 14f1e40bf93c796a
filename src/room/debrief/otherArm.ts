import type { Entry } from '../../engine/index.js';
import type { CrisisFact } from '../../model/index.js';
import { prepareRerun, prepareRuns, runScenario } from '../../play/index.js';
import type { RunResult } from '../../play/index.js';
import { clock, Names } from '../../telling/index.js';
import type { Session } from '../session/session.js';

/** A run as the debrief compares it. */
export interface Told {
  readonly peak: number;
  readonly final: number;
  readonly endsAt: number;
  readonly curve: readonly (readonly [at: number, rung: number])[];
}

/** This evening under another arm. */
export interface OtherArm {
  readonly arm: string;
  readonly ownArm: string;
  readonly own: Told;
  /** the same luck and the same decisions, where they still apply */
  readonly twin: Told;
  /** what no longer applied in it */
  readonly notApplied: readonly {
    readonly when: string;
    readonly office: string;
    readonly what: string;
    readonly why: string;
  }[];
  /** the same with other luck: how many runs reach which rung at most, under the evening’s arm and under the other */
  readonly others: { readonly runs: number; readonly own: readonly number[]; readonly other: readonly number[] };
}

/**
 * Makes this evening under another arm, its decisions kept where they still apply. Yields what there is after
 * each step, so that the caller can show it and do other things in between, and returns the whole at the end. `runs`: with how many other lucks.
 */
export function* otherArm(session: Session, arm: string | null, runs: number): Generator<OtherArm | null, OtherArm> {
  const { setup, now, scenario } = session;
  const { arm: ownArm, seed } = setup;
  const recorded = { arm: ownArm, seed, inputs: now.inputs };
  const entries: Entry[] = [];
  const own = runScenario(setup.scenario, { ...recorded, trace: (entry) => void entries.push(entry) });
  yield null;
  const again = prepareRerun(setup.scenario, recorded, entries, arm);
  const twin = again({ seed, instead: null });
  const twinEntries: Entry[] = [];
  const result = runScenario(setup.scenario, {
    arm,
    seed,
    inputs: twin.inputs,
    trace: (entry) => void twinEntries.push(entry),
  });
  const names = new Names(scenario);
  const [ownPeaks, otherPeaks] = [scenario.ladder.map(() => 0), scenario.ladder.map(() => 0)];
  const ownAgain = prepareRerun(setup.scenario, recorded, entries, ownArm);
  const count = (peaks: number[], { outcome }: RunResult) => {
    peaks[outcome.peakRung] = (peaks[outcome.peakRung] ?? 0) + 1;
  };
  const [runOwn, runOther] = [prepareRuns(setup.scenario, ownArm), prepareRuns(setup.scenario, arm)];
  const base = {
    arm: arm ?? 'as written',
    ownArm: ownArm ?? 'as written',
    own: toldOf(own, entries),
    twin: toldOf(result, twinEntries),
    notApplied: twin.notApplied.map(({ at, office, event, why }) => ({
      when: clock(scenario.start, at),
      office: names.actor(office),
      what: typeof event['option'] === 'string' ? event['option'] : event.type,
      why,
    })),
  };
  const made = (done: number): OtherArm => ({
    ...base,
    others: { runs: done, own: [...ownPeaks], other: [...otherPeaks] },
  });
  for (let i = 1; i <= runs; i += 1) {
    const other = `${seed}/${i}`;
    count(ownPeaks, runOwn({ seed: other, inputs: ownAgain({ seed: other, instead: null }).inputs }));
    count(otherPeaks, runOther({ seed: other, inputs: again({ seed: other, instead: null }).inputs }));
    yield made(i);
  }
  return made(runs);
}

function toldOf(
  { outcome: { peakRung: peak, finalRung: final }, endedAt: endsAt }: RunResult,
  entries: readonly Entry[],
): Told {
  const moves = entries.flatMap(({ at, facts }) =>
    (facts as readonly CrisisFact[]).flatMap((fact) => (fact.fact === 'rung' ? [[at, fact.to] as const] : [])),
  );
  return { peak, final, endsAt, curve: [[0, 0], ...moves] };
}
