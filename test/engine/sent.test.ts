import { describe, expect, test } from 'vitest';
import type { Effects, Interpreter, Noted } from '../../src/engine/index.js';
import { compiled, reference, startSimulation } from '../../src/engine/index.js';
import { Copier } from '../../src/engine/snapshot.js';
import { entity, everyFact, go, scripted, silent } from './machines.js';

type Changing = { type: string; count: number; list?: number[] };

describe.each<[name: string, Interpreter<unknown>]>([
  ['the reference', reference],
  ['the compiled interpreter', compiled],
])('under %s', (_name, interpreter) => {
  /** What `two` got, without a trace, so that nothing but the engine's own copying protects it; and the facts. */
  function got(ask: (effects: Effects) => void) {
    const received: unknown[] = [];
    const machines = {
      asker: scripted({ go: (_data, _event, effects) => ask(effects) }),
      receiver: scripted({ hello: (_data, event) => void received.push({ ...event }) }),
      silent,
    };
    const noted: unknown[] = [];
    const observer = { ...everyFact, note: (_state: unknown, { fact }: Noted) => void noted.push({ ...fact }) };
    const system = { machines, entities: { one: entity('asker'), two: entity('receiver') }, first: [go()] };
    const run = startSimulation(system, { seed: '1', horizon: 60, observer }, interpreter);
    run.run();
    return { received, facts: noted, added: run.save().entities.at(-1) };
  }

  test('a message keeps the plain values that it had when it was sent', () => {
    const { received } = got((effects) => {
      const message: Changing = { type: 'hello', count: 1 };
      effects.send('two', message);
      message.count = 2;
    });
    expect(received).toEqual([{ type: 'hello', count: 1 }]);
  });

  test('an object that is sent again is copied again, with the parts it has by then', () => {
    const { received } = got((effects) => {
      const message: Changing = { type: 'hello', count: 1 };
      effects.send('two', message);
      message.list = [1];
      effects.send('two', message);
      message.list.push(2);
      effects.send('two', message);
      message.count = 9;
    });
    expect(received).toEqual([
      { type: 'hello', count: 1 },
      { type: 'hello', count: 1, list: [1] },
      { type: 'hello', count: 1, list: [1, 2] },
    ]);
  });

  test('a fact keeps what it had when it was noted', () => {
    const { facts } = got((effects) => {
      const fact = { fact: 'count', count: 1 };
      effects.note(fact);
      fact.count = 2;
      effects.note(fact);
      fact.count = 3;
    });
    expect(facts).toEqual([
      { fact: 'count', count: 1 },
      { fact: 'count', count: 2 },
    ]);
  });

  test('the input of an added entity keeps what it had when the entity was added', () => {
    const { added } = got((effects) => {
      const input = { count: 1 };
      effects.add('three', 'silent', input);
      input.count = 2;
    });
    expect(added).toMatchObject({ name: 'three', state: { context: { data: { count: 1 } } } });
  });
});

test('a frozen message is sent as it is, to any number of receivers, and any other is copied', () => {
  const frozen = Object.freeze({ type: 'hello', list: Object.freeze([1]) });
  const open = { type: 'hello', count: 1 };
  const copier = new Copier();
  for (const sent of [copier.copyMessage(frozen), copier.copyMessage(frozen)]) expect(sent).toBe(frozen);
  for (const sent of [copier.copyMessage(open), copier.copyMessage(open)]) expect(sent).not.toBe(open);
});
