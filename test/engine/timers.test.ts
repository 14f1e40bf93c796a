import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { assign, cancel, emit, enqueueActions, fromPromise, log, raise, sendTo, setup, spawnChild } from 'xstate';
import type { EntityContext, Start } from '../../src/engine/index.js';
import { entityContext, guard, recipe } from '../../src/engine/index.js';
import type { Tally } from './machines.js';
import { arrivals, entity, play } from './machines.js';

const types = {
  context: {} as EntityContext<Tally>,
  input: {} as Start<Tally>,
  emitted: {} as { type: 'opened'; wide: boolean },
};
const context = entityContext((input: Tally) => input);

/** The base of the machines below: they count, and send themselves messages. */
const base = setup({
  types,
  actions: {
    count: recipe<Tally>((data) => {
      data['count'] = (data['count'] ?? 0) + 1;
    }),
    tell: recipe<Tally>((data, event, effects) => {
      effects.note({ fact: event.type, count: data['count'] ?? 0 });
    }),
    remind: recipe<Tally>((_, __, effects) =>
      effects.send(effects.self, { type: 'reminder' }, { after: 5, id: 'bell' }),
    ),
  },
  guards: { full: guard<Tally>((data) => (data['count'] ?? 0) >= 3) },
  delays: { long: 7_000_000 },
});

/** A run of this machine as `one`, which gets these messages at these seconds. */
function playMachine(machine: AnyStateMachine, messages: readonly [at: number, type: string][], input: Tally = {}) {
  const first = messages.map(([at, type]) => ({ to: 'one', event: { type }, at }));
  return play({ machines: { machine }, entities: { one: entity('machine', input) }, first }, { horizon: 10_000 });
}

/** What arrived, and the state after it. */
function story({ entries }: ReturnType<typeof play>): string[] {
  return entries.map(({ at, event, before, after }) => `${at} ${event.type}: ${before} → ${after}`);
}

describe('after', () => {
  const waiting = base.createMachine({
    id: 'm',
    context,
    initial: 'idle',
    states: {
      idle: { on: { start: 'waiting' } },
      waiting: { after: { 10_000: 'done', 2500: { actions: 'count' } }, on: { stop: 'idle', again: 'waiting' } },
      done: {},
    },
  });

  test('entering a state sets its timers, in whole seconds rounded up', () => {
    expect(story(playMachine(waiting, [[1, 'start']]))).toEqual([
      '1 start: idle → waiting',
      '4 xstate.after.2500.m.waiting: waiting → waiting',
      '11 xstate.after.10000.m.waiting: waiting → done',
    ]);
  });

  test('leaving it cancels them', () => {
    expect(
      story(
        playMachine(waiting, [
          [1, 'start'],
          [3, 'stop'],
        ]),
      ),
    ).toEqual(['1 start: idle → waiting', '3 stop: waiting → idle']);
  });

  test('coming back sets them anew', () => {
    const run = playMachine(waiting, [
      [1, 'start'],
      [3, 'stop'],
      [4, 'start'],
    ]);
    expect(story(run).slice(3)).toEqual([
      '7 xstate.after.2500.m.waiting: waiting → waiting',
      '14 xstate.after.10000.m.waiting: waiting → done',
    ]);
  });

  test('re-entering sets them anew, staying does not', () => {
    const machine = base.createMachine({
      id: 'm',
      context,
      initial: 'waiting',
      states: {
        waiting: {
          after: { 10_000: 'done' },
          on: { stay: { actions: 'count' }, again: { target: 'waiting', reenter: true } },
        },
        done: {},
      },
    });
    expect(story(playMachine(machine, [[5, 'stay']])).at(-1)).toMatch(/^10 xstate\.after/);
    expect(story(playMachine(machine, [[5, 'again']])).at(-1)).toMatch(/^15 xstate\.after/);
  });

  test('of the initial state runs from the start of the entity, also of one that is added later', () => {
    const machine = base.createMachine({
      id: 'm',
      context,
      initial: 'waiting',
      states: { waiting: { after: { long: 'done' } }, done: {} },
    });
    expect(story(playMachine(machine, []))).toEqual(['7000 xstate.after.long.m.waiting: waiting → done']);
  });

  test('in parallel regions and parents each state has its own', () => {
    const machine = base.createMachine({
      id: 'm',
      context,
      type: 'parallel',
      states: {
        left: { initial: 'a', states: { a: { after: { 2000: 'b' } }, b: {} } },
        right: { initial: 'a', after: { 3000: '.c' }, states: { a: { after: { 2000: 'b' } }, b: {}, c: {} } },
      },
    });
    expect(story(playMachine(machine, []))).toEqual([
      '2 xstate.after.2000.m.left.a: left.a,right.a → left.b,right.a',
      '2 xstate.after.2000.m.right.a: left.b,right.a → left.b,right.b',
      '3 xstate.after.3000.m.right: left.b,right.b → left.b,right.c',
    ]);
  });
});

describe('raise and cancel', () => {
  test('a raise is handled within the step', () => {
    const machine = base.createMachine({
      id: 'm',
      context,
      initial: 'a',
      states: {
        a: { on: { go: { target: 'b', actions: raise({ type: 'inner' }) } } },
        b: { on: { inner: { target: 'c', actions: ['count', 'tell'] } } },
        c: {},
      },
    });
    const run = playMachine(machine, [[0, 'go']]);
    expect(story(run)).toEqual(['0 go: a → c']);
    expect(run.facts.map(({ fact }) => fact)).toEqual([{ fact: 'inner', count: 1 }]);
  });

  test('a delayed raise comes back as a message to oneself, unless it is cancelled', () => {
    const machine = base.createMachine({
      context,
      on: {
        go: { actions: raise({ type: 'bell' }, { delay: 1500, id: 'bell' }) },
        stop: { actions: cancel('bell') },
      },
    });
    expect(arrivals(playMachine(machine, [[0, 'go']]).entries)[1]).toBe('2: one → bell → one');
    expect(
      arrivals(
        playMachine(machine, [
          [0, 'go'],
          [1, 'stop'],
        ]).entries,
      ),
    ).toHaveLength(2);
  });

  test('delayed raises without an id are each their own, as in XState', () => {
    const machine = base.createMachine({
      context,
      on: {
        go: { actions: [raise({ type: 'bell' }, { delay: 1000 }), raise({ type: 'bell' }, { delay: 3000 })] },
        stop: { actions: cancel('bell') },
      },
    });
    expect(
      arrivals(
        playMachine(machine, [
          [0, 'go'],
          [0, 'stop'],
        ]).entries,
      ).slice(2),
    ).toEqual(['1: one → bell → one', '3: one → bell → one']);
  });

  test('a raise with no time to wait is a timer of this very second', () => {
    const machine = base.createMachine({ context, on: { go: { actions: raise({ type: 'bell' }, { delay: 0 }) } } });
    expect(arrivals(playMachine(machine, [[4, 'go']]).entries)[1]).toBe('4: one → bell → one');
  });

  test('a recipe’s messages and XState’s timers share the ids of their entity', () => {
    const machine = base.createMachine({
      context,
      on: { go: { actions: 'remind' }, stop: { actions: cancel('bell') } },
    });
    expect(arrivals(playMachine(machine, [[0, 'go']]).entries)[1]).toBe('5: one → reminder → one');
    expect(
      arrivals(
        playMachine(machine, [
          [0, 'go'],
          [1, 'stop'],
        ]).entries,
      ),
    ).toHaveLength(2);
  });

  test('within a step what recipes ask for comes before XState’s own timers and cancels', () => {
    const machine = base.createMachine({ context, on: { go: { actions: [cancel('bell'), 'remind'] } } });
    expect(arrivals(playMachine(machine, [[0, 'go']]).entries)).toHaveLength(1);
  });
});

describe('steps', () => {
  test('always is taken as an entity starts, and after every recipe', () => {
    const machine = base.createMachine({
      context,
      initial: 'low',
      on: { go: { actions: 'count' } },
      states: { low: { always: { guard: 'full', target: 'full' } }, full: {} },
    });
    expect(story(playMachine(machine, [[0, 'go']], { count: 3 }))).toEqual(['0 go: full → full']);
    expect(story(playMachine(machine, [[0, 'go']], { count: 2 }))).toEqual(['0 go: low → full']);
  });

  test('an emitted event is noted as a fact', () => {
    const machine = base.createMachine({
      context,
      on: { go: { actions: emit({ type: 'opened', wide: true }) } },
    });
    expect(playMachine(machine, [[2, 'go']]).facts).toEqual([
      { at: 2, seq: 1, by: 'one', fact: { fact: 'emit', type: 'opened', wide: true } },
    ]);
  });

  test('a message that the state has no use for changes nothing, but is a step', () => {
    const machine = base.createMachine({ context, initial: 'a', states: { a: {} } });
    expect(story(playMachine(machine, [[0, 'what?']]))).toEqual(['0 what?: a → a']);
  });

  test('a machine that is done stays so, and its timers are over', () => {
    const machine = base.createMachine({
      context,
      initial: 'a',
      states: { a: { on: { go: 'end' } }, end: { type: 'final', entry: 'remind' } },
    });
    expect(
      story(
        playMachine(machine, [
          [0, 'go'],
          [1, 'go'],
        ]),
      ),
    ).toEqual(['0 go: a → end', '1 go: end → end', '5 reminder: end → end']);
  });

  test('history brings back the state that was left', () => {
    const machine = base.createMachine({
      id: 'm',
      context,
      initial: 'on',
      states: {
        on: {
          initial: 'slow',
          on: { off: 'off' },
          states: { slow: { on: { faster: 'fast' } }, fast: {}, last: { type: 'history' } },
        },
        off: { on: { on: 'on.last' } },
      },
    });
    const run = playMachine(machine, [
      [0, 'off'],
      [1, 'on'],
      [2, 'faster'],
      [3, 'off'],
      [4, 'on'],
    ]);
    expect(run.entries.map(({ after }) => after)).toEqual(['off', 'on.slow', 'on.fast', 'off', 'on.fast']);
  });
});

describe('what the engine refuses', () => {
  const child = fromPromise(() => Promise.resolve(1));
  const inviting = setup({ types, actors: { child } });

  test.each<[string, AnyStateMachine]>([
    [
      'acts',
      setup({ types, actions: { acts: () => {} } }).createMachine({
        id: 'm',
        context,
        on: { go: { actions: 'acts' } },
      }),
    ],
    ['xstate.log', base.createMachine({ id: 'm', context, on: { go: { actions: log('hello') } } })],
    [
      'xstate.sendTo',
      base.createMachine({ id: 'm', context, on: { go: { actions: sendTo(({ self }) => self, { type: 'x' }) } } }),
    ],
    ['xstate.spawnChild', base.createMachine({ id: 'm', context, on: { go: { actions: spawnChild(child) } } })],
    [
      'xstate.spawnChild',
      inviting.createMachine({
        id: 'm',
        context,
        initial: 'a',
        states: { a: { on: { go: 'b' } }, b: { invoke: { src: 'child' } } },
      }),
    ],
  ])('an action that is not a value, %s, by its name and its machine', (action, machine) => {
    expect(() => playMachine(machine, [[0, 'go']])).toThrow(
      `m: action ${action} is not a recipe, raise, cancel or emit`,
    );
  });
});

test('enqueued actions are carried out as if they stood in a list', () => {
  const machine = base.createMachine({
    context,
    on: {
      go: {
        actions: enqueueActions(({ enqueue }) => {
          enqueue('count');
          enqueue.raise({ type: 'bell' }, { delay: 1000 });
          enqueue(assign({}));
        }),
      },
      bell: { actions: 'tell' },
    },
  });
  expect(playMachine(machine, [[0, 'go']]).facts.map(({ fact }) => fact)).toEqual([{ fact: 'bell', count: 1 }]);
});
