import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import type { EntityContext, EntityData, SavedSimulation, Start, System } from '../../src/engine/index.js';
import { entityContext, recipe } from '../../src/engine/index.js';
import { INTERPRETERS, restoreUnder, startUnder } from '../laws/interpreters.js';
import { everyFact, go } from './machines.js';

// Not read-only, so that the compiler lets a recipe try to change it.
interface Limit {
  limit: number;
  parts: number[];
}
type Counting = EntityData<Limit, { count: number }>;
type Change = (data: { input?: Limit | undefined }) => void;

const INPUT: Limit = { limit: 3, parts: [1] };
const options = { seed: '1', horizon: 60, observer: everyFact };

/** At `go` it counts up to its limit; at `add` it adds such an entity; at `change`, `enter` or `begin` it runs `change`. */
function counter(change: Change, first: 'counting' | 'beginning' = 'counting') {
  return setup({
    types: { context: {} as EntityContext<Counting>, input: {} as Start<Limit> },
    actions: {
      count: recipe<Counting>((data, _event, effects) => {
        data.count = Math.min(data.count + 1, data.input.limit);
        effects.note({ fact: 'count', count: data.count, limit: data.input.limit });
      }),
      add: recipe<Counting>((_data, _event, effects) => {
        effects.add('two', 'counter', { limit: 2, parts: [7] });
      }),
      change: recipe<Parameters<Change>[0]>(change),
    },
  }).createMachine({
    context: entityContext((_input: Limit) => ({ count: 0 })),
    initial: first,
    states: {
      counting: {
        on: { go: { actions: 'count' }, add: { actions: 'add' }, change: { actions: 'change' }, enter: 'entered' },
      },
      // An eventless transition keeps the compiled interpreter from its fast path.
      entered: { entry: 'change', always: 'counting' },
      beginning: { entry: 'change' },
    },
  });
}

function systemOf(machine: ReturnType<typeof counter>, first: System['first']): System {
  return { machines: { counter: machine }, entities: { one: { machine: 'counter', input: { ...INPUT } } }, first };
}

const then = (type: string, to: string, at: number) => ({ to, event: { type }, at });

describe.each(INTERPRETERS)('under %s, the input of an entity', (_name, interpreter) => {
  const adding = systemOf(
    counter(() => {}),
    [then('add', 'one', 0), ...[10, 20, 30, 40].flatMap((at) => [then('go', 'one', at), then('go', 'two', at)])],
  );

  /** What was saved after so many steps, by way of JSON. */
  function savedAfter(steps: number): SavedSimulation {
    const run = startUnder(interpreter, adding, options);
    for (let step = 0; step < steps; step++) run.step();
    return JSON.parse(JSON.stringify(run.save())) as SavedSimulation;
  }

  test('is saved if the entity was added during the run, and only then', () => {
    const inputs = savedAfter(4).entities.map(({ name, input }) => [name, input]);
    expect(inputs).toEqual([
      ['one', undefined],
      ['two', { limit: 2, parts: [7] }],
    ]);
  });

  test.each(INTERPRETERS)('is restored under %s, whether the entity was added or not', (_other, other) => {
    const whole = startUnder(interpreter, adding, options);
    whole.run();
    for (let steps = 0; steps <= whole.events; steps++) {
      const run = restoreUnder(other, adding, options, savedAfter(steps));
      run.run();
      expect(run.watched).toEqual(whole.watched);
      expect(run.hash()).toBe(whole.hash());
      expect([run.dataOf('one'), run.dataOf('two')]).toEqual([
        { count: 3, input: INPUT },
        { count: 2, input: { limit: 2, parts: [7] } },
      ]);
    }
  });

  test('must be in the saved run for an entity that is not part of the system', () => {
    const saved = savedAfter(4);
    const entities = saved.entities.map(({ name, machine, state }) => ({ name, machine, state }));
    expect(() => restoreUnder(interpreter, adding, options, { ...saved, entities })).toThrow('no input for two');
  });

  const changes: readonly (readonly [how: string, change: Change])[] = [
    ['replaces it', (data) => (data.input = { limit: 9, parts: [] })],
    ['replaces it by an equal one', (data) => (data.input = { limit: 3, parts: [1] })],
    ['removes it', (data) => delete data.input],
    ['changes a field of it', ({ input }) => (input === undefined ? undefined : (input.limit = 9))],
    ['changes a part of it', ({ input }) => input?.parts.push(2)],
  ];
  describe.each(changes)('cannot be changed: a recipe that %s fails the run', (_how, change) => {
    const events = [then('change', 'one', 0)];
    test.each([
      ['in a step that is nothing but recipes', systemOf(counter(change), events)],
      ['in a longer step', systemOf(counter(change), [then('enter', 'one', 0)])],
      ['as the entity starts', systemOf(counter(change, 'beginning'), [go()])],
    ])('%s', (_when, system) => {
      expect(() => startUnder(interpreter, system, options).run()).toThrow(
        /A recipe changed the input of one|read only|not extensible/,
      );
    });

    test.each([
      ['that was added', (started: ReturnType<typeof startUnder>) => started],
      ['in a fork', (started: ReturnType<typeof startUnder>) => started.fork()],
    ])('of an entity %s', (_which, goOn) => {
      const system = systemOf(counter(change), [then('add', 'one', 0), then('change', 'two', 1)]);
      const run = startUnder(interpreter, system, options);
      run.step();
      expect(() => goOn(run).run()).toThrow(/A recipe changed the input of two|read only|not extensible/);
    });
  });
});
