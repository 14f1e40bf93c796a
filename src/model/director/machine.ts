import { setup } from 'xstate';
import type { EntityContext, EntityData, Start } from '../../engine/index.js';
import type { Condition } from '../condition/condition.js';
import type { Progress } from '../condition/progress.js';
import { holds, nextChange, progressAfter, progressAt, startProgress } from '../condition/progress.js';
import type { CrisisEffects } from '../effects.js';
import { entityContext, recipe } from '../../engine/index.js';
import type { Inject } from './inject.js';
import type { DirectorEvent } from '../messages.js';
import type { InjectHow } from '../vocabulary.js';
import type { Deliveries } from './deliver.js';
import { deliver } from './deliver.js';

export interface PlannedInject {
  readonly inject: Inject;
  /** seconds from the start; null if it waits for `when`, or for the facilitator if there is none */
  readonly at: number | null;
  readonly when: Condition | null;
  /** it comes at its time only if this holds then */
  readonly onlyIf?: Condition;
  /** the chance that it comes at all once its time or condition has come; absent: it comes */
  readonly chance?: number;
}

export interface DirectorInput extends Deliveries {
  readonly injects: readonly PlannedInject[];
}

export interface DirectorState {
  /** injects done, by index */
  readonly done: Record<number, true>;
  /** how far the conditions of injects that are still to come have come, by index */
  readonly progress: Record<number, Progress>;
  /** injects that the facilitator has put off, by index: until when. Their condition no longer counts. */
  readonly putOff: Record<number, number>;
  /** what injects were changed to, by index */
  readonly edited: Record<number, Inject>;
}

type DirectorData = EntityData<DirectorInput, DirectorState>;

type Of<Type extends DirectorEvent['type']> = Extract<DirectorEvent, { type: Type }>;

function start(data: DirectorData, _event: Of<'start'>, effects: CrisisEffects): void {
  data.input.injects.forEach((planned, index) => {
    const condition = conditionOf(planned);
    if (planned.at !== null) {
      effects.send<'director'>(effects.self, { type: 'inject-due', index }, { after: planned.at, id: `due ${index}` });
    }
    if (condition !== null) take(data, index, startProgress(condition), effects);
  });
}

function conditionOf({ when, onlyIf }: PlannedInject): Condition | null {
  return when ?? onlyIf ?? null;
}

/** A condition that an inject waits for has changed. The inject comes once it holds; meanwhile a timer waits for its next change. */
function take(data: DirectorData, index: number, progress: Progress, effects: CrisisEffects): void {
  data.progress[index] = progress;
  const when = data.input.injects[index]?.when ?? null;
  if (when === null) return;
  if (holds(progress)) return fire(data, index, 'planned', effects);
  const next = nextChange(when, progress);
  const event: DirectorEvent = { type: 'held', index };
  if (next === null) effects.cancel(`held ${index}`);
  else effects.send<'director'>(effects.self, event, { after: next - effects.now, id: `held ${index}` });
}

/** A fact that conditions may hear. */
function hear(data: DirectorData, { fact }: Of<'noted'>, effects: CrisisEffects): void {
  data.input.injects.forEach((planned, index) => {
    const condition = conditionOf(planned);
    const before = data.progress[index];
    if (condition === null || before === undefined || isSettled(data, index)) return;
    const after = progressAfter(condition, before, fact, effects.now);
    if (after !== before) take(data, index, after, effects);
  });
}

/** Part of a condition has held for long enough. */
function held(data: DirectorData, { index }: Of<'held'>, effects: CrisisEffects): void {
  const when = data.input.injects[index]?.when ?? null;
  const before = data.progress[index];
  if (when !== null && before !== undefined) take(data, index, progressAt(when, before, effects.now), effects);
}

/** Whether an inject has come or was put off to a time, so that its condition no longer counts. */
function isSettled(data: DirectorData, index: number): boolean {
  return data.done[index] === true || data.putOff[index] !== undefined;
}

/** The time of an inject has come. Its condition counts, unless the facilitator has put it off. */
function comeDue(data: DirectorData, { index }: Of<'inject-due'>, effects: CrisisEffects): void {
  const planned = data.input.injects[index];
  const before = data.progress[index];
  const { onlyIf } = planned ?? {};
  const counts = onlyIf !== undefined && before !== undefined && !isSettled(data, index);
  if (planned !== undefined && counts && !holds(progressAt(onlyIf, before, effects.now))) {
    data.done[index] = true;
    return noteInject(data.edited[index] ?? planned.inject, 'not-needed', effects);
  }
  fire(data, index, 'planned', effects);
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
    due: recipe<DirectorData, Of<'inject-due'>>(comeDue),
    held: recipe<DirectorData, Of<'held'>>(held),
    manage: recipe<DirectorData, Of<'fire' | 'skip' | 'put-off' | 'edit'>>(manage),
    overrule: recipe<DirectorData, Of<'overrule'>>(overrule),
    passWords: recipe<DirectorData, Of<'words'>>((_data, { to, words }, effects) =>
      effects.note({ fact: 'words', from: null, to, words }),
    ),
    throwIn: recipe<DirectorData, Of<'inject'>>(throwIn),
    hear: recipe<DirectorData, Of<'noted'>>(hear),
  },
}).createMachine({
  id: 'director',
  context: entityContext((_input: DirectorInput): DirectorState => ({
    done: {},
    progress: {},
    putOff: {},
    edited: {},
  })),
  initial: 'directing',
  on: { start: { actions: 'start' } },
  states: {
    directing: {
      on: {
        'inject-due': { actions: 'due' },
        noted: { actions: 'hear' },
        held: { actions: 'held' },
        inject: { actions: 'throwIn' },
        fire: { actions: 'manage' },
        skip: { actions: 'manage' },
        'put-off': { actions: 'manage' },
        edit: { actions: 'manage' },
        overrule: { actions: 'overrule' },
        words: { actions: 'passWords' },
      },
    },
  },
});
