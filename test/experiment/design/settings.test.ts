import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnalysisDraws } from '../../../src/experiment/design/draws.js';
import { latinHypercube } from '../../../src/experiment/design/latinHypercube.js';
import { morrisDesign, morrisStep } from '../../../src/experiment/design/morris.js';
import { quantileOf } from '../../../src/experiment/design/quantile.js';
import { saltelliDesign } from '../../../src/experiment/design/saltelli.js';
import { numberOfSettings, settingsOf } from '../../../src/experiment/design/settings.js';
import type { DesignSpec, FactorSpec } from '../../../src/experiment/spec/format.js';

const draws = new AnalysisDraws('test', '1');
const FACTORS: Record<string, FactorSpec> = {
  drift: { path: 'parameters.drift-rate', values: [0.1, 0.2, 0.3] },
  wide: { path: 'parameters.misreads', low: 0, high: 1 },
  talk: { levels: { bayes: {}, anchor: { 'parameters.evidence-weight': 0.5 } } },
};

test('full factorial: every combination once, the last factor changes fastest', () => {
  const settings = settingsOf(FACTORS, { kind: 'full-factorial' }, draws);
  expect(settings).toHaveLength(3 * 2 * 2);
  expect(settings.slice(0, 3).map(({ levels }) => levels)).toEqual([
    { drift: 0.1, wide: 0, talk: 'bayes' },
    { drift: 0.1, wide: 0, talk: 'anchor' },
    { drift: 0.1, wide: 1, talk: 'bayes' },
  ]);
  expect(new Set(settings.map((each) => JSON.stringify(each))).size).toBe(12);
});

test('one at a time: first the file as it is, then each level by itself', () => {
  const settings = settingsOf(FACTORS, { kind: 'one-at-a-time' }, draws);
  expect(settings.map(({ levels }) => levels)).toEqual([
    {},
    { drift: 0.1 },
    { drift: 0.2 },
    { drift: 0.3 },
    { wide: 0 },
    { wide: 1 },
    { talk: 'bayes' },
    { talk: 'anchor' },
  ]);
});

test('every design has as many settings as it says, and is the same when it is made again', () => {
  const designs: DesignSpec[] = [
    { kind: 'full-factorial' },
    { kind: 'one-at-a-time' },
    { kind: 'latin-hypercube', points: 9 },
    { kind: 'sobol', points: 8 },
    { kind: 'morris', trajectories: 4 },
    { kind: 'list', settings: [{ drift: 0.2 }, {}] },
    { kind: 'multiverse', points: 5 },
  ];
  for (const design of designs) {
    const settings = settingsOf(FACTORS, design, draws);
    expect([design.kind, settings.length]).toEqual([design.kind, numberOfSettings(FACTORS, design)]);
    expect(settingsOf(FACTORS, design, new AnalysisDraws('test', '1'))).toEqual(settings);
  }
});

test('a Latin hypercube has one point in every slice of every coordinate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), (points, dimensions) => {
      const cube = latinHypercube(points, dimensions, draws);
      for (let d = 0; d < dimensions; d += 1) {
        const slices = cube.map((point) => Math.floor((point[d] ?? -1) * points)).sort((a, b) => a - b);
        expect(slices).toEqual(Array.from({ length: points }, (_, i) => i));
      }
    }),
    { numRuns: 50 },
  );
});

test('a trajectory changes one factor at a time by Δ, stays in the cube, and changes the luck once', () => {
  const delta: unknown = expect.closeTo(morrisStep(6), 12);
  for (const { points, changes } of morrisDesign(20, 6, 4, draws)) {
    expect(changes.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    const moves = points.slice(1).map((to, i) => {
      const from = points[i]?.point ?? [];
      const moved = to.point.flatMap((x, d) => (from[d] === x ? [] : [[d, Math.abs((from[d] ?? 9) - x)]]));
      return { moved, luck: to.luck - (points[i]?.luck ?? 9) };
    });
    expect(moves).toEqual(
      changes.map((factor) => (factor === 4 ? { moved: [], luck: 1 } : { moved: [[factor, delta]], luck: 0 })),
    );
    expect(points.flatMap(({ point }) => point).every((x) => x >= 0 && x <= 1)).toBe(true);
  }
});

test('Saltelli’s design: each row is A, B, A with each coordinate of B, and A with the luck of B', () => {
  const design = saltelliDesign(4, 2, draws);
  expect(design).toHaveLength(4 * 5);
  for (let row = 0; row < 4; row += 1) {
    const [a, b, ab0, ab1, lucky] = design.slice(row * 5, row * 5 + 5);
    expect([a?.luck, b?.luck, ab0?.luck, ab1?.luck, lucky?.luck]).toEqual([0, 1, 0, 0, 1]);
    expect(ab0?.point).toEqual([b?.point[0], a?.point[1]]);
    expect(ab1?.point).toEqual([a?.point[0], b?.point[1]]);
    expect(lucky?.point).toEqual(a?.point);
  }
});

test('quantiles of ranges and lists, by hand', () => {
  const range = { path: 'x', low: 2, high: 10 };
  expect([0, 0.5, 1].map((u) => quantileOf(range, u))).toEqual([2, 6, 10]);
  expect(quantileOf({ path: 'x', low: 1, high: 100, scale: 'log' }, 0.5)).toBeCloseTo(10, 9);
  // A symmetric triangle: one eighth of the probability lies below a quarter of the range.
  expect(quantileOf({ path: 'x', low: 0, high: 4, mode: 2 }, 1 / 8)).toBeCloseTo(1, 12);
  expect(quantileOf({ path: 'x', low: -9, high: 9, mean: 0, sd: 1 }, 0.975)).toBeCloseTo(1.959964, 5);
  expect(quantileOf({ path: 'x', low: 0, high: 9, mean: 0, sd: 1 }, 0.5)).toBeCloseTo(0.6744898, 5);
  expect([0, 0.49, 0.51, 1].map((u) => quantileOf({ path: 'x', values: ['a', 'b'] }, u))).toEqual(['a', 'a', 'b', 'b']);
});
