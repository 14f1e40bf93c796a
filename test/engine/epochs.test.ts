import { describe, expect, test } from 'vitest';
import type { Epoch, Interpreter, SavedSimulation, Simulation } from '../../src/engine/index.js';
import { compiled, drawAt, reference, runKey, threefry } from '../../src/engine/index.js';
import { INTERPRETERS, restoreUnder, startUnder } from '../laws/interpreters.js';
import { everyFact, entity, go, scripted } from './machines.js';

/** Each second it asks for its luck at the addresses that the turn needs, and notes what came of it. */
const asking = scripted({
  go: (data, _, effects) => {
    const turn = (data['turn'] ?? 0) + 1;
    data['turn'] = turn;
    effects.note({
      fact: 'luck',
      again: effects.exp('waits', 'always', 1e9),
      fresh: effects.exp('waits', turn, 1e9),
      would: effects.wouldPick('would', 'always', { a: 0, b: 0, c: 0, d: 0 }),
      late: turn < 3 ? null : effects.pick('would', 'always', { a: 0, b: 0, c: 0, d: 0 }),
      option: turn < 3 ? null : effects.exp('would:e', 'always', 1e9),
    });
    effects.send('one', { type: 'go' }, { after: 1 });
  },
});
const system = { machines: { asking }, entities: { one: entity('asking') }, first: [go()] };
const HORIZON = 5;

function begin(interpreter: Interpreter<unknown>, epochs?: readonly Epoch[], seed = 'k7') {
  const schedule = epochs === undefined ? {} : { epochs };
  return startUnder(interpreter, system, { seed, horizon: HORIZON, observer: everyFact, ...schedule });
}

/** What was noted, second by second. */
function luckOf({ watched }: ReturnType<typeof begin>): Record<string, unknown>[] {
  return watched.map(({ fact: { fact: _fact, ...luck } }) => luck);
}

function stepped(run: ReturnType<typeof begin>, steps: number): ReturnType<typeof begin> {
  for (let step = 0; step < steps; step++) run.step();
  return run;
}

function ended<Watched>(run: Simulation<Watched>): Simulation<Watched> {
  run.run();
  return run;
}

describe.each(INTERPRETERS)('new luck under %s', (_, interpreter) => {
  const before = luckOf(ended(begin(interpreter)));
  const leaf = stepped(begin(interpreter, []), 2);
  leaf.openEpoch('other');
  leaf.run();
  const after = luckOf(leaf);

  test('leaves what has happened as it was', () => {
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });

  test('reaches every address that was not read before', () => {
    const fresh = (lucks: typeof after) => lucks.slice(2).map((luck) => luck['fresh']);
    for (const [i, luck] of fresh(after).entries()) expect(luck).not.toBe(fresh(before)[i]);
  });

  test('does not reach an address that was read before', () => {
    for (const { again } of after) expect(again).toBe(before[0]?.['again']);
  });

  test('does not reach an address that was only asked what it would give', () => {
    for (const { would } of after) expect(would).toBe(before[0]?.['would']);
    for (const { late } of after.slice(2)) expect(late).toBe(before[0]?.['would']);
  });

  test('reaches an option that was not on the menu before', () => {
    expect(after[2]?.['option']).not.toBe(before[2]?.['option']);
    expect(after[3]?.['option']).toBe(after[2]?.['option']);
  });

  test('is new even where it has the seed of the run', () => {
    const run = stepped(begin(interpreter, []), 2);
    run.openEpoch('k7');
    run.run();
    expect(luckOf(run)[2]?.['fresh']).not.toBe(before[2]?.['fresh']);
  });

  test('differs between two moments that get the same seed', () => {
    const twice = stepped(begin(interpreter, []), 2);
    twice.openEpoch('other');
    stepped(twice, 1).openEpoch('other');
    twice.run();
    expect(luckOf(twice)[2]).toEqual(after[2]);
    expect(luckOf(twice)[3]?.['fresh']).not.toBe(after[3]?.['fresh']);
    expect(luckOf(twice)[3]?.['option']).toBe(after[2]?.['option']);
  });

  test('before the first message is the luck of a run of that seed', () => {
    const run = begin(interpreter, []);
    run.openEpoch('other');
    expect(ended(run).hash()).toBe(ended(begin(interpreter, undefined, 'other')).hash());
  });

  test('that is opened again at the same moment replaces the first', () => {
    const run = stepped(begin(interpreter, []), 2);
    run.openEpoch('unused');
    run.openEpoch('other');
    expect(run.epochs).toEqual(leaf.epochs);
    expect(ended(run).hash()).toBe(leaf.hash());
  });

  test('given as a schedule gives the same run', () => {
    expect(leaf.epochs).toEqual([{ after: 2, seed: 'other' }]);
    const again = ended(begin(interpreter, leaf.epochs));
    expect(again.hash()).toBe(leaf.hash());
    expect(again.epochs).toEqual(leaf.epochs);
  });

  test('may come before what the schedule holds for later', () => {
    const run = stepped(begin(interpreter, [{ after: 4, seed: 'last' }]), 2);
    run.openEpoch('first');
    expect(run.epochs).toEqual([
      { after: 2, seed: 'first' },
      { after: 4, seed: 'last' },
    ]);
    expect(ended(run).hash()).toBe(ended(begin(interpreter, run.epochs)).hash());
  });

  test('in a fork leaves the run alone, and other forks', () => {
    const run = stepped(begin(interpreter, []), 2);
    const moment = run.snapshot();
    const [one, two, none] = [moment.fork(), moment.fork(), moment.fork()];
    one.openEpoch('other');
    two.openEpoch('third');
    expect([one, two, none, run].map((each) => each.epochs.length)).toEqual([1, 1, 0, 0]);
    for (const each of [one, two, none, run]) each.run();
    expect(one.hash()).toBe(leaf.hash());
    expect(luckOf(none)).toEqual(before);
    expect(luckOf(run)).toEqual(before);
    expect(luckOf(two)[2]?.['fresh']).not.toBe(after[2]?.['fresh']);
  });

  test('and what was read are saved, by way of JSON, for either interpreter', () => {
    for (const steps of [1, 2]) {
      const run = stepped(begin(interpreter, []), steps);
      run.openEpoch('other');
      stepped(run, 1);
      const saved = JSON.parse(JSON.stringify(run.save())) as SavedSimulation;
      for (const other of [reference, compiled]) {
        const options = { seed: 'k7', horizon: HORIZON, observer: everyFact };
        const restored = restoreUnder(other, system, options, saved);
        restored.openEpoch('later');
        const straight = ended(begin(interpreter, restored.epochs));
        expect(ended(restored).hash()).toBe(straight.hash());
      }
    }
  });
});

test('the key of an epoch comes from its seed and its number', () => {
  const run = stepped(begin(compiled, []), 1);
  run.openEpoch('other');
  run.run();
  const key = threefry(runKey('other'), [1, 1]);
  const mean = -1e9 * Math.log(drawAt(key, 'one', 'waits', 2));
  expect(luckOf(run)[1]?.['fresh']).toBe(Math.ceil(mean));
});

test('a run without epochs remembers nothing, so it cannot open one and saves none', () => {
  const run = stepped(begin(compiled), 2);
  expect(() => run.openEpoch('other')).toThrow('begin it with epochs: []');
  expect(run.epochs).toEqual([]);
  expect(run.save()).not.toHaveProperty('epochs');
});
