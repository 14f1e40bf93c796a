import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import type { Carrier, Interpreter, Json } from '../../src/engine/index.js';
import { TurnEffects, reference } from '../../src/engine/index.js';
import { cases } from '../scale.js';
import { randomDifference } from './differences.js';
import { OTHERS } from './interpreters.js';
import { eachRunOfABatchIsAlone, goesOnUnderTheOther, sameUnderBoth } from './properties.js';
import { sameHashes } from './sameHashes.js';
import { runnable, shipped } from './shipped.js';

describe.each(OTHERS)('under %s and the reference', (_, interpreter) => {
  test('random systems run the same, event for event', () => {
    expect(randomDifference(sameUnderBoth, interpreter, { numRuns: cases(50) })).toBeUndefined();
  });

  test('a random system saved under one goes on under the other', () => {
    expect(randomDifference(goesOnUnderTheOther, interpreter, { numRuns: cases(15) })).toBeUndefined();
  });

  test('runs that follow one another are each as if alone', () => {
    expect(randomDifference(eachRunOfABatchIsAlone, interpreter, { numRuns: cases(15) })).toBeUndefined();
  });

  test('the shipped scenario runs the same in every arm, event for event', () => {
    const scenario = shipped();
    for (const arm of Object.keys(scenario.arms)) {
      sameUnderBoth(() => runnable(scenario, arm, '1', 24 * 3600), reference, interpreter, 20);
    }
    expect(Object.keys(scenario.arms).length).toBeGreaterThan(2);
  });
});

/** It is enough that a fault is found: the smallest system that shows it is of no account. */
const FOUND = { numRuns: 200, endOnFailure: true };

/** The reference, but for what becomes of the effects of each step. */
function faulty(fault: (carrier: Carrier) => Partial<Carrier>): Interpreter<unknown> {
  return (machine) => {
    const sound = reference(machine);
    return {
      ...sound,
      step: (state: AnyMachineSnapshot, event, effects) =>
        sound.step(
          state,
          event,
          new TurnEffects(effects, { ...forwarding(effects.carrier), ...fault(effects.carrier) }),
        ),
    };
  };
}

/** A carrier that hands everything on. */
function forwarding(carrier: Carrier): Carrier {
  return {
    send: (...asked) => carrier.send(...asked),
    cancel: (...asked) => carrier.cancel(...asked),
    add: (...asked) => carrier.add(...asked),
    note: (...asked) => carrier.note(...asked),
    because: (...asked) => carrier.because(...asked),
    chance: (...asked) => carrier.chance(...asked),
    delay: (...asked) => carrier.delay(...asked),
    pick: (...asked) => carrier.pick(...asked),
    overrule: (...asked) => carrier.overrule(...asked),
  };
}

/** The reference, but for what it steps from. */
function steppingFrom(change: Partial<AnyMachineSnapshot>): Interpreter<unknown> {
  return (machine) => {
    const sound = reference(machine);
    return {
      ...sound,
      step: (state: AnyMachineSnapshot, event, effects) =>
        sound.step({ ...state, ...change } as AnyMachineSnapshot, event, effects),
    };
  };
}

describe('an interpreter is found out', () => {
  test.each<[string, Interpreter<unknown>]>([
    ['forgets to cancel', faulty(() => ({ cancel: () => {} }))],
    [
      'sends late',
      faulty((carrier) => ({
        send: (to, event, after, priority, id) => carrier.send(to, event, after + 1, priority, id),
      })),
    ],
    ['loses evidence', faulty(() => ({ because: () => {} }))],
    [
      'draws other luck',
      faulty((carrier) => ({
        chance: (purpose, occurrence, p, luck, result) => carrier.chance(purpose, occurrence, p, luck / 2, result),
      })),
    ],
    ['goes on after the end', steppingFrom({ status: 'active' })],
    ['forgets history', steppingFrom({ historyValue: {} })],
    ['names states otherwise', (machine) => ({ ...reference(machine), label: () => 'somewhere' })],
  ])('that %s', (_, interpreter) => {
    expect(randomDifference(sameUnderBoth, interpreter, FOUND)).toContain('Property failed');
  });

  test('that cannot go on with what the reference has saved', () => {
    const lossy: Interpreter<unknown> = (machine) => {
      const sound = reference(machine);
      return {
        ...sound,
        restore: (saved, input) => sound.restore({ ...(saved as { [key: string]: Json }), historyValue: {} }, input),
      };
    };
    expect(randomDifference(goesOnUnderTheOther, lossy, FOUND)).toContain('Property failed');
  });

  test('that remembers the run before', () => {
    let steps = 0;
    const tired: Interpreter<unknown> = (machine) => {
      const sound = reference(machine);
      const label = (state: AnyMachineSnapshot) => (steps > 20 ? 'tired' : sound.label(state));
      return {
        ...sound,
        label,
        labelBits: (state: AnyMachineSnapshot) => (steps > 20 ? 0 : sound.labelBits(state)),
        step: (state: AnyMachineSnapshot, event, effects) => {
          steps += 1;
          return sound.step(state, event, effects);
        },
      };
    };
    expect(randomDifference(eachRunOfABatchIsAlone, tired, FOUND)).toContain('Property failed');
  });

  test('by the hashes of a scenario alone', () => {
    const deaf = faulty(() => ({ because: () => {} }));
    expect(() => sameHashes(shipped(), ['open'], ['1'], reference, deaf)).toThrow('arm open, seed 1');
  });
});
