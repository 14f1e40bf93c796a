import { expect, test } from 'vitest';
import { ExactRefusal } from '../../src/exact/index.js';
import { refuseEndless } from '../../src/exact/memory.js';
import { measure } from '../../src/model/index.js';

const seconds = (note: 'clock' | 'mean' | 'latest') =>
  measure<'calm', number>({
    kind: 'number',
    start: 0,
    watches: ['calm'],
    note: (before, _fact, _log, at) => before + at,
    keep: { note, cases: false },
  });

test('an outcome that counts seconds, or is a mean, has no exact answer, and the refusal names it', () => {
  expect(() => refuseEndless({ 'time-in-crisis': seconds('clock') })).toThrow(ExactRefusal);
  expect(() => refuseEndless({ 'time-in-crisis': seconds('clock') })).toThrow('time-in-crisis counts seconds');
  expect(() => refuseEndless({ mean: seconds('mean') })).toThrow('mean is a mean over the run');
  expect(() => refuseEndless({ steps: seconds('latest') })).not.toThrow();
});
