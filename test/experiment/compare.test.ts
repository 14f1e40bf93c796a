import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/experiment/compare.js';
import { mcnemarExact, pairedProportions } from '../../src/experiment/statistics/paired.js';
import { wilsonInterval } from '../../src/experiment/statistics/proportion.js';
import type { CompareInput, ReportedOutcome, RunRow } from '../../src/experiment/comparison.js';
import { HORIZON, inputOf, OUTCOMES, run } from './runs.js';

const ARMS = ['open', 'closed', 'unanswered'];

/** Four seeds in two arms: seed 1/1 has an exchange in both, 1/2 and 1/10 in closed alone, 1/3 in neither. */
const TWO_ARMS: readonly RunRow[] = [
  run('closed', '1/1', 6, null, 0.4),
  run('closed', '1/2', 7, 3000, null),
  run('closed', '1/3', 3, 1000, 0.2),
  run('closed', '1/10', 5, 2000, 0.6),
  run('open', '1/10', 3, 2000, 0.2),
  run('open', '1/3', 3, 1000, 0.2),
  run('open', '1/2', 3, 1000, 0.5),
  run('open', '1/1', 6, 4000, 0.2),
];

/** Thirty seeds in three arms, each arm with more exchanges than the last. */
const MANY = ARMS.flatMap((arm, k) =>
  Array.from({ length: 30 }, (_, i) =>
    run(arm, `1/${i + 1}`, i % 4 < k ? 6 : 3, 1000 * k + 300 * (i % 7), (i % 5) / 10 + k / 30),
  ),
);

const outcomeOf = (input: CompareInput, name: string): ReportedOutcome => {
  const found = compare(input).outcomes.find((outcome) => outcome.name === name);
  if (found === undefined) throw new Error(`no outcome ${name}`);
  return found;
};

const rows = (arms: readonly string[]): fc.Arbitrary<RunRow[]> => {
  const one = fc.record({
    peak: fc.integer({ min: 1, max: 9 }),
    clear: fc.option(fc.integer({ min: 0, max: HORIZON })),
    belief: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  return fc
    .array(fc.tuple(...arms.map(() => one)), { minLength: 1, maxLength: 25 })
    .map((seeds) =>
      seeds.flatMap((perArm, i) =>
        perArm.map(({ peak, clear, belief }, k) => run(arms[k] ?? '', `1/${i + 1}`, peak, clear, belief)),
      ),
    );
};

describe('compare', () => {
  it('gives the shape of compare --json, by hand', () => {
    const comparison = compare(inputOf(['open', 'closed'], TWO_ARMS));
    const { outcomes, pairing, divergent, ...head } = comparison;
    expect(head).toEqual({
      scenario: 'strike',
      seed: '1',
      runs: 4,
      arms: ['open', 'closed'],
      baseline: 'closed',
      horizon: HORIZON,
      level: 0.95,
    });
    expect(outcomes.map(({ name, kind }) => [name, kind])).toEqual(OUTCOMES.map(({ name, kind }) => [name, kind]));
    expect(outcomes[1]).toEqual({
      name: 'exchange',
      kind: 'binary',
      byArm: { open: wilsonInterval(1, 4), closed: wilsonInterval(3, 4) },
      pairs: [
        {
          a: 'open',
          b: 'closed',
          ...pairedProportions({ both: 1, onlyA: 0, onlyB: 2, neither: 1 }),
          pHolm: expect.any(Number) as number,
          onlyA: 0,
          onlyB: 2,
          method: 'newcombe-1998-paired',
        },
      ],
    });
    // Exchange in open (1, 0, 0, 0), in closed (1, 1, 0, 1): variances 1/4 each, of the differences 1/3.
    expect(pairing).toMatchObject({ outcome: 'exchange', a: 'open', b: 'closed' });
    expect(pairing?.varianceRatio).toBeCloseTo((1 / 4 + 1 / 4) / (1 / 3), 12);
    expect(pairing?.correlation).toBeCloseTo(1 / 3, 12);
    expect(divergent).toEqual([
      { seed: '1/2', a: { arm: 'open', peakRung: 3 }, b: { arm: 'closed', peakRung: 7 }, firstDifference: { at: 603 } },
      {
        seed: '1/10',
        a: { arm: 'open', peakRung: 3 },
        b: { arm: 'closed', peakRung: 5 },
        firstDifference: { at: 603 },
      },
    ]);
  });

  it('takes a time that was not reached as longer than the limit, and never as the horizon', () => {
    const { byArm, pairs } = outcomeOf(inputOf(['open', 'closed'], TWO_ARMS), 'clear');
    const limit = HORIZON / 2;
    expect(byArm['open']).toMatchObject({ n: 4, cases: 4, restrictedMean: 2000, reached: 4, share: 1, limit });
    const mean = (limit + 6000) / 4;
    expect(byArm['closed']).toMatchObject({ n: 4, estimate: mean, reached: 3, censored: 0, share: 0.75, median: 2500 });
    expect(pairs[0]).toMatchObject({ n: 4, difference: 2000 - mean, method: 'paired-restricted-mean' });
  });

  it('has no time where no case came, and does not pair its seed', () => {
    const quiet = TWO_ARMS.map((row) =>
      row.arm === 'closed' && row.seed === '1/1' ? { ...row, firstCase: null } : row,
    );
    const { byArm, pairs } = outcomeOf(inputOf(['open', 'closed'], quiet), 'clear');
    expect(byArm['closed']).toMatchObject({ cases: 3, share: 1, restrictedMean: 2000 });
    expect(pairs[0]?.n).toBe(3);
    expect(pairs[0]?.difference).toBeCloseTo(-2000 / 3, 9);
  });

  it('adjusts every p for all that the comparison tests', () => {
    const ps = compare(inputOf(ARMS, MANY)).outcomes.flatMap(({ pairs }) =>
      pairs.map(({ p, pHolm }) => ({ p, pHolm })),
    );
    const tested = ps.filter(({ p }) => p !== null);
    const least = tested.toSorted((x, y) => (x.p ?? 1) - (y.p ?? 1))[0];
    expect(tested.length).toBeGreaterThan(3);
    expect(least?.pHolm).toBeCloseTo(Math.min(1, (least?.p ?? 1) * tested.length), 12);
    expect(ps.filter(({ p, pHolm }) => (p === null) !== (pHolm === null))).toEqual([]);
  });

  it('leaves a number that is not there out of its arm, and its seed out of the pair', () => {
    const { byArm, pairs } = outcomeOf(inputOf(['open', 'closed'], TWO_ARMS), 'belief');
    expect(byArm['open']?.n).toBe(4);
    expect(byArm['open']?.estimate).toBeCloseTo(1.1 / 4, 12);
    expect(byArm['closed']?.n).toBe(3);
    expect(byArm['closed']?.estimate).toBeCloseTo(1.2 / 3, 12);
    expect(pairs[0]?.n).toBe(3);
    expect(pairs[0]?.difference).toBeCloseTo((-0.2 + 0 - 0.4) / 3, 12);
  });

  it('leaves a binary that does not apply out in the same way', () => {
    const without = TWO_ARMS.map((row) =>
      row.arm === 'open' && row.seed === '1/1' ? { ...row, values: { ...row.values, exchange: null } } : row,
    );
    const { byArm, pairs } = outcomeOf(inputOf(['open', 'closed'], without), 'exchange');
    expect(byArm['open']).toMatchObject({ n: 3, count: 0 });
    expect(byArm['closed']).toMatchObject({ n: 4, count: 3 });
    expect(pairs[0]).toMatchObject({ n: 3, difference: -2 / 3, onlyA: 0, onlyB: 2 });
  });

  it('compares with the first arm where the baseline is not among the arms, and says so', () => {
    const comparison = compare({ ...inputOf(['open', 'closed'], TWO_ARMS), baseline: 'null' });
    expect(comparison.baseline).toBe('open');
    expect(comparison.outcomes[1]?.pairs[0]).toMatchObject({ a: 'closed', b: 'open', onlyA: 2, onlyB: 0 });
    expect(comparison.pairing).toMatchObject({ a: 'closed', b: 'open' });
  });

  it('compares a lone arm with nothing', () => {
    const alone = TWO_ARMS.filter(({ arm }) => arm === 'open');
    const { outcomes, pairing, divergent } = compare(inputOf(['open'], alone));
    expect(outcomes.map(({ pairs }) => pairs.length)).toEqual([0, 0, 0, 0]);
    expect([pairing, divergent]).toEqual([null, []]);
  });

  it('takes the first outcome for the headline where none is binary', () => {
    const input = {
      ...inputOf(['open', 'closed'], TWO_ARMS),
      outcomes: OUTCOMES.filter(({ kind }) => kind !== 'binary'),
    };
    expect(compare(input).pairing?.outcome).toBe('peak');
    expect(compare({ ...input, outcomes: [] })).toMatchObject({ outcomes: [], pairing: null });
  });

  it('does not depend on the order of the rows', () => {
    const shuffled = rows(ARMS).chain((list) =>
      fc.record({ list: fc.constant(list), shuffled: fc.shuffledSubarray(list, { minLength: list.length }) }),
    );
    fc.assert(
      fc.property(shuffled, ({ list, shuffled: other }) => {
        expect(compare(inputOf(ARMS, other))).toEqual(compare(inputOf(ARMS, list)));
      }),
    );
  });

  it('gives arms that are equal exact zeros in every outcome, and no seed that parts', () => {
    fc.assert(
      fc.property(rows(['closed']), (list) => {
        const twice = [...list, ...list.map((row) => ({ ...row, arm: 'null' }))];
        const { outcomes, pairing, divergent } = compare(inputOf(['closed', 'null'], twice));
        for (const { pairs, kind } of outcomes) {
          for (const pair of pairs) {
            if (pair.n === 0) continue;
            expect(pair).toMatchObject({ difference: 0, p: null, pHolm: null });
            expect((pair.low ?? Number.NaN) + (pair.high ?? Number.NaN)).toBe(0);
            expect(kind === 'binary' || pair.low === 0).toBe(true);
          }
        }
        expect(pairing?.varianceRatio).toBeNull();
        expect(divergent).toEqual([]);
      }),
    );
  });

  it('gives every difference the estimates of its arms, where no run is left out', () => {
    fc.assert(
      fc.property(rows(ARMS), (list) => {
        for (const { name, byArm, pairs } of compare(inputOf(ARMS, list)).outcomes) {
          if (name === 'belief') continue;
          for (const { a, b, difference } of pairs) {
            const expected = (byArm[a]?.estimate ?? Number.NaN) - (byArm[b]?.estimate ?? Number.NaN);
            expect(difference).toBeCloseTo(expected, 6);
          }
        }
      }),
    );
  });

  it('survives JSON: no NaN, no infinity', () => {
    fc.assert(
      fc.property(rows(ARMS), (list) => {
        const comparison = compare(inputOf(ARMS, list));
        expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
      }),
    );
  });

  it('agrees with counting the discordant seeds one by one', () => {
    fc.assert(
      fc.property(rows(['open', 'closed']), (list) => {
        const only = (inArm: string, notIn: string): number =>
          list.filter(
            ({ arm, seed, peakRung }) =>
              arm === inArm &&
              peakRung >= 5 &&
              list.some((other) => other.arm === notIn && other.seed === seed && other.peakRung < 5),
          ).length;
        const [onlyA, onlyB] = [only('open', 'closed'), only('closed', 'open')];
        const { pairs } = outcomeOf(inputOf(['open', 'closed'], list), 'exchange');
        expect(pairs[0]).toMatchObject({ onlyA, onlyB, p: mcnemarExact(onlyA, onlyB) });
      }),
    );
  });

  it.each<[string, Partial<CompareInput>]>([
    ['a seed that an arm lacks', { rows: TWO_ARMS.slice(1) }],
    ['a run that is there twice', { rows: [...TWO_ARMS, ...TWO_ARMS.slice(0, 1)] }],
    ['a run of an arm that is not compared', { arms: ['open'] }],
    ['no arm', { arms: [], rows: [] }],
    ['an arm named twice', { arms: ['open', 'open', 'closed'] }],
    ['an outcome that was not measured', { outcomes: [{ name: 'calm', kind: 'binary' }] }],
    ['a binary that is a number', { outcomes: [{ name: 'peak', kind: 'binary' }] }],
    ['a number that is not finite', { rows: [run('open', '1', 3, 1, Infinity), run('closed', '1', 3, 1, 0.5)] }],
    ['a time after the horizon', { horizon: 3999 }],
  ])('refuses %s', (_, change) => {
    expect(() => compare({ ...inputOf(['open', 'closed'], TWO_ARMS), ...change })).toThrow(Error);
  });
});
