import type { Effects, EntityName, SendOptions } from '../engine/index.js';
import type { CrisisFact } from './facts.js';
import type {
  ActivityEvent,
  ActorEvent,
  ChannelEvent,
  DecisionEvent,
  DirectorEvent,
  IncidentEvent,
  LadderEvent,
  ProcessEvent,
  SideEvent,
} from './messages.js';

/** What each kind of entity can be sent. */
interface Receivers {
  activity: ActivityEvent;
  actor: ActorEvent;
  channel: ChannelEvent;
  decision: DecisionEvent;
  director: DirectorEvent;
  incident: IncidentEvent;
  ladder: LadderEvent;
  process: ProcessEvent;
  side: SideEvent;
}

/** The engine's effects, with the messages and facts of the model. */
export interface CrisisEffects extends Omit<Effects, 'send' | 'note'> {
  /** Sends a message to an entity of this kind: `effects.send<'actor'>(id, { type: 'hung-up' })`. The kind must be named. */
  // The parameter cannot be inferred, so every send must name the kind of its receiver.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  readonly send: <Kind extends keyof Receivers = never>(
    to: EntityName,
    event: Receivers[Kind],
    options?: SendOptions,
  ) => void;
  readonly note: (fact: CrisisFact) => void;
}
