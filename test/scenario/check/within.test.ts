import { expect, test } from 'vitest';
import { problemsOf, small } from '../small.js';

const clarity = (within: string, first = 'first: { rung: 5 }') =>
  small('outcomes:\n', `outcomes:\n  watched: { ${first}, within: ${within} }\n`);

test('a time is watched for at most the horizon, and for more than 0', () => {
  expect(problemsOf(clarity('72h'))).toEqual([]);
  expect(problemsOf(clarity('73h'))).toMatchObject([
    { code: 'out-of-range', message: 'within is “73h”: expected at most the horizon, 72h' },
  ]);
  expect(problemsOf(clarity('0h'))).toMatchObject([
    { code: 'out-of-range', message: 'within is “0h”: expected more than 0, such as 24h' },
  ]);
});

test('only a time is watched', () => {
  expect(problemsOf(clarity('24h', 'reached: 5'))[0]?.message).toContain('expected within only beside first');
});
