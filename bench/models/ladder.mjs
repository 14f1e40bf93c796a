import { setup } from 'xstate';
import { entityContext, recipe } from '../../dist/engine/index.js';
import { prepare } from '../interpreters.mjs';

/**
 * The ladder as gambler's ruin: from rung 4 of 0 … 11, up with chance .42, down with .48, one step a second until it reaches an
 * end. Each step is a message of the machine to itself, with one or two addressed draws.
 */
export const TOP = 11;
export const FROM = 4;
export const UP = 0.42;
export const DOWN = 0.48;

// All steps send the same frozen message with the same options object.
const STEP = Object.freeze({ type: 'step' });
const NEXT = Object.freeze({ after: 1 });

const gambler = setup({
  actions: {
    step: recipe((data, _event, effects) => {
      data.steps += 1;
      if (effects.chance('up', data.steps, UP)) data.rung += 1;
      else if (effects.chance('down', data.steps, DOWN / (1 - UP))) data.rung -= 1;
      if (data.rung > 0 && data.rung < TOP) effects.send(effects.self, STEP, NEXT);
      else effects.note({ fact: 'absorbed', rung: data.rung, steps: data.steps });
    }),
  },
}).createMachine({
  id: 'gambler',
  context: entityContext(() => ({ rung: FROM, steps: 0 })),
  on: { step: { actions: 'step' } },
});

const system = {
  machines: { gambler },
  entities: { gambler: { machine: 'gambler', input: {} } },
  first: [{ to: 'gambler', event: { type: 'step' } }],
};

const observer = {
  start: () => ({ result: '' }),
  note: (watched, { fact }) => {
    watched.result = `rung ${fact.rung} after ${fact.steps}`;
  },
  ended: () => null,
};

/** Runs the model under an interpreter. Returns the number of events and the result. */
export function underEngine(interpreter) {
  const run = prepare(interpreter, system, { horizon: 1_000_000, observer });
  return (seed) => {
    const { events, watched } = run(seed);
    return { events, result: watched.result };
  };
}
