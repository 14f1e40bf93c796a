/**
 * Logarithm and exponential, the same to the last bit in every JavaScript engine. `Math.log` and `Math.exp` are not: builds of
 * V8 differ in the last bit, and the same seed must give the same run in Node and in any browser. Only + − × ÷ and the bits of
 * a number are used here, which IEEE 754 fixes.
 *
 * After e_log.c and e_exp.c of fdlibm: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at
 * SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted,
 * provided that this notice is preserved. Errors stay below one unit in the last place.
 */

// ln 2 in two parts: the first has few enough digits that its multiples are exact.
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const TWO_54 = 2 ** 54;

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
// Byte order decides which of the two words has sign and exponent.
number[0] = 1;
const HIGH = words[1] === 0 ? 0 : 1;

function highWord(x: number): number {
  number[0] = x;
  return words[HIGH] as number;
}

// Multiplying by these is faster than writing an exponent into memory and reading the number back.
const LEAST_EXPONENT = -1024;
const powers = Float64Array.from({ length: 2048 }, (_, i) => 2 ** (i + LEAST_EXPONENT));

/** 2^k for −1024 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  return powers[k - LEAST_EXPONENT] as number;
}

/** The natural logarithm; −∞ of 0, NaN of a negative number. */
export function log(of: number): number {
  const high = highWord(of);
  return high >= LEAST_NORMAL && high < INFINITE ? logOfNormal(of, high, 0) : logOfOther(of, high);
}

/** High words of the least normal number and of infinity. */
const LEAST_NORMAL = 0x00100000;
const INFINITE = 0x7ff00000;

function logOfOther(of: number, high: number): number {
  if (high >= INFINITE) return of;
  if (of === 0) return -Infinity;
  if (high < 0) return Number.NaN;
  // A subnormal number: scaled up first.
  const scaled = of * TWO_54;
  return logOfNormal(scaled, highWord(scaled), -54);
}

/** ln(x · 2^scale), for a normal x with this high word. Small enough to be inlined, which avoids boxing the result. */
function logOfNormal(x: number, highOfX: number, scale: number): number {
  const high = highOfX & 0xfffff;
  const exponent = (highOfX >> 20) - 1023 + ((high + 0x95f64) >> 20);
  const k = scale + exponent;
  // x = 2^exponent · (1 + f), with √2/2 < 1 + f < √2. Dividing by the power of two is exact.
  const f = x * powerOfTwo(-exponent) - 1;
  if ((0xfffff & (2 + high)) < 3) return logNearPower(f, k);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const even =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const r = even + odd;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + r)) : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** ln((1 + f) · 2^k), for a very small f. */
function logNearPower(f: number, k: number): number {
  if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
  const r = f * f * (0.5 - 0.3333333333333333 * f);
  return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
}

const OVERFLOWS = 7.09782712893383973096e2;
const UNDERFLOWS = -7.4513321910194110842e2;

/** e to the power of `of`. */
export function exp(of: number): number {
  const sign = of < 0 ? -1 : 1;
  const high = highWord(of) & 0x7fffffff;
  if (high >= 0x40862e42) {
    if (Number.isNaN(of)) return of;
    if (of > OVERFLOWS) return Infinity;
    if (of < UNDERFLOWS) return 0;
  }
  let x = of;
  let k = 0;
  let upper = 0;
  let lower = 0;
  if (high > 0x3fd62e42) {
    if (high < 0x3ff0a2b2) {
      if (x === 1) return Math.E;
      k = sign;
    } else {
      k = Math.trunc(Math.LOG2E * x + 0.5 * sign);
    }
    // x = k·ln 2 + upper − lower.
    upper = x - k * LN2_HIGH;
    lower = k * LN2_LOW;
    x = upper - lower;
  } else if (high < 0x3e300000) {
    return 1 + x;
  }
  const t = x * x;
  const c =
    x -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  if (k === 0) return 1 - ((x * c) / (c - 2) - x);
  const y = 1 - (lower - (x * c) / (2 - c) - upper);
  if (k === 1024) return y * 2 * 2 ** 1023;
  return k >= -1021 ? y * powerOfTwo(k) : y * powerOfTwo(k + 1000) * 2 ** -1000;
}
