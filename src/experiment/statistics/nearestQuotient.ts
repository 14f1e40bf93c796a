/** More bits than a double has. */
const BITS = 64;
const STEP = 512;
const SHIFT = 2 ** 512;

/** Returns the double nearest to p / q, for q > 0; infinity if that is too large for a double. */
export const nearestQuotient = (p: bigint, q: bigint): number => {
  if (p === 0n) return 0;
  if (p < 0n) return -nearestQuotient(-p, q);
  // The shift gives the whole part of the quotient this number of bits, or one more.
  const shift = BITS + bitsOf(q) - bitsOf(p);
  const dividend = shift > 0 ? p << BigInt(shift) : p;
  const divisor = shift > 0 ? q : q << BigInt(-shift);
  const whole = dividend / divisor;
  // Sticky bit: a remainder only matters if the whole part lies exactly between two doubles; an odd last bit decides the rounding.
  const isExact = whole * divisor === dividend;
  return shifted(Number(isExact ? whole : whole | 1n), -shift);
};

const bitsOf = (positive: bigint): number => positive.toString(2).length;

/** A number times a power of two. */
const shifted = (value: number, exponent: number): number => {
  let [result, left] = [value, exponent];
  for (; left <= -STEP; left += STEP) result /= SHIFT;
  for (; left >= STEP; left -= STEP) result *= SHIFT;
  return left < 0 ? result / 2 ** -left : result * 2 ** left;
};
