import { trustAfter } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { parseDuration } from '../format/units.js';

/** Trust as the crisis finds it: what there always was, and what is left of what was built. Model, 3.16 (S-57). */
export function trustAtStart(channel: CheckedScenario['channels'][string]): number {
  const halfLife = parseDuration(channel['trust-half-life']);
  const left = channel['trust-built'].map(({ ago, trust }) => trustAfter(trust, parseDuration(ago), halfLife));
  return Math.min(
    1,
    left.reduce((sum, each) => sum + each, channel.trust),
  );
}
