import type { FirstMessage, Listener, System } from '../../engine/index.js';
import type { Condition, CrisisFact, DirectorInput, LadderInput, PlannedInject } from '../../model/index.js';
import { DIRECTOR, LADDER, activityName, channelName, crisisMachines, hears, processName } from '../../model/index.js';
import { injectOf } from '../format/sections/injects.js';
import { takesPlace } from '../format/takesPlace.js';
import { secondOf } from '../format/time.js';
import { activityInput } from './activity.js';
import { actorInput } from './actor.js';
import { channelInput } from './channel.js';
import { conditionOf } from './condition.js';
import { entry } from './entries.js';
import { groundOf } from './ground.js';
import type { Parts } from './parts.js';
import { processInput } from './process.js';
import { sideInput } from './side.js';

/** The entities of a scenario with their inputs, and the first messages. */
export function systemOf(parts: Parts): System {
  const { sides, actors, channels, activities, processes } = parts.scenario;
  const entities: Record<string, System['entities'][string]> = {};
  const add = (name: string, machine: string, input: object) => {
    entities[name] = { machine, input: input as System['entities'][string]['input'] };
  };
  add(LADDER, 'ladder', ladderInput(parts));
  const director = directorInput(parts);
  add(DIRECTOR, 'director', director);
  for (const id of Object.keys(sides)) add(id, 'side', sideInput(parts, id));
  for (const id of Object.keys(actors)) add(id, 'actor', actorInput(parts, id));
  for (const id of Object.keys(channels)) add(channelName(id), 'channel', channelInput(parts, id));
  for (const id of Object.keys(activities)) add(activityName(id), 'activity', activityInput(parts, id));
  for (const id of Object.keys(processes)) add(processName(id), 'process', processInput(parts, id));
  const first: FirstMessage[] = [
    { to: DIRECTOR, event: { type: 'start' } },
    ...Object.keys(activities)
      .filter((id) => takesPlace(parts.scenario, entry(activities, id)))
      .map((id) => ({ to: activityName(id), event: { type: 'start' } })),
    ...Object.keys(channels)
      .filter((id) => entry(channels, id).meets !== null)
      .map((id) => ({ to: channelName(id), event: { type: 'start' } })),
    ...Object.keys(processes).map((id) => ({ to: processName(id), event: { type: 'start' } })),
  ];
  const conditions = director.injects.flatMap(({ when, onlyIf }) => when ?? onlyIf ?? []);
  const listeners = conditions.length === 0 ? [] : [{ to: DIRECTOR, hears: hearsAny(conditions) }];
  return { machines: crisisMachines, entities, first, listeners };
}

/** Whether a fact can change one of these conditions. */
function hearsAny(conditions: readonly Condition[]): Listener['hears'] {
  return (fact) => conditions.some((condition) => hears(condition, fact as CrisisFact));
}

function ladderInput({ scenario, parameters, rungs }: Parts): LadderInput {
  const { sides, actors } = scenario;
  const deciding = Object.keys(actors).filter((id) => actors[id]?.role !== 'none');
  return { rungs, tells: [...Object.keys(sides), ...deciding], parameters };
}

function directorInput({ scenario, publicChannel, incidents }: Parts): DirectorInput {
  const ground = groundOf(scenario);
  const injects = scenario.injects.map((inject): PlannedInject => ({
    inject: injectOf(inject),
    at: inject.at === undefined ? null : secondOf(inject.at, scenario.start),
    when: inject.when === undefined ? null : conditionOf(inject.when, ground),
    ...(inject.if === undefined ? {} : { onlyIf: conditionOf(inject.if, ground) }),
    ...(inject.chance === undefined ? {} : { chance: inject.chance }),
  }));
  return { injects, incidents, publicChannel };
}
