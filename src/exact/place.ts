import type { CheckedScenario } from '../scenario/index.js';
import { parseDelay, parseDuration } from '../scenario/index.js';
import type { ExactRefusal } from './refusal.js';

/** The place in a scenario that causes a refusal, as its keys, and what to do about it. */
export interface Grounds {
  readonly keys: readonly string[];
  readonly cure: string;
}

const ABSTRACT =
  'what offices believe and when they decide depends on the clock: use brinkline compare, or a scenario of abstract processes';

/** The place and the cure of a refusal. */
export function groundsOf({ entity, cure }: ExactRefusal, scenario: CheckedScenario): Grounds {
  if (entity === null) return { keys: [], cure };
  const [kind = '', id = ''] = entity.split('.');
  const process = kind === 'process' ? scenario.processes[id] : undefined;
  if (process !== undefined) return { keys: ['processes', id, ...culprit(process)], cure };
  // The director sends only planned injects.
  if (entity === 'director') return { keys: ['injects'], cure: ABSTRACT };
  if (kind === 'channel') return { keys: ['channels', id], cure: ABSTRACT };
  if (kind === 'activity') return { keys: ['activities', id], cure: ABSTRACT };
  if (Object.hasOwn(scenario.actors, entity)) return { keys: ['actors', entity], cure: ABSTRACT };
  if (Object.hasOwn(scenario.sides, kind)) return { keys: ['sides', kind], cure: ABSTRACT };
  return { keys: [], cure: ABSTRACT };
}

/** The field of a process that has a fixed time or depends on the clock, in the order in which a run would meet it. */
function culprit({ moves, ends }: CheckedScenario['processes'][string]): string[] {
  const every = Object.entries(moves).find(([, move]) => parseDelay(move.every).fixed > 0);
  if (every !== undefined) return ['moves', every[0], 'every'];
  const growing = Object.entries(moves).find(([, { noise }]) => (noise?.['per-hour'] ?? 0) > 0);
  if (growing !== undefined) return ['moves', growing[0], 'noise', 'per-hour'];
  return parseDuration(ends.from) > 0 ? ['ends', 'from'] : [];
}
