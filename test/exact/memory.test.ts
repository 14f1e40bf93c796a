import { expect, test } from 'vitest';
import { ExactRefusal } from '../../src/exact/index.js';
import { refuseClocks } from '../../src/exact/memory.js';
import { measure } from '../../src/model/index.js';

const seconds = (note: 'clock' | 'latest') =>
  measure<'calm', number>({
    kind: 'number',
    start: 0,
    watches: ['calm'],
    note: (before, _fact, _log, at) => before + at,
    keep: { note, cases: false },
  });

test('an outcome that counts seconds has no exact answer, and the refusal names it', () => {
  expect(() => refuseClocks({ 'time-in-crisis': seconds('clock') })).toThrow(ExactRefusal);
  expect(() => refuseClocks({ 'time-in-crisis': seconds('clock') })).toThrow('time-in-crisis counts seconds');
  expect(() => refuseClocks({ steps: seconds('latest') })).not.toThrow();
});
