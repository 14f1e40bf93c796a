/** What the examples in doc comments may use without defining it; test/docs/examples.test.ts runs them. */
import { readFileSync } from 'node:fs';
import { entityContext, recipe } from 'brinkline/engine';
import { setup } from 'xstate';

/** The text of a scenario file. */
export const text = readFileSync('scenarios/polish-border-strike.yaml', 'utf8');

const ticker = setup({
  actions: {
    tick: recipe((data, _event, effects) => {
      data.ticks += 1;
      if (effects.chance('marks', data.ticks, 0.5)) effects.note({ fact: 'mark', ticks: data.ticks });
      effects.send(effects.self, { type: 'tick' }, { after: 60 });
    }),
  },
}).createMachine({
  id: 'ticker',
  context: entityContext(() => ({ ticks: 0 })),
  on: { tick: { actions: 'tick' } },
});

/** A system of one machine, whose entity `clock` gets a message every minute. */
export const system = {
  machines: { ticker },
  entities: { clock: { machine: 'ticker', input: {} } },
  first: [{ to: 'clock', event: { type: 'tick' } }],
};

/** Counts what is noted. */
export const observer = {
  start: () => ({ marks: 0 }),
  note: (watched) => {
    watched.marks += 1;
  },
  ended: () => null,
};
