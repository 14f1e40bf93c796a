import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sobolPoints } from '../../../src/experiment/design/sobolSequence.js';
import { monotone } from '../../../src/experiment/plan/solve.js';
import { morrisEffect } from '../../../src/experiment/sensitivity/elementaryEffects.js';
import { sobolIndices } from '../../../src/experiment/sensitivity/sobol.js';
import { quantile } from '../../../src/experiment/statistics/bootstrap.js';
import { ConfidenceSequence } from '../../../src/experiment/statistics/confidenceSequence.js';
import { PairedLogRank } from '../../../src/experiment/statistics/logRank.js';
import { clopperPearsonInterval } from '../../../src/experiment/statistics/proportion.js';
import type { FollowUp } from '../../../src/experiment/statistics/survival/followUp.js';

/** Values from SciPy and R; the scripts that printed them stand beside the files. */
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

const scipy = fixture('designs') as {
  sobolPoints: number[][];
  fA: number[];
  fB: number[];
  fAB: number[][];
  first: number[];
  total: number[];
  exact: [count: number, n: number, low: number, high: number][];
  effects: number[];
  muStar: number;
  sigma: number;
  values: number[];
  sequence: [t: number, low: number, high: number][];
  quantiles: [p: number, value: number][];
};
const r = fixture('pairs') as {
  timeA: number[];
  endA: FollowUp['end'][];
  timeB: number[];
  endB: FollowUp['end'][];
  excess: number;
  variance: number;
  p: number;
  y: number[];
  falling: number[];
  rising: number[];
};

test('Sobol’s sequence is that of SciPy, in 21 dimensions', () => {
  expect(sobolPoints(64, 21, () => 0)).toEqual(scipy.sobolPoints);
});

test('Sobol indices are those of SciPy', () => {
  const rows = scipy.fA.map((_, i) => i);
  const indices = sobolIndices({ a: scipy.fA, b: scipy.fB, mixed: scipy.fAB }, rows);
  for (const [i, { first, total }] of indices.entries()) {
    expect([first, total]).toEqual([expect.closeTo(scipy.first[i] ?? 9, 12), expect.closeTo(scipy.total[i] ?? 9, 12)]);
  }
});

test('Sobol indices of a model with known ones: Ishigami’s function', () => {
  const [a, b] = [7, 0.1];
  const f = (x: readonly number[]) => {
    const [x1 = 0, x2 = 0, x3 = 0] = x.map((u) => Math.PI * (2 * u - 1));
    return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
  };
  const points = sobolPoints(8192, 6, () => 0).slice(1);
  const mixed = [0, 1, 2].map((i) => points.map((p) => f(p.slice(0, 3).with(i, p[3 + i] ?? 0))));
  const given = { a: points.map((p) => f(p.slice(0, 3))), b: points.map((p) => f(p.slice(3))), mixed };
  const indices = sobolIndices(
    given,
    points.map((_, i) => i),
  );
  // Ishigami & Homma (1990): S = .3139, .4424, 0 and T = .5576, .4424, .2437.
  expect(indices.map(({ first }) => first)).toEqual([0.3139, 0.4424, 0].map((s) => expect.closeTo(s, 2) as unknown));
  expect(indices.map(({ total }) => total)).toEqual(
    [0.5576, 0.4424, 0.2437].map((s) => expect.closeTo(s, 2) as unknown),
  );
});

test('Morris’s μ* and σ are the mean and the standard deviation of NumPy', () => {
  const { muStar, mu, sigma } = morrisEffect(scipy.effects);
  expect([muStar, sigma]).toEqual([expect.closeTo(scipy.muStar, 12), expect.closeTo(scipy.sigma, 12)]);
  expect(mu).toBeCloseTo(0.43, 12);
  expect(morrisEffect([])).toEqual({ muStar: null, mu: null, sigma: null });
});

test('the interval of Clopper and Pearson is that of SciPy', () => {
  for (const [count, n, low, high] of scipy.exact) {
    const found = clopperPearsonInterval(count, n);
    expect([found.low, found.high]).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)]);
  }
});

test('the confidence sequence follows its paper, step by step', () => {
  const sequence = new ConfidenceSequence();
  const seen = scipy.values.flatMap((value, i) => {
    sequence.add(value);
    return (i + 1) % 50 === 0 ? [[i + 1, sequence.low, sequence.high]] : [];
  });
  expect(seen).toEqual(
    scipy.sequence.map(([t, low, high]) => [t, expect.closeTo(low, 10), expect.closeTo(high, 10)] as unknown[]),
  );
  expect(() => sequence.add(1.5)).toThrow(RangeError);
});

test('quantiles are those of NumPy', () => {
  const sorted = scipy.fA.toSorted((x, y) => x - y);
  for (const [p, value] of scipy.quantiles) expect(quantile(sorted, p)).toBeCloseTo(value, 12);
});

test('the log-rank test stratified by pair is that of R', () => {
  const rank = new PairedLogRank();
  for (const [i, time] of r.timeA.entries()) {
    rank.add({ time, end: r.endA[i] ?? 'censored' }, { time: r.timeB[i] ?? 0, end: r.endB[i] ?? 'censored' });
  }
  const { excess, variance, p } = rank.result();
  expect([excess, variance, p]).toEqual([
    expect.closeTo(r.excess, 9),
    expect.closeTo(r.variance, 9),
    expect.closeTo(r.p, 9),
  ]);
});

test('pool adjacent violators is R’s isoreg', () => {
  expect(monotone(r.y, false)).toEqual(r.falling.map((value) => expect.closeTo(value, 9) as unknown));
  expect(monotone(r.y, true)).toEqual(r.rising.map((value) => expect.closeTo(value, 9) as unknown));
});
