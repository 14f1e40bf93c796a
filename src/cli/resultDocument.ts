import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { RunResult } from '../play/index.js';
import type { CheckedScenario, World } from '../scenario/index.js';

/** The result of a run as `run --json` prints it. */
export function resultDocument({ id: scenario }: CheckedScenario, result: RunResult, world: World = {}) {
  const { arm, seed, hash, events, endedBy, endedAt, outcome } = result;
  const { milestones: _milestones, peakRung, finalRung, ...rest } = outcome;
  return {
    run: { scenario, arm, seed, ...(Object.keys(world).length === 0 ? {} : { world }), engine: ENGINE_VERSION, hash },
    events,
    outcome: { peakRung, finalRung, endedBy, endedAt, ...rest },
    notice: DISCLAIMER,
  };
}
