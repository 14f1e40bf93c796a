import { expect, test } from 'vitest';
import { setup } from 'xstate';
import type { Effects, EntityContext, Message, Start } from '../../src/engine/index.js';
import { entityContext, recipe } from '../../src/engine/index.js';
import type { Options, Tally } from './machines.js';
import { entity, go, play, scripted, silent } from './machines.js';

interface Story {
  readonly ask?: (effects: Effects) => void;
  readonly event?: Message;
  readonly at?: number;
  readonly names?: readonly [one: string, two: string];
  readonly options?: Options;
}

/** The hash of a run in which one entity, at its only message, does this beside a silent one. */
function hashOf({
  ask,
  event = { type: 'go' },
  at = 0,
  names: [one, two] = ['one', 'two'],
  options = {},
}: Story): string {
  const asker = scripted({ [event.type]: (_, __, effects) => ask?.(effects) });
  const entities = { [one]: entity('asker'), [two]: entity('silent') };
  return play({ machines: { asker, silent }, entities, first: [{ to: one, event, at }] }, options).hash;
}

/** Messages that differ in their content alone. */
const CONTENTS: readonly unknown[] = [
  [0, 1, -1, 0.5, 1e9, '', '0', '1', 'a', 'ab', true, false, null, [], {}],
  [[0], [1], [0, 0], [[0]], [''], ['a', 'b'], ['ab'], [true], [[]]],
  [{ a: 'b' }, { ab: '' }, { a: {}, b: 1 }, { a: { b: 1 } }, { a: [] }, { a: null }],
].flat(1);

const STORIES: Readonly<Record<string, Story>> = {
  'nothing more': {},
  'another second': { at: 1 },
  'another message': { event: { type: 'gone' } },
  ...Object.fromEntries(CONTENTS.map((what) => [`content ${JSON.stringify(what)}`, { event: { type: 'go', what } }])),
  'content under another name': { event: { type: 'go', that: 1 } },
  'another name': { names: ['uno', 'two'] },
  'a note': { ask: (effects) => effects.note({ fact: 'a' }) },
  'another note': { ask: (effects) => effects.note({ fact: 'a', b: 1 }) },
  'two notes': { ask: (effects) => ['a', 'b'].forEach((fact) => effects.note({ fact })) },
  'the notes the other way round': { ask: (effects) => ['b', 'a'].forEach((fact) => effects.note({ fact })) },
  'a chance': { ask: (effects) => void effects.chance('a', 'b', 0.5) },
  'another chance': { ask: (effects) => void effects.chance('a', 'b', 0.6) },
  'a chance elsewhere': { ask: (effects) => void effects.chance('ab', '', 0.5) },
  'a chance under another seed': { ask: (effects) => void effects.chance('a', 'b', 0.5), options: { seed: '2' } },
  'a delay': { ask: (effects) => void effects.exp('a', 'b', 100) },
  'a choice': { ask: (effects) => void effects.pick('a', 'b', { c: 0, d: 0 }) },
  'a choice from more': { ask: (effects) => void effects.pick('a', 'b', { c: 0, d: 0, e: -99 }) },
  'a message behind it': { ask: (effects) => effects.because(7) },
  'two messages behind it': { ask: (effects) => effects.because(7, 8) },
  'a message sent': { ask: (effects) => effects.send('two', { type: 'a' }) },
  'a message sent later': { ask: (effects) => effects.send('two', { type: 'a' }, { after: 1 }) },
  'a message sent to oneself': { ask: (effects) => effects.send('one', { type: 'a' }) },
  'two messages sent': { ask: (effects) => ['a', 'b'].forEach((type) => effects.send('two', { type })) },
  'two messages sent the other way round': {
    ask: (effects) => ['b', 'a'].forEach((type) => effects.send('two', { type })),
  },
  'an input': { options: { inputs: [{ origin: 'room', after: 1, at: 1, to: 'one', event: { type: 'a' } }] } },
  'an input by another': {
    options: { inputs: [{ origin: 'desk', after: 1, at: 1, to: 'one', event: { type: 'a' } }] },
  },
};

test('the hash is 16 hexadecimal digits', () => {
  expect(hashOf({})).toMatch(/^[0-9a-f]{16}$/);
});

test('runs in which the same happened have the same hash', () => {
  for (const story of Object.values(STORIES)) expect(hashOf(story)).toBe(hashOf({ ...story }));
});

test('runs in which anything differs have different hashes', () => {
  const hashes = Object.entries(STORIES).map(([name, story]) => ({ name, hash: hashOf(story) }));
  const alike = hashes.filter(({ hash }, i) => hashes.findIndex((other) => other.hash === hash) < i);
  expect(alike.map(({ name }) => name)).toEqual([]);
});

test('where one name ends and the next begins counts', () => {
  const chat = (origin: string, to: string) => {
    const inputs = [{ origin, after: 0, at: 0, to, event: { type: 'a' } }];
    return play({ machines: { silent }, entities: { c: entity('silent'), bc: entity('silent') } }, { inputs }).hash;
  };
  expect(chat('ab', 'c')).not.toBe(chat('a', 'bc'));
});

test('the order in which an input’s fields were written does not count', () => {
  const hashes = [
    { type: 'a', b: { c: 1, d: [2] } },
    { b: { d: [2], c: 1 }, type: 'a' },
  ].map((event) => hashOf({ options: { inputs: [{ origin: 'room', after: 0, at: 0, to: 'one', event }] } }));
  expect(hashes[0]).toBe(hashes[1]);
});

test('the state that a step ends in counts', () => {
  const hashes = ['a', 'b'].map((target) => {
    const machine = setup({
      types: { context: {} as EntityContext<Tally>, input: {} as Start<Tally> },
    }).createMachine({
      context: entityContext((input: Tally) => input),
      initial: 'start',
      states: { start: { on: { go: target } }, a: {}, b: {} },
    });
    return play({ machines: { machine }, entities: { one: entity('machine') }, first: [go()] }).hash;
  });
  expect(hashes[0]).not.toBe(hashes[1]);
});

test('what nobody tells does not count: a machine’s own data, as long as it leaves no trace', () => {
  const hashes = [1, 2].map((count) => {
    const machine = setup({
      types: { context: {} as EntityContext<Tally>, input: {} as Start<Tally> },
      actions: {
        count: recipe<Tally>((data) => {
          data['count'] = count;
        }),
      },
    }).createMachine({ context: entityContext((input: Tally) => input), on: { go: { actions: 'count' } } });
    return play({ machines: { machine }, entities: { one: entity('machine') }, first: [go()] }).hash;
  });
  expect(hashes[0]).toBe(hashes[1]);
});
