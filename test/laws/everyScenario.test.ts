import { describe, expect, test } from 'vitest';
import { compiled } from '../../src/engine/index.js';
import type { OutcomeState } from '../../src/model/index.js';
import { applyArm } from '../../src/scenario/index.js';
import { choicesOf } from '../../src/scenario/build/choices.js';
import { cases } from '../scale.js';
import { beliefsStayWithinClip, peakNeverFalls, rungMovesByTheLadder } from './crisis.js';
import {
  causesComeBefore,
  drawsComeFromTheirAddresses,
  handledInOrder,
  nothingReadsTheClock,
  prefixOfLongerRun,
  sameInputsSameTrace,
  savingAndRestoringChangesNothing,
} from './properties.js';
import type { Runnable } from './run.js';
import { record } from './run.js';
import { everyScenario, runnable } from './shipped.js';

/**
 * The laws in every shipped scenario and arm, under the compiled interpreter; hashes.test.ts checks it against the reference.
 * scenario.test.ts has the default scenario under the reference, and tests that show that each law can fail.
 */

const HOURS = 3600;
const seeds = Array.from({ length: cases(1) }, (_, i) => `every/${i + 1}`);

const ARMS = everyScenario().flatMap(([file, scenario]) =>
  Object.keys(scenario.arms).map((arm) => ({ file, scenario, arm })),
);

describe.each(ARMS)('$file, $arm', ({ scenario, arm }) => {
  const make = (seed: string, until?: number): Runnable<OutcomeState> => {
    return { ...runnable(scenario, arm, seed, until), interpreter: compiled };
  };

  test('a run keeps the laws', () => {
    const { beliefClip } = choicesOf(applyArm(scenario, arm)).parameters;
    for (const seed of seeds) {
      const made = make(seed);
      const { entries, watched } = record(made);
      causesComeBefore(made, entries);
      drawsComeFromTheirAddresses(made, entries);
      beliefsStayWithinClip(entries, beliefClip);
      rungMovesByTheLadder(entries, watched);
      peakNeverFalls(made.options.observer, entries);
      expect(entries.length).toBeGreaterThan(0);
    }
  });

  test('a run is the same when repeated, cut short, saved and restored, or run without a clock', () => {
    for (const seed of seeds) {
      sameInputsSameTrace(() => make(seed));
      prefixOfLongerRun((until) => make(seed, until), 3 * HOURS);
      savingAndRestoringChangesNothing(() => make(seed, 24 * HOURS), 89);
      nothingReadsTheClock(make(seed, 24 * HOURS));
    }
    expect(seeds).not.toEqual([]);
  });

  test('its first hours are handled in the order of a sorted list', () => {
    for (const seed of seeds) handledInOrder(() => make(seed, 3 * HOURS));
    expect(seeds).not.toEqual([]);
  });
});
