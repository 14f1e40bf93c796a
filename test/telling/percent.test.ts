import { expect, test } from 'vitest';
import { percent, points } from '../../src/telling/percent.js';

test('a percentage is whole, but rare differs from never and almost certain from certain', () => {
  expect([0, 0.004, 0.01, 0.296, 0.99, 0.996, 1].map((share) => percent(share))).toEqual([
    '0 %',
    '0.4 %',
    '1 %',
    '30 %',
    '99 %',
    '99.6 %',
    '100 %',
  ]);
});

test('whoever needs other digits writes the number', () => {
  expect(percent(0.1234, (percentage) => percentage.toFixed(1))).toBe('12.3 %');
});

test('points are out of 100', () => {
  expect(points(0.4)).toBe('40 of 100 points');
});
