import { INTERPRETERS } from './interpreters.mjs';
import { underEngine as hold } from './models/hold.mjs';
import { underEngine as ladder } from './models/ladder.mjs';
import { underEngine as polishBorder } from './models/polishBorder.mjs';
import { plainHold } from './plain/hold.mjs';
import { plainLadder } from './plain/ladder.mjs';

function underEach(model) {
  return Object.fromEntries(
    Object.entries(INTERPRETERS).map(([name, interpreter]) => [name, () => model(interpreter)]),
  );
}

/** The ways of running each model. Each function prepares one that runs a seed. */
export const VARIANTS = {
  ladder: { ...underEach(ladder), plainLoop: plainLadder },
  hold100: { ...underEach((interpreter) => hold(interpreter, 100)), plainLoop: () => plainHold(100) },
  hold1000: { ...underEach((interpreter) => hold(interpreter, 1000)), plainLoop: () => plainHold(1000) },
  polishBorder: underEach(polishBorder),
};

/** The mean number of events of a seed of a model. */
export function eventsPerSeed(model) {
  const run = VARIANTS[model].compiled();
  const events = Array.from({ length: 50 }, (_, i) => run(`events/${i + 1}`).events);
  return events.reduce((sum, each) => sum + each, 0) / events.length;
}
