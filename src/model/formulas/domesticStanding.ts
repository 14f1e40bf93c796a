import { leftAfter } from './decay.js';
import type { StandingLost } from '../messages.js';
import type { Parameters } from '../parameters.js';

/** How much domestic standing is lost now, 0 to 1: a loss decays with its half-life. S-16, S-55. */
export function standingLostNow({ amount, at }: StandingLost, now: number, { standingReturns }: Parameters): number {
  return amount === 0 ? 0 : amount * leftAfter((now - at) / standingReturns);
}
