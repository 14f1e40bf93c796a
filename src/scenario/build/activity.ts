import type { ActivityInput } from '../../model/index.js';
import { sideOf } from '../format/names.js';
import { parseDelay } from '../format/units.js';
import { entry } from './entries.js';
import type { Parts } from './parts.js';

export function activityInput({ scenario, parameters, incidents }: Parts, id: string): ActivityInput {
  const spec = entry(scenario.activities, id);
  const { misidentified, crosses } = spec;
  return {
    id,
    says: spec.says,
    by: spec.by,
    every: parseDelay(spec.every),
    seenBy: spec['seen-by'] ?? null,
    against: spec.against ?? null,
    setback: spec.setback,
    weapon: spec['weapon-class'],
    misidentified:
      misidentified === undefined
        ? null
        : {
            chance: misidentified.chance,
            by: misidentified.by,
            side: sideOf(misidentified.by),
            as: misidentified.as,
            easedTo: misidentified['eased-to'],
          },
    crosses: crosses === undefined ? null : { chance: crosses.chance, incident: entry(incidents, crosses.incident) },
    parameters,
  };
}
