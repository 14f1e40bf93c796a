import { describe, expect, it } from 'vitest';
import {
  differenceCell,
  estimateCell,
  lengthOfTime,
  NUMBER,
  pCell,
  SHARE,
  timeUnit,
} from '../../src/experiment/figures.js';

const MINUTES = timeUnit([1200]);
const HOURS = timeUnit([3 * 3600]);

describe('estimateCell', () => {
  it.each([
    [{ estimate: 0.184, low: 0.167, high: 0.2011 }, SHARE, '18.4 % ±1.7'],
    [{ estimate: 0.5, low: 0.4, high: 0.601 }, SHARE, '50.0 % ±10.1'],
    [{ estimate: 0.004, low: 0.001, high: 0.014 }, SHARE, '0.4 % [0.1, 1.4]'],
    [{ estimate: 0, low: 0, high: 0.161 }, SHARE, '0.0 % [0.0, 16.1]'],
    [{ estimate: null, low: null, high: null }, SHARE, '–'],
    [{ estimate: 4.678, low: 4.478, high: 4.878 }, NUMBER, '4.68 ±0.20'],
    [{ estimate: 1234.6, low: 1200.1, high: 1269.1 }, NUMBER, '1235 ±35'],
    [{ estimate: 0.00123, low: 0.0002, high: 0.00226 }, NUMBER, '0.0012 ±0.0010'],
    [{ estimate: 3, low: 3, high: 3 }, NUMBER, '3'],
    [{ estimate: 3, low: null, high: null }, NUMBER, '3'],
    [{ estimate: -0.5, low: -0.75, high: -0.25 }, NUMBER, '−0.50 ±0.25'],
    [{ estimate: 600.4, low: 540.4, high: 660.4 }, MINUTES, '10 min ±1'],
    [{ estimate: 7200, low: 3600, high: 14400 }, HOURS, '2.0 h [1.0, 4.0]'],
    [{ estimate: 7200, low: 3600, high: null }, HOURS, '2.0 h [1.0, –]'],
    [{ estimate: null, low: null, high: null }, NUMBER, '–'],
  ])('writes %o', (estimate, unit, text) => {
    expect(estimateCell(estimate, unit)).toBe(text);
  });
});

describe('timeUnit', () => {
  it('is one for all values of a line: the one that suits the largest', () => {
    const unit = timeUnit([null, 60, -86_400]);
    expect([unit.plain(60, 0), unit.after]).toEqual(['0.0', ' h']);
    expect(timeUnit([600, 10_799]).after).toBe(' min');
    expect(timeUnit([0, 5 * 86_400]).after).toBe(' d');
    expect(timeUnit([]).after).toBe(' min');
  });

  it('writes a length of time without needless decimals', () => {
    expect([lengthOfTime(36 * 3600), lengthOfTime(50 * 86_400), lengthOfTime(5400), lengthOfTime(12.5 * 3600)]).toEqual(
      ['36 h', '50 d', '90 min', '12.5 h'],
    );
  });
});

describe('differenceCell', () => {
  it.each([
    [{ difference: -0.0921, low: -0.107, high: -0.077 }, SHARE, '−9.2 points [−10.7, −7.7]'],
    [{ difference: 0.017, low: -0.002, high: 0.036 }, SHARE, '+1.7 points [−0.2, 3.6]'],
    [{ difference: -0.0001, low: -0.0004, high: 0.0002 }, SHARE, '0.0 points [0.0, 0.0]'],
    [{ difference: -600, low: -1200, high: 0 }, MINUTES, '−10 min [−20, 0]'],
    [{ difference: 2, low: null, high: null }, NUMBER, '+2'],
    [{ difference: -0.00001, low: null, high: null }, NUMBER, '0'],
    [{ difference: 0, low: 0, high: 0 }, NUMBER, 'none in any seed'],
    [{ difference: null, low: null, high: null }, NUMBER, '–'],
  ])('writes %o', (difference, unit, text) => {
    expect(differenceCell(difference, unit)).toBe(text);
  });
});

describe('pCell', () => {
  it.each([
    [1, '1.000'],
    [0.0341, '0.034'],
    [0.00099, '<0.001'],
    [0, '<0.001'],
    [null, '–'],
  ])('writes %d', (p, text) => {
    expect(pCell(p)).toBe(text);
  });
});
