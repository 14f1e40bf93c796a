import { describe, expect, it } from 'vitest';
import { differenceCell, meanCell, NUMBER, pCell, SHARE, shareCell, timeUnit } from '../../src/experiment/figures.js';
const MINUTES = timeUnit((seconds) => `${seconds / 60} min`);
describe('shareCell', () => {
  it.each([
    [{ estimate: 0.184, low: 0.167, high: 0.2011 }, '18.4 % ±1.7'],
    [{ estimate: 0.5, low: 0.4, high: 0.601 }, '50.0 % ±10.1'],
    [{ estimate: 0.004, low: 0.001, high: 0.014 }, '0.4 % [0.1, 1.4]'],
    [{ estimate: 0, low: 0, high: 0.161 }, '0.0 % [0.0, 16.1]'],
    [{ estimate: null, low: null, high: null }, '–'],
  ])('writes %o', (estimate, text) => {
    expect(shareCell(estimate)).toBe(text);
  });
});
describe('meanCell', () => {
  it.each([
    [{ estimate: 4.678, low: 4.478, high: 4.878 }, NUMBER, '4.68 ±0.20'],
    [{ estimate: 1234.6, low: 1200.1, high: 1269.1 }, NUMBER, '1235 ±35'],
    [{ estimate: 0.00123, low: 0.0002, high: 0.00226 }, NUMBER, '0.0012 ±0.0010'],
    [{ estimate: 3, low: 3, high: 3 }, NUMBER, '3 ±0'],
    [{ estimate: 3, low: null, high: null }, NUMBER, '3'],
    [{ estimate: -0.5, low: -0.75, high: -0.25 }, NUMBER, '−0.50 ±0.25'],
    [{ estimate: 600.4, low: 540.4, high: 660.4 }, MINUTES, '10 min ±1 min'],
    [{ estimate: null, low: null, high: null }, NUMBER, '–'],
  ])('writes %o', (estimate, unit, text) => {
    expect(meanCell(estimate, unit)).toBe(text);
  });
});
describe('differenceCell', () => {
  it.each([
    [{ difference: -0.0921, low: -0.107, high: -0.077 }, SHARE, '−9.2 points [−10.7, −7.7]'],
    [{ difference: 0.017, low: -0.002, high: 0.036 }, SHARE, '+1.7 points [−0.2, 3.6]'],
    [{ difference: -0.0001, low: -0.0004, high: 0.0002 }, SHARE, '0.0 points [0.0, 0.0]'],
    [{ difference: -600, low: -1200, high: 0 }, MINUTES, '−10 min [−20 min, 0 min]'],
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
