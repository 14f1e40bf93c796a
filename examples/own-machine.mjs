// A system of your own, on the engine alone: a waiting line with one server (M/M/1). Run it with: node examples/own-machine.mjs [seed]
// It runs one seed under both interpreters, then fifty seeds, and compares the mean wait with the textbook.
import {
  LATEST,
  compiled,
  entityContext,
  guard,
  recipe,
  reference,
  repeatSimulation,
  startSimulation,
} from 'brinkline/engine';
import { setup } from 'xstate';

// Time is in whole seconds. Both means are exponential, and long enough for the rounding not to matter.
const HOUR = 3600;
const SERVICE = HOUR;
const GAP = 1.25 * HOUR;
const CUSTOMERS = 5000;
const WARM_UP = 500; // The first customers find too short a line and are not counted.
const RUNS = 50;

// Customers arrive one after the other. The second argument of a draw says which one it is: the same customer
// has the same luck in every run of this seed, whatever else changes.
const source = setup({
  actions: {
    arrive: recipe((data, _event, effects) => {
      data.arrived += 1;
      effects.send('server', { type: 'customer', number: data.arrived });
      effects.send(effects.self, { type: 'arrive' }, { after: effects.exp('gap', data.arrived, GAP) });
    }),
  },
}).createMachine({
  id: 'source',
  context: entityContext(() => ({ arrived: 0 })),
  on: { arrive: { actions: 'arrive' } },
});

// A recipe changes its own data in place and asks for everything else through `effects`.
const server = setup({
  actions: {
    join: recipe(({ line }, { number }, { now }) => void line.push({ number, since: now })),
    serve: recipe(({ line }, _event, effects) => {
      const { number, since } = line.shift();
      effects.note({ fact: 'served', wait: effects.now - since });
      effects.send(effects.self, { type: 'done' }, { after: effects.exp('service', number, SERVICE) });
    }),
  },
  guards: { someoneWaits: guard(({ line }) => line.length > 0) },
}).createMachine({
  id: 'server',
  context: entityContext(() => ({ line: [] })),
  initial: 'idle',
  states: {
    idle: { on: { customer: { target: 'busy', actions: ['join', 'serve'] } } },
    busy: {
      on: {
        customer: { actions: 'join' },
        done: [{ guard: 'someoneWaits', actions: 'serve' }, { target: 'idle' }],
      },
    },
  },
});

const system = {
  machines: { source, server },
  entities: { source: { machine: 'source', input: {} }, server: { machine: 'server', input: {} } },
  first: [{ to: 'source', event: { type: 'arrive' } }],
};

// The observer sees every fact that is noted. It sums up the waits and ends the run.
const observer = {
  start: () => ({ served: 0, waited: 0 }),
  note: (sum, { fact }) => {
    sum.served += 1;
    if (sum.served > WARM_UP) sum.waited += fact.wait;
  },
  ended: ({ served }) => (served === CUSTOMERS ? 'enough customers' : null),
};

// One seed, stepped by XState itself with a trace, and by the compiled machines.
const seed = process.argv[2] ?? '1';
const options = { seed: `${seed}/1`, horizon: LATEST, observer };
const entries = [];
const traced = startSimulation(system, { ...options, trace: (entry) => entries.push(entry) }, reference);
traced.run();
for (const { seq, at, from, to, event, before, after } of entries.slice(0, 8)) {
  console.log(
    `#${seq} at ${(at / HOUR).toFixed(2)} h: ${event.type} from ${from} to ${to}, ${before || '-'} → ${after || '-'}`,
  );
}
const fast = startSimulation(system, options, compiled);
fast.run();
console.log(`${entries.length} messages; hash traced ${traced.hash()}, compiled ${fast.hash()}`);

// Many seeds, compiled. The runs are independent, so their spread gives the standard error.
const begin = repeatSimulation(system, { horizon: LATEST, observer }, compiled);
const waits = Array.from({ length: RUNS }, (_, i) => {
  const run = begin({ seed: `${seed}/${i + 1}` });
  run.run();
  return run.watched.waited / (CUSTOMERS - WARM_UP) / HOUR;
});
const mean = waits.reduce((sum, wait) => sum + wait, 0) / RUNS;
const variance = waits.reduce((sum, wait) => sum + (wait - mean) ** 2, 0) / (RUNS - 1);
const error = Math.sqrt(variance / RUNS);

// In an M/M/1 line with load ρ the mean wait is ρ / (1 − ρ) service times.
const load = SERVICE / GAP;
const textbook = ((load / (1 - load)) * SERVICE) / HOUR;
console.log(`mean wait ${mean.toFixed(3)} h, standard error ${error.toFixed(3)} h; textbook ${textbook.toFixed(3)} h`);
