import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, Observer } from '../../src/engine/index.js';
import type { OutcomeState } from '../../src/model/index.js';
import { cases } from '../scale.js';
import {
  beliefsStayWithinClip,
  factsOf,
  movedByTalk,
  peakNeverFalls,
  rungMovesByTheLadder,
  talkMovesNothing,
} from './crisis.js';
import {
  causesComeBefore,
  drawsComeFromTheirAddresses,
  handledInOrder,
  nothingReadsTheClock,
  prefixOfLongerRun,
  renumbered,
  sameAddressSameLuck,
  sameInputsSameTrace,
  savingAndRestoringChangesNothing,
} from './properties.js';
import type { Runnable } from './run.js';
import { record } from './run.js';
import { ARMS, runnable, shipped, shippedWith } from './shipped.js';

const scenario = shipped();

/** All arms in `npm run test:slow`. everyScenario.test.ts has these laws in all arms, compiled. */
const SOME_ARMS = ARMS.slice(0, cases(2));

/** How the scenario breaks this law, in some arm under some seed; undefined where it does not. */
function breach(law: (make: (until?: number) => Runnable<OutcomeState>, seed: string) => void) {
  const reports = SOME_ARMS.map((arm) =>
    fc.check(
      fc.property(fc.string({ maxLength: 8 }), (seed) => law((until) => runnable(scenario, arm, seed, until), seed)),
      // One seed an arm, and no shrinking: a seed is as good as any other.
      { numRuns: 1, endOnFailure: true },
    ),
  );
  return reports.map(fc.defaultReportMessage).find((report) => report !== undefined);
}

/** Some runs of every arm. */
const SEEDS = ['1', '2', '3'];
const recorded = SEEDS.flatMap((seed) =>
  ARMS.map((arm) => {
    const made = runnable(scenario, arm, seed);
    return { arm, seed, made, ...record(made) };
  }),
);

describe('the shipped scenario, in every arm', () => {
  test('same inputs, same trace, byte for byte', () => {
    expect(breach(sameInputsSameTrace)).toBeUndefined();
  });

  test('a run to T is the prefix of a run to the horizon', () => {
    const times = fc.sample(fc.nat(72 * 3600), 5);
    expect(breach((make) => prefixOfLongerRun(make, times.shift() ?? 0))).toBeUndefined();
  });

  test('saving and restoring at any event changes nothing', () => {
    // Together these steps meet events of every kind; random systems are saved at every event.
    const steps = [97, 89, 83, 79, 73];
    expect(breach((make) => savingAndRestoringChangesNothing(make, steps.shift()))).toBeUndefined();
  });

  test('is handled as by a sorted list: queue order total and stable, cancel exact', () => {
    expect(breach(handledInOrder)).toBeUndefined();
  });

  test('every draw comes from its address', () => {
    for (const { made, entries } of recorded) drawsComeFromTheirAddresses(made, entries);
    expect(recorded.some(({ entries }) => entries.some(({ draws }) => draws.length > 0))).toBe(true);
  });

  test('nothing reads the clock or Math.random', () => {
    expect(breach((make) => nothingReadsTheClock(make()))).toBeUndefined();
  });

  test('every entry but the first messages has a cause that came before it', () => {
    for (const { made, entries } of recorded) causesComeBefore(made, entries);
    expect(recorded.some(({ entries }) => entries.some(({ because }) => because.length > 0))).toBe(true);
  });

  test('beliefs stay within their clip', () => {
    for (const { entries } of recorded) beliefsStayWithinClip(entries, 6);
    expect(recorded.some(({ entries }) => factsOf(entries).some(({ fact }) => fact === 'belief'))).toBe(true);
  });

  test('also where somebody is certain before it begins, and where the clip is tight', () => {
    const certain = { 'actors[nato.chief-of-staff].believes': { russia: 1 }, 'parameters.prior': 0 };
    for (const clip of [1, 6]) {
      const tight = shippedWith({ ...certain, 'parameters.belief-clip': clip });
      const make = () => runnable(tight, 'open', '1');
      const { entries } = record(make());
      beliefsStayWithinClip(entries, clip);
      savingAndRestoringChangesNothing(make, 200);
      expect(entries.length).toBeGreaterThan(100);
    }
  });

  test('the rung moves by the ladder, and crossings are strictly upwards', () => {
    const moves = recorded.map(({ entries, watched }) => rungMovesByTheLadder(entries, watched));
    expect(Math.min(...moves)).toBeGreaterThan(1);
  });

  test('the peak rung never falls, though the rung falls and rises again', () => {
    // Shots across the border raise the rung again after it has come down.
    const restless = shippedWith({
      'activities.border-air-patrols.misidentified.chance': 1,
      'activities.border-air-patrols.crosses.chance': 1,
      ...Object.fromEntries([2, 3, 4, 5].map((rung) => [`ladder[${rung}].quiet`, '1h'])),
    });
    const rises = ARMS.map((arm) => {
      const made = runnable(restless, arm, '1');
      return peakNeverFalls(made.options.observer, record(made).entries);
    });
    for (const { made, entries } of recorded) peakNeverFalls(made.options.observer, entries);
    expect(Math.max(...rises)).toBeGreaterThan(0);
  });

  test('an office that has no line, no superior and no part changes nobody else’s story', () => {
    const crowded = shipped(({ actors }) => {
      actors['nato.archivist'] = { office: 'attache', title: 'archivist' };
    });
    for (const arm of ARMS) {
      const without = record(runnable(scenario, arm, '1')).entries;
      const { entries } = record(runnable(crowded, arm, '1'));
      const others = entries.filter(({ to }) => to !== 'nato.archivist');
      expect(others.length).toBeLessThan(entries.length);
      expect(renumbered(others)).toEqual(renumbered(without));
    }
  });
});

describe('two arms of one seed', () => {
  test('share the luck of every address that both come to', () => {
    for (const seed of SEEDS) {
      const runs = recorded.filter((run) => run.seed === seed).map(({ entries }) => entries);
      expect(sameAddressSameLuck(runs)).toBeGreaterThan(100);
    }
  });
});

describe('cheap talk on lines of no credibility', () => {
  const incredible = shippedWith({ 'channels[*].credibility': 0 });

  test('moves nothing', () => {
    for (const arm of ARMS) {
      for (const seed of ['1', '2', '3', '4']) talkMovesNothing(record(runnable(incredible, arm, seed)).entries);
    }
    expect(ARMS).toHaveLength(5);
  });

  test('though it moves beliefs where lines are believed', () => {
    expect(recorded.flatMap(({ entries }) => movedByTalk(entries)).length).toBeGreaterThan(10);
  });
});

describe('these laws can fail', () => {
  const [run] = recorded;
  const entries = run?.entries ?? [];

  /** The entries with every fact of one kind replaced. */
  function doctored(kind: string, by: (fact: object) => object): Entry[] {
    return entries.map((entry) => ({
      ...entry,
      facts: entry.facts.map((fact) => (fact.fact === kind ? { ...fact, ...by(fact) } : fact)),
    }));
  }

  test('beliefs beyond the clip are seen', () => {
    expect(() => beliefsStayWithinClip(entries, 0.1)).toThrow('expected');
    expect(() =>
      beliefsStayWithinClip(
        doctored('belief', () => ({ to: 0.999 })),
        6,
      ),
    ).toThrow('expected');
    expect(() =>
      beliefsStayWithinClip(
        doctored('decision', () => ({ belief: 0.001 })),
        6,
      ),
    ).toThrow('expected');
  });

  test('beliefs moved by talk are seen', () => {
    expect(() => talkMovesNothing(doctored('belief', () => ({ why: 'explained over chiefs' })))).toThrow('expected');
  });

  test('a rung that jumps is seen, and a crossing that is none', () => {
    const watched = run?.watched;
    if (watched === undefined) throw new Error('there is no run');
    expect(() =>
      rungMovesByTheLadder(
        doctored('rung', () => ({ to: 0 })),
        watched,
      ),
    ).toThrow('expected');
    expect(() =>
      rungMovesByTheLadder(
        doctored('rung', () => ({ by: 'act' })),
        watched,
      ),
    ).toThrow('expected');
    expect(() => rungMovesByTheLadder(entries, { ...watched, crossings: [] })).toThrow('expected');
  });

  test('a peak that forgets is seen', () => {
    const observer = run?.made.options.observer;
    if (observer === undefined) throw new Error('there is no run');
    const forgetful: Observer<OutcomeState> = {
      ...observer,
      note(state, noted) {
        observer.note(state, noted);
        state.peak = state.rung;
      },
    };
    expect(() => peakNeverFalls(forgetful, entries)).toThrow('expected');
  });
});
