/** Bits of each coordinate. */
const BITS = 30;
const RANGE = 1 << BITS;

/** Degree, coefficients and first numbers of the primitive polynomials of dimensions 2 to 21, as Joe and Kuo give them. */
const POLYNOMIALS: readonly (readonly [degree: number, a: number, m: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/** The most dimensions of `sobolPoints`. */
export const MOST_DIMENSIONS = POLYNOMIALS.length + 1;

/**
 * Returns the first points of Sobol's sequence in the unit cube, each coordinate shifted bit by bit by `shift` (0 to 1; none: 0).
 * A random shift makes every point uniform and keeps the points evenly spread.
 *
 * Sources: Sobol', USSR Computational Mathematics and Mathematical Physics 7:86–112 (1967); direction numbers: Joe & Kuo, SIAM
 * Journal on Scientific Computing 30:2635–2654 (2008); order of the points: Antonov & Saleev (1979).
 */
export function sobolPoints(points: number, dimensions: number, shift: (dimension: number) => number): number[][] {
  if (dimensions > MOST_DIMENSIONS) throw new RangeError(`at most ${MOST_DIMENSIONS} dimensions, got ${dimensions}`);
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const shifts = Array.from({ length: dimensions }, (_, d) => Math.floor(shift(d) * RANGE));
  const at = Array.from({ length: dimensions }, () => 0);
  const made: number[][] = [];
  for (let i = 0; i < points; i += 1) {
    // The shifted point lies in the middle of its cell, so that it is never 0.
    made.push(at.map((x, d) => ((x ^ (shifts[d] as number)) + (shifts[d] === 0 ? 0 : 0.5)) / RANGE));
    const bit = trailingOnes(i);
    for (let d = 0; d < dimensions; d += 1) at[d] = (at[d] as number) ^ (directions[d]?.[bit] as number);
  }
  return made;
}

function directionsOf(dimension: number): number[] {
  const polynomial = POLYNOMIALS[dimension - 1];
  if (polynomial === undefined) return Array.from({ length: BITS }, (_, i) => 1 << (BITS - 1 - i));
  const [degree, a, m] = polynomial;
  const v = m.map((odd, i) => odd << (BITS - 1 - i));
  for (let i = degree; i < BITS; i += 1) {
    const before = v[i - degree] as number;
    let next = before ^ (before >> degree);
    for (let k = 1; k < degree; k += 1) if (((a >> (degree - 1 - k)) & 1) === 1) next ^= v[i - k] as number;
    v.push(next);
  }
  return v;
}

function trailingOnes(i: number): number {
  let [bit, rest] = [0, i];
  for (; (rest & 1) === 1; rest >>= 1) bit += 1;
  return bit;
}
