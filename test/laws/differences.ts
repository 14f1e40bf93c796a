import * as fc from 'fast-check';
import type { Interpreter } from '../../src/engine/index.js';
import { reference } from '../../src/engine/index.js';
import type { sameUnderBoth } from './properties.js';
import { build, systemPlans } from './randomSystem.js';

const seeds = fc.string({ maxLength: 5 });

/** How some random system breaks this law between the reference and the other interpreter; undefined where none does. */
export function randomDifference(
  law: typeof sameUnderBoth,
  other: Interpreter<unknown>,
  options: fc.Parameters<unknown>,
): string | undefined {
  const holds = fc.property(systemPlans, seeds, (plan, seed) => law(() => build(plan, seed), reference, other));
  return fc.defaultReportMessage(fc.check(holds, { includeErrorInReport: true, ...options }));
}
