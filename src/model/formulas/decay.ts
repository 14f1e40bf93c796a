import { exp, log } from '../../engine/index.js';

/** The share that is left after a number of half-lives, 0 to 1: 2^(−n). */
export function leftAfter(halfLives: number): number {
  return exp(-Math.LN2 * halfLives);
}

/** A value halved a whole number of times, exactly. */
export function halved(value: number, times: number): number {
  let left = value;
  for (let i = 0; i < times && left !== 0; i++) left /= 2;
  return left;
}

/** ln of a likelihood ratio that halves at each repeat (0: the first time). Model, 1.3, 1.7, 3.15. */
export function repeatedLogRatio(ratio: number, repeats: number): number {
  return halved(log(ratio), repeats);
}
