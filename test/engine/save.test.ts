import { describe, expect, test } from 'vitest';
import type { SavedSimulation } from '../../src/engine/index.js';
import { restoreSimulation } from '../../src/engine/index.js';
import { everyFact, entity, go, play, scripted, start } from './machines.js';

const system = {
  machines: {
    ticking: scripted({
      go: (data, _, effects) => {
        data['ticks'] = (data['ticks'] ?? 0) + 1;
        effects.note({ fact: 'tick', ticks: data['ticks'] });
        effects.send('one', { type: 'go' }, { after: 10, id: 'tick' });
      },
    }),
  },
  entities: { one: entity('ticking') },
  first: [go()],
};
const inputs = [{ origin: 'room', after: 2, at: 15, to: 'one', event: { type: 'go' } }];
const options = { seed: '1', horizon: 60, observer: everyFact, inputs };

/** What was saved after this many steps, by way of JSON. */
function savedAfter(steps: number): SavedSimulation {
  const { run } = start(system, options);
  for (let step = 0; step < steps; step++) run.step();
  return JSON.parse(JSON.stringify(run.save())) as SavedSimulation;
}

describe('a saved run', () => {
  test('is plain data: JSON leaves nothing out', () => {
    const { run } = start(system, options);
    run.step();
    expect(JSON.parse(JSON.stringify(run.save()))).toEqual(run.save());
  });

  test('says what the run is like: time, waiting messages, entities, what was watched, inputs to come', () => {
    expect(savedAfter(2)).toMatchObject({
      now: 10,
      seq: 4,
      events: 2,
      waiting: [
        { at: 15, seq: 4, from: 'room', cause: null },
        { at: 20, seq: 3, from: 'one', cause: 2, id: 'tick' },
      ],
      entities: [{ name: 'one', machine: 'ticking', state: { context: { data: { ticks: 2 } } } }],
      inputs: [],
      ended: null,
    });
    expect(savedAfter(1).inputs).toEqual(inputs);
  });

  test('goes on as if nothing had been, with all that was watched', () => {
    const whole = play(system, options);
    for (let steps = 0; steps <= whole.events; steps++) {
      const run = restoreSimulation(system, options, savedAfter(steps));
      expect([run.run(), run.events, run.hash(), run.watched]).toEqual([
        whole.ended,
        whole.events,
        whole.hash,
        whole.facts,
      ]);
    }
  });

  test('is not moved by the run that it was saved from, nor by one that goes on from it', () => {
    const { run } = start(system, options);
    run.step();
    const saved = run.save();
    const before = JSON.stringify(saved);
    run.run();
    restoreSimulation(system, options, saved).run();
    expect(JSON.stringify(saved)).toBe(before);
  });

  test('after its end stays ended', () => {
    const run = restoreSimulation(system, options, savedAfter(100));
    expect(run.step()).toBe(false);
    expect(run.run()).toEqual({ by: 'horizon', at: 60 });
  });

  test('that is in an endless loop stops where the run that it was saved from does', () => {
    const spinning = {
      machines: { spinning: scripted({ go: (_, __, effects) => effects.send('one', { type: 'go' }) }) },
      entities: { one: entity('spinning') },
      first: [go()],
    };
    const { run } = start(spinning);
    for (let step = 0; step < 9000; step++) run.step();
    const restored = restoreSimulation(spinning, { seed: '1', horizon: 3600, observer: everyFact }, run.save());
    expect(() => run.run()).toThrow('one → go → one');
    expect(() => restored.run()).toThrow('one → go → one');
    expect(restored.events).toBe(run.events);
  });

  test('of a machine that the system does not have is refused', () => {
    expect(() => restoreSimulation({ ...system, machines: {} }, options, savedAfter(1))).toThrow(
      'There is no machine ticking',
    );
  });
});
