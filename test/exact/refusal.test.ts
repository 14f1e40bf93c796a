import { readFileSync } from 'node:fs';
import { setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Effects, EntityContext, Start } from '../../src/engine/index.js';
import { entityContext, guard, recipe } from '../../src/engine/index.js';
import { explore } from '../../src/exact/explore.js';
import { ExactRefusal, groundsOf, solveScenario } from '../../src/exact/index.js';
import { buildScenario } from '../../src/scenario/index.js';
import { scenarioOf } from './parts.js';

const LINE = readFileSync('test/exact/fixtures/busy-line.yaml', 'utf8');
const NOISE = readFileSync('scenarios/noise-and-bias.yaml', 'utf8');

function refusalOf(attempt: () => unknown): ExactRefusal {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ExactRefusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

function refused(text: string, states = 1000) {
  const scenario = scenarioOf(text);
  const refusal = refusalOf(() => solveScenario(scenario, { arm: null, states }));
  return { message: refusal.message, ...groundsOf(refusal, scenario) };
}

describe('a scenario that is no finite chain is refused with place, cause and cure', () => {
  test.each([
    {
      what: 'a fixed time',
      text: LINE.replace('~10m', '10m'),
      keys: ['processes', 'line', 'moves', 'comes', 'every'],
      message: 'process.line waits a fixed 600 s for its message tick',
      cure: 'write ~1h instead of 1h',
    },
    {
      what: 'a fixed and an exponential time',
      text: LINE.replace('~15m', '5m + ~15m'),
      keys: ['processes', 'line', 'moves', 'ends', 'every'],
      message: 'process.line waits a fixed and an exponential time for its message tick',
      cure: 'leave out the fixed part',
    },
    {
      what: 'noise that grows with the hours',
      text: NOISE.replace('every: 1h', 'every: ~1h'),
      keys: ['processes', 'escalation', 'moves', 'turn', 'noise', 'per-hour'],
      message: 'process.escalation looks at the clock',
      cure: 'do the same at any time',
    },
    {
      what: 'an end that waits for an hour',
      text: NOISE.replace('every: 1h', 'every: ~1h').replace('per-hour: 0.02', 'per-hour: 0'),
      keys: ['processes', 'escalation', 'ends', 'from'],
      message: 'process.escalation looks at the clock',
      cure: 'do the same at any time',
    },
  ])('$what', ({ text, keys, message, cure }) => {
    const found = refused(text);
    expect(found).toMatchObject({ keys, message });
    expect(found.cure).toContain(cure);
  });

  test('too many states, with what they differ in', () => {
    expect(refused(LINE.replace('top: 3', 'top: 90'), 50)).toEqual({
      message: 'it can reach more than 50 states; most of them differ in process.line (levels: 47 values so far)',
      keys: [],
      cure: expect.stringContaining('raise --states') as string,
    });
  });

  test('an activity, as its pace hangs on the clock', () => {
    const text = LINE.replace('sides: {}', 'sides: { red: { name: Red } }').replace(
      'outcomes:',
      'activities:\n  flights: { says: A flight, by: red, every: ~8h }\noutcomes:',
    );
    expect(refused(text)).toMatchObject({
      keys: ['activities', 'flights'],
      message: 'activity.flights looks at the clock',
    });
  });
});

describe('a machine that does with its luck what no chain does', () => {
  const one = buildScenario(scenarioOf(LINE));

  /** The chain of one machine with one recipe. */
  function exploring(act: (data: { count: number }, effects: Effects) => void) {
    const machine = setup({
      types: {
        context: {} as EntityContext<{ count: number }>,
        events: {} as { type: 'go' },
        input: {} as Start<object>,
      },
      actions: { act: recipe<{ count: number }, { type: 'go' }>((data, _event, effects) => act(data, effects)) },
      guards: { always: guard<{ count: number }, { type: 'go' }>(() => true) },
    }).createMachine({
      id: 'probe',
      context: entityContext((): { count: number } => ({ count: 0 })),
      on: { go: { actions: 'act', guard: 'always' } },
    });
    const system = {
      machines: { probe: machine },
      entities: { probe: { machine: 'probe', input: {} } },
      first: [{ to: 'probe', event: { type: 'go' } }],
    };
    return explore({ ...one, system }, 100);
  }

  test.each<[what: string, act: (data: { count: number }, effects: Effects) => void, message: string]>([
    [
      'the same luck twice',
      (_data, effects) => [effects.chance('a', '1', 0.5), effects.chance('a', '1', 0.4)],
      'probe uses the luck of a twice',
    ],
    [
      'the luck of another choice',
      (_data, effects) => effects.wouldPick('a', '1', { x: 0, y: 0 }),
      'probe asks what it would have chosen with the same luck (a)',
    ],
  ])('%s', (_what, act, message) => {
    expect(refusalOf(() => exploring(act)).message).toBe(message);
  });

  test('the shorter of two times, of which one is then not waited for', () => {
    const shorter = (_data: object, effects: Effects) => {
      const after = Math.min(effects.exp('a', '1', 60), effects.exp('b', '1', 90));
      effects.send(effects.self, { type: 'go' }, { after });
    };
    expect(refusalOf(() => exploring(shorter)).message).toBe('probe draws a time and uses it for more than waiting');
  });

  test('messages that never come to rest', () => {
    const restless = (_data: object, effects: Effects) => effects.send(effects.self, { type: 'go' });
    expect(refusalOf(() => exploring(restless)).message).toContain('messages within one instant never end');
  });

  test('a count that grows without bound', () => {
    const counting = (data: { count: number }, effects: Effects) => {
      data.count += 1;
      effects.send(effects.self, { type: 'go' }, { after: effects.exp('a', String(data.count), 60) });
    };
    expect(refusalOf(() => exploring(counting)).message).toContain('differ in probe (count: 100 values so far)');
  });

  test('while one with two competing times, a timer that it replaces and a pick is a chain', () => {
    const { jumps } = exploring((data, effects) => {
      data.count = Number(effects.pick('where', String(data.count), { 0: Math.log(0.25), 1: Math.log(0.75) }));
      effects.send(effects.self, { type: 'go' }, { after: effects.exp('a', String(data.count), 60), id: 'again' });
      effects.send(effects.self, { type: 'go' }, { after: effects.exp('b', String(data.count), 30), id: 'again' });
    });
    expect(jumps.map((out) => out.map(({ to, rate }) => [to, Math.round(rate * 1e9) / 1e9]))).toEqual([
      [[1, 0.025]],
      [[0, 0.008333333]],
    ]);
  });
});
