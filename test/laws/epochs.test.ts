import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, reference } from '../../src/engine/index.js';
import { leavesAreTheirSchedules, memoryChangesNothing } from './epochs.js';
import { INTERPRETERS } from './interpreters.js';
import type { SystemPlan } from './randomSystem.js';
import { build, systemPlans } from './randomSystem.js';
import { everyScenario, runnable, shipped } from './shipped.js';

const seeds = fc.string({ maxLength: 5 });
const HOURS = 3600;

describe.each(INTERPRETERS)('under %s', (_, interpreter) => {
  /** How random systems break this law; undefined where they do not. */
  function breach(law: (plan: SystemPlan, seed: string) => void, numRuns: number): string | undefined {
    return fc.defaultReportMessage(fc.check(fc.property(systemPlans, seeds, law), { numRuns }));
  }

  test('remembering what was read changes no random system', () => {
    const law = (plan: SystemPlan, seed: string) => void memoryChangesNothing(() => build(plan, seed), interpreter);
    expect(breach(law, 30)).toBeUndefined();
  });

  test('random systems with new luck are what their schedules give', () => {
    let differing = 0;
    const law = (plan: SystemPlan, seed: string) => {
      differing += leavesAreTheirSchedules(() => build(plan, seed), interpreter, 12).differing;
    };
    expect(breach(law, 8)).toBeUndefined();
    expect(differing).toBeGreaterThan(3);
  });
});

describe.each(everyScenario())('%s', (_, scenario) => {
  const arms = Object.keys(scenario.arms);

  test('remembering what was read changes no run', () => {
    for (const arm of arms) {
      expect(memoryChangesNothing(() => runnable(scenario, arm, 'k7'), compiled)).toBeGreaterThan(0);
    }
    const first = () => runnable(scenario, arms[0] ?? '', 'k7', 3 * HOURS);
    expect(memoryChangesNothing(first, reference)).toBeGreaterThan(0);
  });

  test('runs with new luck are what their schedules give', () => {
    const last = () => runnable(scenario, arms.at(-1) ?? '', 'k7', 8 * HOURS);
    expect(leavesAreTheirSchedules(last, compiled, 60).leaves).toBeGreaterThan(0);
  });
});

test('new luck is new', () => {
  const strike = () => runnable(shipped(), 'closed', 'k7', 8 * HOURS);
  expect(leavesAreTheirSchedules(strike, compiled, 20).differing).toBeGreaterThan(3);
});
