import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { and, createActor, initialTransition, not, setup, stateIn, transition } from 'xstate';
import type { Effect, EntityContext, Message, Start, Turn } from '../../src/engine/index.js';
import { TurnEffects, entityContext, guard, outboxCarrier, recipe, reference, runKey } from '../../src/engine/index.js';
import { entity, play } from './machines.js';

interface Door {
  opened: number;
  readonly limit: number;
  notes: readonly string[];
}

const TURN: Turn = { now: 60, self: 'door', seq: 5, key: runKey('1') };
const INPUT = { opened: 0, limit: 2, notes: [] };

/** Effects of that turn, and where they are laid. */
function turn(): { effects: TurnEffects; asked: Effect[] } {
  const asked: Effect[] = [];
  return { effects: new TurnEffects(TURN, outboxCarrier(asked)), asked };
}

/** A door that jams once it has been opened as often as its limit. */
const door = setup({
  types: { context: {} as EntityContext<Door>, events: {} as Message, input: {} as Start<Door> },
  actions: {
    open: recipe<Door>((data, event, effects) => {
      data.opened += 1;
      data.notes = [...data.notes, `${event.type} at ${effects.now} by ${effects.self}`];
      effects.note({ fact: 'opened', times: data.opened });
    }),
    ring: recipe<Door>((_, __, effects) => effects.send('bell', { type: 'ring' })),
  },
  guards: {
    worn: guard<Door>(({ opened, limit }) => opened >= limit),
    gentle: guard<Door, Message & { gentle?: boolean }>((_, { gentle }) => gentle === true),
  },
}).createMachine({
  id: 'door',
  context: entityContext((input: Door) => input),
  initial: 'shut',
  states: {
    shut: { on: { push: { target: 'open', actions: ['open', 'ring'] } }, always: { guard: 'worn', target: 'jammed' } },
    open: {
      on: {
        shut: { target: 'shut' },
        slam: [
          { guard: and(['gentle', not('worn')]), target: 'shut' },
          { guard: stateIn('#door.open'), target: 'jammed' },
        ],
      },
    },
    jammed: {},
  },
});

describe('a machine made of recipes and guards', () => {
  test('runs as an ordinary XState actor', () => {
    const actor = createActor(door, { input: { input: INPUT, turn: TURN } }).start();
    for (const type of ['push', 'shut', 'push', 'shut', 'push']) actor.send({ type });
    const { value, context } = actor.getSnapshot();
    expect(value).toBe('jammed');
    const notes = ['push at 60 by door', 'push at 60 by door'];
    expect(context.data).toEqual({ opened: 2, limit: 2, notes, input: INPUT });
  });

  test('steps under XState’s own transition, with the effects in its context', () => {
    const [before] = initialTransition(door, { input: INPUT, turn: TURN });
    const [after, actions] = transition(door, before, { type: 'push' });
    expect(after.value).toBe('open');
    expect(actions).toEqual([]);
    expect(after.context.outbox).toEqual([
      { kind: 'note', fact: { fact: 'opened', times: 1 } },
      { kind: 'send', to: 'bell', event: { type: 'ring' }, after: 0, priority: 1 },
    ]);
  });

  test('comes to the same under the engine', () => {
    const actor = createActor(door, { input: { input: INPUT, turn: TURN } }).start();
    const stepper = reference(door);
    let state = stepper.start({ ...INPUT }, turn().effects);
    for (const type of ['push', 'slam', 'push', 'slam']) {
      actor.send({ type, gentle: true });
      state = stepper.step(state, { type, gentle: true }, turn().effects);
      expect(stepper.label(state)).toBe(actor.getSnapshot().value);
      expect((state.context as EntityContext<Door>).data).toEqual(actor.getSnapshot().context.data);
    }
    expect(stepper.label(state)).toBe('jammed');
  });

  test('carries its recipes and guards for a compiler, by name', () => {
    const carried = (all: object, what: string): string[] =>
      Object.entries(all).flatMap(([name, made]) =>
        typeof Reflect.get(Object(made), what) === 'function' ? name : [],
      );
    expect(carried(door.implementations.actions, 'recipe')).toEqual(['open', 'ring']);
    expect(carried(door.implementations.guards, 'guard')).toEqual(['worn', 'gentle']);
  });

  test('without a turn nothing moves: recipes and guards are idle on XState’s throwaway actors', () => {
    const actor = createActor(door as AnyStateMachine).start();
    actor.send({ type: 'push' });
    expect(actor.getSnapshot()).toMatchObject({ value: 'open', context: { data: {}, turn: null, outbox: [] } });
    actor.send({ type: 'slam', gentle: true });
    expect(actor.getSnapshot().value).toBe('jammed');
  });
});

describe('a recipe', () => {
  test('changes nothing but its own copy: every past state stays as it was', () => {
    const first = reference(door).start({ ...INPUT }, turn().effects);
    const second = reference(door).step(first, { type: 'push' }, turn().effects);
    expect((first.context as EntityContext<Door>).data.opened).toBe(0);
    expect((second.context as EntityContext<Door>).data.opened).toBe(1);
  });

  test('is seen at once by the recipe after it and by the guards of the same step', () => {
    const stepper = reference(door);
    const worn = stepper.start({ ...INPUT, opened: 1 }, turn().effects);
    const open = stepper.step(worn, { type: 'push' }, turn().effects);
    expect(stepper.label(stepper.step(open, { type: 'shut' }, turn().effects))).toBe('jammed');
  });

  test('what it asks for outlives its draft: parts of the data may be sent, noted and handed on', () => {
    interface Desk {
      readonly papers: { title: string; pages: number[] }[];
    }
    const desk = setup({
      types: { context: {} as EntityContext<Desk>, input: {} as Start<Desk> },
      actions: {
        share: recipe<Desk>((data, _, effects) => {
          effects.send('reader', { type: 'read', papers: data.papers, first: { paper: data.papers[0] } });
          effects.note({ fact: 'shared', papers: data.papers });
          effects.add('copy', 'desk', { papers: data.papers });
          data.papers[0]?.pages.push(3);
          data.papers.push({ title: 'later', pages: [] });
        }),
      },
    }).createMachine({ context: entityContext((input: Desk) => input), on: { go: { actions: 'share' } } });
    const stepper = reference(desk);
    const state = stepper.start({ papers: [{ title: 'plan', pages: [1, 2] }] }, turn().effects);
    const { effects, asked } = turn();
    stepper.step(state, { type: 'go' }, effects);
    // They are what they were when they were asked for: what the recipe changes in them later does not come along.
    const papers = [{ title: 'plan', pages: [1, 2] }];
    expect(asked).toEqual([
      {
        kind: 'send',
        to: 'reader',
        event: { type: 'read', papers, first: { paper: papers[0] } },
        after: 0,
        priority: 1,
      },
      { kind: 'note', fact: { fact: 'shared', papers } },
      { kind: 'add', entity: 'copy', machine: 'desk', input: { papers } },
    ]);
  });

  test('that fails fails the run, with its own error', () => {
    const broken = setup({
      types: { context: {} as EntityContext<Door>, input: {} as Start<Door> },
      actions: {
        fail: recipe<Door>(() => {
          throw new Error('the hinge broke');
        }),
      },
    }).createMachine({ context: entityContext((input: Door) => input), on: { go: { actions: 'fail' } } });
    expect(() =>
      play({
        machines: { broken },
        entities: { one: entity('broken') },
        first: [{ to: 'one', event: { type: 'go' } }],
      }),
    ).toThrow('the hinge broke');
  });
});
