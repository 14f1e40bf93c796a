import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunningComparison } from '../../src/experiment/compare.js';
import type { CompareSpec, RunRow } from '../../src/experiment/comparison.js';
import { HORIZON, inputOf, run } from './runs.js';

const ARMS = ['open', 'closed', 'unanswered'];

const specOf = (arms: readonly string[]): CompareSpec => {
  const detection = { answeredAttack: 'exchange', answeredAccident: 'exchange', brier: null };
  return { ...inputOf(arms, []), detection, byTruth: true };
};

const comparisonOf = (spec: CompareSpec, seeds: readonly (readonly RunRow[])[]): RunningComparison => {
  const comparison = new RunningComparison(spec);
  for (const runs of seeds) comparison.add(runs);
  return comparison;
};

/** A seed's run in every arm. Where no peak differs, only the headline tells which seeds part. */
const seedOf = (arms: readonly string[], peaks: fc.Arbitrary<number>) => {
  const values = fc.record({
    exchange: fc.option(fc.boolean()),
    clear: fc.option(fc.integer({ min: 0, max: HORIZON })),
    firstCase: fc.option(fc.constant(0)),
    truth: fc.constantFrom('accident', 'hostile', 'reprisal', null),
    endedBy: fc.constantFrom('horizon', 'stopped', 'calm'),
    endedAt: fc.integer({ min: 0, max: HORIZON }),
    belief: fc.option(
      fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
    ),
  });
  return fc.tuple(...arms.map(() => fc.tuple(peaks, values)));
};

const batch = fc
  .record({
    arms: fc.integer({ min: 1, max: 3 }),
    peaks: fc.constantFrom(fc.integer({ min: 1, max: 9 }), fc.constant(3)),
  })
  .chain(({ arms, peaks }) => {
    const names = ARMS.slice(0, arms);
    return fc.array(seedOf(names, peaks), { maxLength: 30 }).map((seeds) => ({
      arms: names,
      seeds: seeds.map((inArms, i) =>
        inArms.map(([peak, { exchange, clear, belief, ...end }], k) => {
          const row = run(names[k] ?? '', `1/${i + 1}`, peak, clear, belief);
          return { ...row, ...end, values: { ...row.values, exchange } };
        }),
      ),
    }));
  });

/** The lengths of consecutive parts; the last one has what is left. */
const lengths = fc.array(fc.nat({ max: 12 }), { maxLength: 6 });
/** Which part is merged with the next one, again and again. */
const merges = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });

const split = <T>(list: readonly T[], parts: readonly number[]): T[][] => {
  const ends = parts.reduce<number[]>((all, length) => [...all, (all.at(-1) ?? 0) + length], []);
  return [...ends, list.length].map((end, i) => list.slice(ends[i - 1] ?? 0, end));
};

describe('parts of a batch, merged', () => {
  it('give what one pass over all seeds gives, however the batch is split and the parts are grouped', () => {
    fc.assert(
      fc.property(batch, lengths, merges, ({ arms, seeds }, parts, order) => {
        const spec = specOf(arms);
        const comparisons = split(seeds, parts).map((part) => comparisonOf(spec, part));
        for (const pick of order.slice(0, comparisons.length - 1)) {
          const at = pick % (comparisons.length - 1);
          const [next] = comparisons.splice(at + 1, 1);
          if (next !== undefined) comparisons[at]?.merge(next);
        }
        expect(comparisons).toHaveLength(1);
        expect(comparisons[0]?.result()).toEqual(comparisonOf(spec, seeds).result());
      }),
      { numRuns: 200 },
    );
  });

  it('can be added to, and the part that was merged stays as it is', () => {
    fc.assert(
      fc.property(batch, fc.nat({ max: 30 }), ({ arms, seeds }, cut) => {
        const spec = specOf(arms);
        const later = comparisonOf(spec, seeds.slice(cut));
        const before = later.result();
        const comparison = comparisonOf(spec, seeds.slice(0, cut));
        comparison.merge(later);
        for (const runs of seeds) comparison.add(runs);
        expect(later.result()).toEqual(before);
        expect(comparison.result()).toEqual(comparisonOf(spec, [...seeds, ...seeds]).result());
      }),
    );
  });

  it.each<[string, Partial<CompareSpec>]>([
    ['arms', { arms: ['open', 'unanswered'] }],
    ['order of the arms', { arms: ['closed', 'open'] }],
    ['baseline', { baseline: 'open' }],
    ['outcomes', { outcomes: [{ name: 'peak', kind: 'ordinal' }] }],
    ['horizon', { horizon: 60 }],
    ['scenario', { scenario: 'another' }],
    ['seed', { seed: '2' }],
    ['split by truth', { byTruth: false }],
    ['outcomes for d′', { detection: null }],
  ])('are refused where they differ in their %s', (_, other) => {
    const comparison = new RunningComparison(specOf(['open', 'closed']));
    expect(() => comparison.merge(new RunningComparison({ ...specOf(['open', 'closed']), ...other }))).toThrow(
      'not parts of one batch',
    );
  });
});
