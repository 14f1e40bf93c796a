import { array, assert, constantFrom, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { Elimination } from '../../src/exact/elimination.js';

/** x = b + P·x by Gaussian elimination with pivots on the dense matrix I − P. */
function dense(rows: readonly ReadonlyMap<number, number>[], b: readonly number[]): number[] {
  const n = rows.length;
  const matrix = rows.map((row, i) => [
    ...Array.from({ length: n }, (_, j) => Number(i === j) - (row.get(j) ?? 0)),
    b[i] ?? 0,
  ]);
  for (let column = 0; column < n; column++) {
    const size = (row: number) => Math.abs(matrix[row]?.[column] ?? 0);
    let best = column;
    for (let row = column + 1; row < n; row++) if (size(row) > size(best)) best = row;
    const pivot = matrix.splice(best, 1)[0] ?? [];
    matrix.splice(column, 0, pivot);
    for (const [i, row] of matrix.entries()) {
      if (i === column) continue;
      const share = (row[column] ?? 0) / (pivot[column] ?? 0);
      for (let j = column; j <= n; j++) row[j] = (row[j] ?? 0) - share * (pivot[j] ?? 0);
    }
  }
  return matrix.map((row, i) => (row[n] ?? 0) / (row[i] ?? 0));
}

test('it solves what dense elimination with pivots solves', () => {
  const system = integer({ min: 1, max: 12 }).chain((n) =>
    record({
      weights: array(array(constantFrom<number>(0, 0, 0, 1, 2, 5), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
      b: array(double({ min: 0, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
    }),
  );
  assert(
    property(system, ({ weights, b }) => {
      // Every state leaves with a weight of one.
      const totals = weights.map((row) => row.reduce<number>((sum, weight) => sum + weight, 1));
      const rows = weights.map(
        (row, i) => new Map(row.flatMap((weight, j) => (weight > 0 ? [[j, weight / (totals[i] ?? 1)] as const] : []))),
      );
      const out = totals.map((total) => 1 / total);
      const [got, expected] = [new Elimination(rows, out).solve(b), dense(rows, b)];
      got.forEach((x, i) => expect(x).toBeCloseTo(expected[i] ?? Number.NaN, 8));
    }),
  );
});

test('a chance of 10⁻³⁰ keeps its digits', () => {
  // A walk over thirty levels from 1, up with p = 1/11 and down with 10/11: P(top before 0) = (1 − r)/(1 − r³⁰), r = 10.
  const rows = Array.from({ length: 29 }, (_, i) => {
    const row = new Map<number, number>();
    if (i > 0) row.set(i - 1, 10 / 11);
    if (i < 28) row.set(i + 1, 1 / 11);
    return row;
  });
  const out = rows.map((_, i) => (i === 0 ? 10 / 11 : i === 28 ? 1 / 11 : 0));
  const arrives = rows.map((_, i) => (i === 28 ? 1 / 11 : 0));
  const [chance = 0] = new Elimination(rows, out).solve(arrives);
  expect(chance / ((10 - 1) / (1e30 - 1))).toBeCloseTo(1, 12);
});
