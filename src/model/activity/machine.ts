import { setup } from 'xstate';
import type { EntityContext, EntityData, Start } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import type { IncidentTemplate } from '../incident/data.js';
import { fromTemplate } from '../incident/data.js';
import type { ActivityEvent } from '../messages.js';
import type { Parameters } from '../parameters.js';
import type { ActorId, Delay, SideId } from '../vocabulary.js';
import { inWords } from '../vocabulary.js';

export interface ActivityInput {
  readonly id: string;
  readonly says: string;
  readonly by: SideId;
  readonly against: SideId | null;
  readonly every: Delay;
  /** the office that takes each event as evidence on its open cases */
  readonly seenBy: ActorId | null;
  readonly setback: boolean;
  /** the class of the weapons in use; 0: the usual ones (S-37) */
  readonly weapon: number;
  readonly misidentified: {
    readonly chance: number;
    readonly by: ActorId;
    /** the side of that office */
    readonly side: SideId;
    readonly as: SideId;
    readonly easedTo: number;
  } | null;
  readonly crosses: { readonly chance: number; readonly incident: IncidentTemplate } | null;
  readonly parameters: Parameters;
}

interface ActivityState {
  count: number;
  easedUntil: number;
  restrainedUntil: number;
  widenedUntil: number;
  weapon: number;
  pace: 'running' | 'surging';
}

type ActivityData = EntityData<ActivityInput, ActivityState>;

type Of<Type extends ActivityEvent['type']> = Extract<ActivityEvent, { type: Type }>;

/** Thinning: candidates come at the highest rate, and an addressed draw decides which are kept. So arms share them. Model, 4.23. */
function next(data: ActivityData, number: number, effects: CrisisEffects): void {
  const { every, parameters } = data.input;
  const drawn = every.mean > 0 ? effects.exp('next', number, every.mean / parameters.surge) : 0;
  effects.send<'activity'>(
    effects.self,
    { type: 'candidate', number },
    {
      after: Math.max(1, every.fixed / parameters.surge + drawn),
    },
  );
}

function candidate(data: ActivityData, { number }: Of<'candidate'>, effects: CrisisEffects): void {
  const { surge, restraint } = data.input.parameters;
  data.pace = effects.now < data.widenedUntil ? 'surging' : 'running';
  const rate = (data.pace === 'surging' ? surge : 1) * (effects.now < data.restrainedUntil ? restraint : 1);
  if (effects.chance('happens', number, rate / surge)) happen(data, number, effects);
  next(data, number + 1, effects);
}

function happen(data: ActivityData, number: number, effects: CrisisEffects): void {
  const { id, says, by, seenBy, misidentified, crosses } = data.input;
  data.count += 1;
  effects.note({ fact: 'event', activity: id, says, number });
  if (seenBy !== null) {
    effects.send<'actor'>(seenBy, {
      type: 'sighted',
      what: `${inWords(id)} (${number})`,
      adversary: by,
    });
  }
  if (data.input.setback) effects.send<'side'>(by, { type: 'setback', number });
  if (misidentified !== null) {
    const eased = effects.now < data.easedUntil ? misidentified.easedTo : 1;
    if (!effects.chance('misidentified', number, misidentified.chance * eased)) return;
    const { by: reader, as, side } = misidentified;
    effects.note({ fact: 'misidentified', activity: id, by: reader, as, number });
    effects.send<'side'>(side, { type: 'misread', as });
  }
  if (crosses !== null && effects.chance('crosses', number, crosses.chance)) {
    const incident = `${id}/${number}`;
    const weapon = Math.max(crosses.incident.weapon, data.weapon);
    effects.add(incident, 'incident', fromTemplate(incident, { ...crosses.incident, weapon }));
    effects.send<'incident'>(incident, { type: 'occur' });
  }
}

/** From now on a more dangerous class of weapon is used, and the side concerned sees it (S-37). */
function takeWeapon(data: ActivityData, { weapon }: Of<'weapon'>, effects: CrisisEffects): void {
  const more = weapon > data.weapon;
  data.weapon = weapon;
  effects.note({ fact: 'weapon', activity: data.input.id, weapon });
  if (more && data.input.against !== null)
    effects.send<'side'>(data.input.against, { type: 'weapon-seen', by: data.input.by });
}

function begin(data: ActivityData, _event: Of<'start'>, effects: CrisisEffects): void {
  next(data, 1, effects);
}

/** A process that brings events, such as flights, strikes near a border, or setbacks. Some are misidentified, some cross the border. */
export const activityMachine = setup({
  types: { context: {} as EntityContext<ActivityData>, events: {} as ActivityEvent, input: {} as Start<ActivityInput> },
  actions: {
    begin: recipe<ActivityData, Of<'start'>>(begin),
    candidate: recipe<ActivityData, Of<'candidate'>>(candidate),
    ease: recipe<ActivityData, Of<'eased'>>((data, { until }) => {
      data.easedUntil = until;
    }),
    restrain: recipe<ActivityData, Of<'restrained'>>((data, { until }, effects) => {
      data.restrainedUntil = until;
      effects.note({ fact: 'restraint', activity: data.input.id, until });
    }),
    arm: recipe<ActivityData, Of<'weapon'>>(takeWeapon),
    widen: recipe<ActivityData, Of<'widened'>>((data, { until }, effects) => {
      data.widenedUntil = until;
      data.pace = 'surging';
      effects.note({ fact: 'widened', activity: data.input.id, until });
    }),
  },
  guards: {
    surging: guard<ActivityData, ActivityEvent>(({ pace }) => pace === 'surging'),
    running: guard<ActivityData, ActivityEvent>(({ pace }) => pace === 'running'),
  },
}).createMachine({
  id: 'activity',
  context: entityContext(({ weapon }: ActivityInput): ActivityState => ({
    weapon,
    count: 0,
    easedUntil: 0,
    restrainedUntil: 0,
    widenedUntil: 0,
    pace: 'running',
  })),
  initial: 'paused',
  on: {
    candidate: { actions: 'candidate' },
    eased: { actions: 'ease' },
    restrained: { actions: 'restrain' },
    widened: { actions: 'widen' },
    weapon: { actions: 'arm' },
  },
  states: {
    paused: { on: { start: { target: 'running', actions: 'begin' } } },
    running: { always: { guard: 'surging', target: 'surging' } },
    surging: { always: { guard: 'running', target: 'running' } },
  },
});
