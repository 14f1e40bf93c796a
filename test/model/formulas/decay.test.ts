import { describe, expect, test } from 'vitest';
import { leftAfter, halved } from '../../../src/model/formulas/decay.js';

describe('what decays', () => {
  test('is half as much after each half-life', () => {
    expect([0, 1, 2, 0.5].map((n) => leftAfter(n))).toEqual(
      [1, 0.5, 0.25, Math.SQRT1_2].map((x) => expect.closeTo(x, 14)),
    );
  });

  test('is halved exactly, and not without end', () => {
    expect([0, 1, 10].map((times) => halved(0.3, times))).toEqual([0.3, 0.15, 0.3 / 1024]);
    expect(halved(-1, 1e9)).toBe(-0);
  });
});
