import type { System } from '../engine/index.js';
import { activityMachine } from './machines/activity.js';
import { actorMachine } from './machines/actor.js';
import { channelMachine } from './machines/channel.js';
import { decisionMachine } from './machines/decision.js';
import { directorMachine } from './machines/director.js';
import { incidentMachine } from './machines/incident.js';
import { ladderMachine } from './machines/ladder.js';
import { processMachine } from './machines/process.js';
import { sideMachine } from './machines/side.js';

/** Every machine of the model, by the name under which entities ask for it. */
export const crisisMachines: System['machines'] = {
  activity: activityMachine,
  actor: actorMachine,
  channel: channelMachine,
  decision: decisionMachine,
  director: directorMachine,
  incident: incidentMachine,
  ladder: ladderMachine,
  process: processMachine,
  side: sideMachine,
};
