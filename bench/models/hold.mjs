import { setup } from 'xstate';
import { entityContext, recipe } from '../../dist/engine/index.js';
import { prepare } from '../interpreters.mjs';

/**
 * The hold model, the classic benchmark of an event list (Vaucher & Duval 1975). There are always as many waiting messages as
 * entities. When a message arrives, it is sent on after an exponential delay, to the same entity or to the next one.
 */
export const MEAN = 100;
export const MOVES = 0.5;
/** Each entity notes every 8th message, so that results can be compared. */
export const NOTED = 8;
/** The horizon in seconds at which a run of this many entities has about 20,000 events. */
export const horizonOf = (entities) => (20_000 * MEAN) / entities;

// All entities send the same frozen message.
const HOLD = Object.freeze({ type: 'hold' });

const holder = setup({
  actions: {
    hold: recipe((data, _event, effects) => {
      data.count += 1;
      const to = effects.chance('moves', data.count, MOVES) ? data.input.next : effects.self;
      effects.send(to, HOLD, { after: effects.exp('holds', data.count, MEAN) });
      if (data.count % NOTED === 0) effects.note({ fact: 'count', index: data.input.index });
    }),
  },
}).createMachine({
  id: 'holder',
  context: entityContext(() => ({ count: 0 })),
  on: { hold: { actions: 'hold' } },
});

const observer = {
  start: () => ({ sum: 0 }),
  note: (watched, { at, fact }) => {
    watched.sum = mixed(watched.sum, at, fact.index);
  },
  ended: () => null,
};

/** A checksum of the notes and their order. */
export function mixed(sum, at, index) {
  return (Math.imul(sum, 31) + at * 1009 + index) | 0;
}

/** Runs the model under an interpreter with this many entities. Returns the number of events and the result. */
export function underEngine(interpreter, entities) {
  const names = Array.from({ length: entities }, (_, index) => `holder ${index}`);
  const system = {
    machines: { holder },
    entities: Object.fromEntries(
      names.map((name, index) => [name, { machine: 'holder', input: { index, next: names[(index + 1) % entities] } }]),
    ),
    first: names.map((to) => ({ to, event: { type: 'hold' } })),
  };
  const run = prepare(interpreter, system, { horizon: horizonOf(entities), observer });
  return (seed) => {
    const { events, watched } = run(seed);
    return { events, result: `sum ${watched.sum}` };
  };
}
