import { trustAfter } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { parseDuration } from '../format/units.js';

/** Trust in a channel at the start, at most 1: its base, and what is left of the trust built before. Model, 3.16 (S-57). */
export function trustAtStart(channel: CheckedScenario['channels'][string]): number {
  const halfLife = parseDuration(channel['trust-half-life']);
  const left = channel['trust-built'].map(({ ago, trust }) => trustAfter(trust, parseDuration(ago), halfLife));
  return Math.min(
    1,
    left.reduce((sum, each) => sum + each, channel.trust),
  );
}
