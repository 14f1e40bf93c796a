import { describe, expect, test } from 'vitest';
import type { Decreed, Entry, Epoch, Interpreter } from '../../src/engine/index.js';
import { INTERPRETERS, repeatUnder, restoreUnder, startUnder } from '../laws/interpreters.js';
import { everyFact, entity, go, scripted } from './machines.js';

const WEIGHTS = { a: 0, b: 0, c: 0 };
/** Draws once of each kind, every second, at places that the second names, and notes what came of it. */
const drawing = scripted({
  go: (data, _, effects) => {
    const turn = (data['turn'] ?? 0) + 1;
    data['turn'] = turn;
    effects.note({
      fact: 'drawn',
      wouldHappen: effects.wouldChance('happens', turn, 0.5),
      happens: effects.chance('happens', turn, 0.5),
      wouldPick: effects.wouldPick('picks', turn, WEIGHTS),
      picks: effects.pick('picks', turn, WEIGHTS),
      waits: effects.exp('waits', turn, 100),
    });
    effects.send('one', { type: 'go' }, { after: 1 });
  },
});
const deciding = scripted({
  decide: (_data, { purpose, outcome }, effects) => effects.overrule('one', String(purpose), 2, outcome as Decreed),
});
const system = {
  machines: { drawing, deciding },
  entities: { one: entity('drawing'), judge: entity('deciding') },
  first: [go()],
};
const OPTIONS = { horizon: 3, observer: everyFact };

/** A run in which these draws of the second turn are decided in the first. */
function runWith(
  interpreter: Interpreter<unknown>,
  decided: Record<string, Decreed>,
  more: { epochs?: readonly Epoch[] } = {},
) {
  const entries: Entry[] = [];
  const inputs = Object.entries(decided).map(([purpose, outcome]) => {
    return { origin: 'table', after: 0, at: 0, to: 'judge', event: { type: 'decide', purpose, outcome } };
  });
  const trace = (entry: Entry) => void entries.push(entry);
  const run = startUnder(interpreter, system, { ...OPTIONS, seed: 'k7', inputs, trace, ...more });
  return { run, entries, drawn: () => run.watched.map(({ fact }) => fact) };
}

describe.each(INTERPRETERS)('a draw that is decided from outside, under %s', (_, interpreter) => {
  const free = runWith(interpreter, {});
  free.run.run();
  const [, second] = free.drawn();
  const other = { happens: second?.['happens'] !== true, picks: second?.['picks'] === 'b' ? 'c' : 'b', waits: 12 };

  test('comes out as decided, and no other draw moves', () => {
    const { run, drawn } = runWith(interpreter, other);
    run.run();
    const [first, changed, third, ...rest] = drawn();
    expect(changed).toEqual({
      fact: 'drawn',
      ...other,
      wouldHappen: other.happens,
      wouldPick: other.picks,
    });
    expect([first, third, ...rest]).toEqual(free.drawn().filter((each) => each !== second));
  });

  test('is marked in the trace with the message that decided it, which stands behind what follows', () => {
    const { run, entries } = runWith(interpreter, { happens: other.happens });
    run.run();
    const decided = entries.find(({ to }) => to === 'judge')?.seq;
    const [entry] = entries.filter(({ draws }) => draws.some(({ overruled }) => overruled !== undefined));
    expect(entry).toMatchObject({
      at: 1,
      because: [decided],
      draws: [{ overruled: decided, result: other.happens }, {}, {}],
    });
  });

  test.each<[string, Decreed]>([
    ['happens', 'yes'],
    ['picks', 'd'],
    ['picks', 'toString'],
    ['waits', -1],
    ['waits', 0.5],
    ['waits', true],
  ])('is left to luck where it cannot come out so: %s, %j', (purpose, outcome) => {
    const { run, drawn } = runWith(interpreter, { [purpose]: outcome });
    run.run();
    expect(drawn()).toEqual(free.drawn());
  });

  test('stays decided after save and restore, and in a fork', () => {
    const { run, drawn } = runWith(interpreter, other);
    run.step();
    run.step();
    run.step();
    run.step();
    const fork = run.fork();
    const restored = restoreUnder(interpreter, system, { ...OPTIONS, seed: 'k7' }, run.save());
    for (const each of [run, fork, restored]) each.run();
    expect(drawn()[1]).toMatchObject(other);
    for (const each of [fork, restored]) {
      expect(each.hash()).toBe(run.hash());
      expect(each.watched.map(({ fact }) => fact)).toEqual(drawn());
    }
  });

  test('is not decided in the next run of a batch', () => {
    const begin = repeatUnder(interpreter, system, { ...OPTIONS, seed: '' });
    const event = { type: 'decide', purpose: 'waits', outcome: 12 };
    begin({ seed: 'k7', inputs: [{ origin: 'table', after: 0, at: 0, to: 'judge', event }] }).run();
    const next = begin({ seed: 'k7' });
    next.run();
    expect(next.watched.map(({ fact }) => fact)).toEqual(free.drawn());
  });

  test('would have been as it was, under new luck as well', () => {
    const { run, drawn } = runWith(interpreter, {}, { epochs: [{ after: 0, seed: 'other' }] });
    run.run();
    expect(drawn()).not.toEqual(free.drawn());
    for (const fact of drawn()) {
      expect(fact['wouldHappen']).toBe(fact['happens']);
      expect(fact['wouldPick']).toBe(fact['picks']);
    }
  });
});
