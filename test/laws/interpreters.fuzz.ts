import { describe, expect, test } from 'vitest';
import { randomDifference } from './differences.js';
import { FUZZ_RUNS } from './fuzzRuns.js';
import { OTHERS } from './interpreters.js';
import { eachRunOfABatchIsAlone, goesOnUnderTheOther, sameUnderBoth } from './properties.js';

/** The long form of interpreters.test.ts, for `npm run fuzz`. */
const FEWER = Math.ceil(FUZZ_RUNS / 10);

describe.each(OTHERS)('under %s and the reference', (_, interpreter) => {
  test(`${FUZZ_RUNS} random systems run the same, event for event`, () => {
    expect(randomDifference(sameUnderBoth, interpreter, { numRuns: FUZZ_RUNS })).toBeUndefined();
  });

  test(`${FEWER} random systems saved under one go on under the other`, () => {
    expect(randomDifference(goesOnUnderTheOther, interpreter, { numRuns: FEWER })).toBeUndefined();
  });

  test(`${FEWER} random systems run alike one after another and alone`, () => {
    expect(randomDifference(eachRunOfABatchIsAlone, interpreter, { numRuns: FEWER })).toBeUndefined();
  });
});
