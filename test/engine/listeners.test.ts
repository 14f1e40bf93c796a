import { expect, test } from 'vitest';
import { arrivals, entity, go, scripted, start } from './machines.js';

/** One entity that notes a fact at each go, and one that listens to loud facts. */
const system = {
  machines: {
    noting: scripted({
      go: (_, __, effects) => {
        effects.note({ fact: 'heard', loud: false });
        effects.note({ fact: 'heard', loud: true });
        effects.send('ear', { type: 'late' });
      },
    }),
    listening: scripted({ noted: () => {}, late: () => {} }),
  },
  entities: { mouth: entity('noting'), ear: entity('listening') },
  first: [go('mouth')],
  listeners: [
    { to: 'ear', hears: ({ fact, loud }: { fact: string; loud?: unknown }) => fact === 'heard' && loud === true },
  ],
};

test('a listener is told of the facts that it hears, in order and with their cause', () => {
  const { run, entries } = start(system, { horizon: 30 });
  run.run();
  expect(arrivals(entries)).toEqual(['0: scenario → go → mouth', '0: mouth → noted → ear', '0: mouth → late → ear']);
  expect(entries[1]).toMatchObject({ cause: 1, event: { type: 'noted', fact: { fact: 'heard', loud: true } } });
});
