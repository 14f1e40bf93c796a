import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { delay, duration } from '../../../src/scenario/format/fields.js';
import { makeDelay, makeDuration, parseDelay, parseDuration } from '../../../src/scenario/format/units.js';

const seconds = fc.nat({ max: 100 * 365 * 86_400 });

test('what makeDuration writes is a duration, and parseDuration reads it', () => {
  fc.assert(
    fc.property(seconds, (length) => {
      const text = makeDuration(length);
      expect(duration.safeParse(text).success).toBe(true);
      expect(parseDuration(text)).toBe(length);
    }),
  );
});

test('what makeDelay writes is a delay, and parseDelay reads it', () => {
  fc.assert(
    fc.property(seconds, seconds, (fixed, mean) => {
      const text = makeDelay({ fixed, mean });
      expect(delay.safeParse(text).success).toBe(true);
      expect(parseDelay(text)).toEqual({ fixed, mean });
    }),
  );
});

test.each([
  ['90s', 90],
  ['15m', 900],
  ['1h30m', 5400],
  ['1.5h', 5400],
  ['2d', 172_800],
  ['0s', 0],
])('%s is %d seconds', (text, length) => {
  expect(duration.parse(text)).toBe(text);
  expect(parseDuration(text)).toBe(length);
});

test.each([
  ['20m', 1200, 0],
  ['~8h', 0, 28_800],
  ['5h + ~5h', 18_000, 18_000],
  ['5h+~30m', 18_000, 1800],
])('%s is %d seconds and a mean of %d', (text, fixed, mean) => {
  expect(delay.parse(text)).toBe(text);
  expect(parseDelay(text)).toEqual({ fixed, mean });
});

test.each(['', '5', 'h', '-5h', '5 h', '5h ', '1w', '5h~5h', '~', '~5h + 5h', '5h + 5h', 'never', '1e3s'])(
  '%j is neither',
  (text) => {
    expect(duration.safeParse(text).success).toBe(false);
    expect(delay.safeParse(text).success).toBe(false);
    expect(() => parseDuration(text)).toThrow(RangeError);
  },
);

test('a text that is no duration is named, with what is expected', () => {
  expect(() => parseDuration('soon')).toThrow('“soon” is not a duration: expected one such as 15m, 6h, 2d or 1h30m');
});

test('a long text takes no long time', () => {
  const digits = '9'.repeat(1_000_000);
  for (const text of [digits, `${digits}h`, `~${digits}.`, '9d'.repeat(500_000), `${'1h'.repeat(500_000)}!`]) {
    expect(duration.safeParse(text).success).toBe(false);
    expect(delay.safeParse(text).success).toBe(false);
  }
});
