import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../scale.js';
import { entity, everyFact, go, scripted } from '../engine/machines.js';
import { forksGoOnAlike, inputsMayComeLater, tellsWhatIsNext } from './forks.js';
import { INTERPRETERS } from './interpreters.js';
import type { SystemPlan } from './randomSystem.js';
import { build, systemPlans } from './randomSystem.js';
import { everyScenario, runnable } from './shipped.js';

const seeds = fc.string({ maxLength: 5 });
const HOURS = 3600;

describe.each(INTERPRETERS)('under %s', (name, interpreter) => {
  /** How random systems break this law; undefined where they do not. */
  function breach(law: (plan: SystemPlan, seed: string) => void, numRuns: number): string | undefined {
    return fc.defaultReportMessage(fc.check(fc.property(systemPlans, seeds, law), { numRuns }));
  }

  test('forks of random systems go on alike, and disturb nothing', () => {
    expect(breach((plan, seed) => forksGoOnAlike(() => build(plan, seed), interpreter, 5), cases(6))).toBeUndefined();
  });

  test('random systems tell what comes next and what their entities hold', () => {
    expect(breach((plan, seed) => tellsWhatIsNext(() => build(plan, seed), interpreter), cases(6))).toBeUndefined();
  });

  test('inputs given while a random system runs are as if given at its start', () => {
    const inputs = fc.array(
      fc.record({
        afterSteps: fc.nat(20),
        at: fc.nat(40),
        to: fc.constant('e0'),
        type: fc.constantFrom('a', 'b', 'c'),
      }),
      { maxLength: 4 },
    );
    let taken = 0;
    const law = fc.property(systemPlans, seeds, inputs, (plan, seed, given) => {
      taken += inputsMayComeLater(
        () => build(plan, seed),
        interpreter,
        given.map(({ afterSteps, at, to, type }, place) => {
          return {
            afterSteps,
            input: { origin: `late ${place}`, at, to, event: { type, hops: 2, tag: `late ${place}` } },
          };
        }),
      );
    });
    expect(fc.defaultReportMessage(fc.check(law, { numRuns: cases(10) }))).toBeUndefined();
    expect(taken).toBeGreaterThan(10);
  });

  test.each(everyScenario())('%s: forks at some moments go on alike', (_, scenario) => {
    const hours = name === 'compiled' ? 24 : 4;
    const arms = Object.keys(scenario.arms).slice(0, 2);
    expect(arms.length).toBeGreaterThan(0);
    for (const arm of arms) {
      forksGoOnAlike(() => runnable(scenario, arm, 'fork/1', hours * HOURS), interpreter, 60);
    }
  });

  test('rejects a machine that counts outside its data', () => {
    let count = 0;
    const machine = scripted({
      go: (_data, _event, effects) => {
        count += 1;
        effects.note({ fact: 'tick', count });
        effects.send('one', { type: 'go' }, { after: 10 });
      },
    });
    const forgetful = () => ({
      system: { machines: { machine }, entities: { one: entity('machine') }, first: [go()] },
      options: { seed: '1', horizon: 60, observer: everyFact },
    });
    expect(() => forksGoOnAlike(forgetful, interpreter)).toThrow('expected');
  });
});
