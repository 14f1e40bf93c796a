import type { System } from '../engine/index.js';
import { activityMachine } from './activity/machine.js';
import { actorMachine } from './actor/machine.js';
import { channelMachine } from './channel/machine.js';
import { decisionMachine } from './decision/machine.js';
import { directorMachine } from './director/machine.js';
import { incidentMachine } from './incident/machine.js';
import { ladderMachine } from './ladder/machine.js';
import { processMachine } from './process/machine.js';
import { sideMachine } from './side/machine.js';

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
