import { describe, expect, it } from 'vitest';
import { DivergentSeeds, firstDifference } from '../../src/experiment/divergence.js';
import type { RunRow } from '../../src/experiment/comparison.js';
import { run } from './runs.js';

const peaks = (arm: string, ...rungs: number[]) => rungs.map((rung, i) => run(arm, `1/${i + 1}`, rung, null, null));

/** What is found in these runs, given one after the other. */
const divergentSeeds = (a: readonly RunRow[], b: readonly RunRow[], headlineDiffers: (index: number) => boolean) => {
  const seeds = new DivergentSeeds();
  a.forEach((inA, i) => seeds.add(inA, b[i] ?? inA, headlineDiffers(i)));
  return seeds.found();
};

describe('divergent seeds', () => {
  it('names the five seeds whose peaks differ most, ties in seed order', () => {
    const found = divergentSeeds(peaks('a', 3, 3, 5, 3, 9, 4, 2), peaks('b', 4, 5, 3, 3, 1, 5, 1), () => false);
    expect(found.map(({ seed }) => seed)).toEqual(['1/5', '1/2', '1/3', '1/1', '1/6']);
  });

  it('falls back on the headline outcome where no peak differs', () => {
    const found = divergentSeeds(peaks('a', 3, 3, 3), peaks('b', 3, 3, 3), (index) => index > 0);
    expect(found.map(({ seed }) => seed)).toEqual(['1/2', '1/3']);
    expect(found[0]?.firstDifference).toEqual({ at: null });
  });

  it('names no seed where nothing differs', () => {
    expect(divergentSeeds(peaks('a', 3, 4), peaks('b', 3, 4), () => false)).toEqual([]);
  });
});

describe('firstDifference', () => {
  const call = { at: 100, what: 'call' };
  const reply = { at: 200, what: 'reply' };

  it.each([
    ['the same milestones', [call, reply], [call, reply], null],
    ['no milestones', [], [], null],
    ['another event at the same time', [call, reply], [call, { at: 200, what: 'refusal' }], 200],
    ['the same event at another time', [call, reply], [call, { at: 150, what: 'reply' }], 150],
    ['one milestone more in a', [call, reply], [call], 200],
    ['one milestone more in b', [], [call], 100],
    ['an earlier event before the rest', [call, reply], [{ at: 50, what: 'alert' }, call, reply], 50],
  ])('finds where runs part: %s', (_, a, b, at) => {
    expect(firstDifference(a, b)).toBe(at);
    expect(firstDifference(b, a)).toBe(at);
  });
});
