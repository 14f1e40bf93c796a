import type { CrisisEffects } from '../effects.js';
import type { Delay } from '../vocabulary.js';

/** Seconds of one delay: its fixed part and, where it has one, an exponential part drawn at this address. */
export function sample(delay: Delay, purpose: string, occurrence: string, effects: CrisisEffects): number {
  return delay.fixed + (delay.mean > 0 ? effects.exp(purpose, occurrence, delay.mean) : 0);
}
