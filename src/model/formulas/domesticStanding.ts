import { leftAfter } from './decay.js';
import type { Exposure } from '../messages.js';
import type { Parameters } from '../parameters.js';

/** How much domestic standing is wanting now: what is lost comes back with its half-life. S-16, S-55. */
export function exposureNow({ amount, at }: Exposure, now: number, { standingReturns }: Parameters): number {
  return amount === 0 ? 0 : amount * leftAfter((now - at) / standingReturns);
}
