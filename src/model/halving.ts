import { exp } from '../engine/index.js';

/**
 * 0.5 to the power of a number of half-lives. Not by `**`, of which engines differ in the last bit: the same seed must give
 * the same run in Node and in a browser.
 */
export function halving(halfLives: number): number {
  return exp(-Math.LN2 * halfLives);
}
