import type { SideInput } from '../../model/index.js';
import { actorsOf, lowestOf, withRole } from '../format/offices.js';
import { parseDuration } from '../format/units.js';
import { entry } from './entries.js';
import type { Parts } from './parts.js';

export function sideInput({ scenario, parameters, publicChannel }: Parts, id: string): SideInput {
  const spec = entry(scenario.sides, id);
  const others = Object.keys(scenario.sides).filter((other) => other !== id);
  const struck = Object.values(scenario.incidents).find(({ by }) => by === id)?.against;
  return {
    id,
    name: spec.name,
    restraints: spec.restraints,
    actors: actorsOf(scenario.actors, id),
    lowest: lowestOf(scenario.actors, id),
    voice: withRole(scenario.actors, id, 'national') ?? withRole(scenario.actors, id, 'head') ?? null,
    head: withRole(scenario.actors, id, 'head') ?? null,
    rival: struck ?? others[0] ?? null,
    others: others.map((other) => ({
      id: other,
      lowest: lowestOf(scenario.actors, other),
      window: parseDuration(entry(scenario.sides, other)['respond-within']),
      reviewed: withRole(scenario.actors, other, 'national') !== undefined,
    })),
    activities: Object.keys(scenario.activities).filter((name) => {
      const activity = entry(scenario.activities, name);
      return activity.by === id && !activity.setback;
    }),
    publicChannel,
    denial: spec.framing === 'denial',
    denying: others.filter((other) => entry(scenario.sides, other).framing === 'denial'),
    losing: spec.battlefield === 'losing' ? parameters.losing : 0,
    domesticStanding: spec['domestic-standing'],
    publicity: spec.publicity ?? parameters.threatens,
    parameters,
  };
}
