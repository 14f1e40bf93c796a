import { setup } from 'xstate';
import type { EntityContext, EntityData, Start } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { entityContext, recipe } from '../../engine/index.js';
import type { Inject } from './inject.js';
import type { DirectorEvent } from '../messages.js';
import type { ChannelId, InjectHow } from '../vocabulary.js';
import type { Deliveries } from './deliver.js';
import { deliver } from './deliver.js';

/** A condition that must hold for a while before an inject comes. */
export type Condition =
  | { readonly kind: 'no-contact'; readonly channel: ChannelId; readonly for: number }
  | { readonly kind: 'rung'; readonly rung: number; readonly for: number }
  | { readonly kind: 'tense'; readonly for: number };

export interface PlannedInject {
  readonly inject: Inject;
  /** seconds from the start; null if it waits for the condition, or for the facilitator if there is none */
  readonly at: number | null;
  readonly when: Condition | null;
  /** the chance that it comes at all once its time or condition has come; absent: it comes */
  readonly chance?: number;
}

export interface DirectorInput extends Deliveries {
  readonly injects: readonly PlannedInject[];
}

export interface DirectorState {
  /** injects done, by index */
  readonly done: Record<number, true>;
  /** conditions that hold now, by index: since when */
  readonly holding: Record<number, number>;
  /** injects that the facilitator has put off, by index: until when. Their condition no longer counts. */
  readonly putOff: Record<number, number>;
  /** what injects were changed to, by index */
  readonly edited: Record<number, Inject>;
}

type DirectorData = EntityData<DirectorInput, DirectorState>;

type Of<Type extends DirectorEvent['type']> = Extract<DirectorEvent, { type: Type }>;

function start(data: DirectorData, _event: Of<'start'>, effects: CrisisEffects): void {
  data.input.injects.forEach(({ at, when }, index) => {
    if (at !== null) {
      effects.send<'director'>(effects.self, { type: 'inject-due', index }, { after: at, id: `due ${index}` });
    } else if (when?.kind === 'no-contact') {
      watch(data, index, true, effects);
    }
  });
}

/** A condition begins or ceases to hold. The inject comes once the condition has held long enough. */
function watch(data: DirectorData, index: number, holds: boolean, effects: CrisisEffects): void {
  const condition = data.input.injects[index]?.when ?? null;
  if (
    condition === null ||
    data.done[index] === true ||
    data.putOff[index] !== undefined ||
    holds === (data.holding[index] !== undefined)
  )
    return;
  if (holds) {
    data.holding[index] = effects.now;
    const held: DirectorEvent = { type: 'held', index };
    effects.send<'director'>(effects.self, held, { after: condition.for, id: `held ${index}` });
  } else {
    delete data.holding[index];
    effects.cancel(`held ${index}`);
  }
}

/** An inject comes, unless its chance decides otherwise. The chance does not count if the facilitator fires it. */
function fire(data: DirectorData, index: number, how: 'planned' | 'fired', effects: CrisisEffects): void {
  const planned = data.input.injects[index];
  if (planned === undefined || data.done[index] === true) return;
  const inject = data.edited[index] ?? planned.inject;
  data.done[index] = true;
  const { chance } = planned;
  if (how === 'planned' && chance !== undefined && !effects.chance('comes', planned.inject.id, chance)) {
    return noteInject(inject, 'not-drawn', effects);
  }
  noteArrival(inject, how, effects);
  deliver(inject, data.input, effects);
}

function noteInject({ id, kind }: Inject, how: InjectHow, effects: CrisisEffects): void {
  effects.note({ fact: 'inject', id, kind, how });
}

/** Notes that an inject has come, with what is read out. */
function noteArrival(inject: Inject, how: 'planned' | 'fired', effects: CrisisEffects): void {
  const { id, kind, reads, to } = inject;
  if (reads === undefined) return noteInject(inject, how, effects);
  effects.note({ fact: 'inject', id, kind, how, reads, ...(to === undefined ? {} : { to }) });
}

/** The facilitator throws in an inject that was not planned. What it changes is noted where it changes. */
function throwIn(data: DirectorData, { inject }: Of<'inject'>, effects: CrisisEffects): void {
  if (inject.reads !== undefined) noteArrival(inject, 'fired', effects);
  deliver(inject, data.input, effects);
}

/** The facilitator fires, skips, puts off or changes a planned inject by its id. For one that has come it is too late. */
function manage(data: DirectorData, event: Of<'fire' | 'skip' | 'put-off' | 'edit'>, effects: CrisisEffects): void {
  const name = event.type === 'edit' ? event.inject.id : event.inject;
  const index = data.input.injects.findIndex(({ inject }) => inject.id === name);
  const planned = data.input.injects[index]?.inject;
  if (planned === undefined) return;
  if (data.done[index] === true) return noteInject(planned, 'too-late', effects);
  if (event.type === 'edit') {
    data.edited[index] = event.inject;
    return noteInject(event.inject, 'edited', effects);
  }
  effects.cancel(`held ${index}`);
  effects.cancel(`due ${index}`);
  if (event.type === 'fire') return fire(data, index, 'fired', effects);
  if (event.type === 'skip') {
    data.done[index] = true;
    return noteInject(planned, 'skipped', effects);
  }
  data.putOff[index] = event.to;
  const due: DirectorEvent = { type: 'inject-due', index };
  effects.send<'director'>(effects.self, due, { after: Math.max(0, event.to - effects.now), id: `due ${index}` });
  noteInject(planned, 'put-off', effects);
}

/** What comes of a draw is decided in place of luck, and that is told. */
function overrule(
  _data: DirectorData,
  { entity, purpose, occurrence, outcome, reason }: Of<'overrule'>,
  effects: CrisisEffects,
): void {
  effects.overrule(entity, purpose, occurrence, outcome);
  effects.note({ fact: 'overruled', entity, purpose, occurrence, outcome, reason });
}

/** The white cell: carries out planned injects at their time or on their condition, and injects from outside. */
export const directorMachine = setup({
  types: { context: {} as EntityContext<DirectorData>, events: {} as DirectorEvent, input: {} as Start<DirectorInput> },
  actions: {
    start: recipe<DirectorData, Of<'start'>>(start),
    injectDue: recipe<DirectorData, Of<'inject-due'>>((data, { index }, effects) =>
      fire(data, index, 'planned', effects),
    ),
    held: recipe<DirectorData, Of<'held'>>((data, { index }, effects) => fire(data, index, 'planned', effects)),
    manage: recipe<DirectorData, Of<'fire' | 'skip' | 'put-off' | 'edit'>>(manage),
    overrule: recipe<DirectorData, Of<'overrule'>>(overrule),
    passWords: recipe<DirectorData, Of<'words'>>((_data, { to, words }, effects) =>
      effects.note({ fact: 'words', from: null, to, words }),
    ),
    throwIn: recipe<DirectorData, Of<'inject'>>(throwIn),
    takeRung: recipe<DirectorData, Of<'rung'>>((data, { overall, calm }, effects) => {
      data.input.injects.forEach(({ when }, index) => {
        if (when?.kind === 'rung') watch(data, index, overall >= when.rung, effects);
        if (when?.kind === 'tense') watch(data, index, !calm, effects);
      });
    }),
    takeContact: recipe<DirectorData, Of<'contact-made'>>((data, { channel }, effects) => {
      data.input.injects.forEach(({ when }, index) => {
        if (when?.kind !== 'no-contact' || when.channel !== channel) return;
        watch(data, index, false, effects);
        watch(data, index, true, effects);
      });
    }),
  },
}).createMachine({
  id: 'director',
  context: entityContext((_input: DirectorInput): DirectorState => ({ done: {}, holding: {}, putOff: {}, edited: {} })),
  initial: 'directing',
  on: { start: { actions: 'start' } },
  states: {
    directing: {
      on: {
        'inject-due': { actions: 'injectDue' },
        held: { actions: 'held' },
        inject: { actions: 'throwIn' },
        fire: { actions: 'manage' },
        skip: { actions: 'manage' },
        'put-off': { actions: 'manage' },
        edit: { actions: 'manage' },
        overrule: { actions: 'overrule' },
        words: { actions: 'passWords' },
        rung: { actions: 'takeRung' },
        'contact-made': { actions: 'takeContact' },
      },
    },
  },
});
