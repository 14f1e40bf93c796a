// One measurement in a process of its own: node bench/once.mjs MODEL VARIANT SECONDS [without-hash].
// Prints events and CPU seconds as JSON.
import { RunHash } from '../dist/engine/runHash.js';
import { VARIANTS } from './variants.mjs';

/** CPU seconds of warm-up. In this time a run of the shipped scenario becomes several times as fast; half of it is not always enough. */
const WARM_SECONDS = 4;
const EVENTS_BETWEEN_LOOKS = 10_000;

const [model, variant, seconds, without] = process.argv.slice(2);
if (without === 'without-hash') {
  // The engine cannot switch the hash off, so its methods are replaced by empty ones.
  const { constructor: _, digest: __, ...folds } = Object.getOwnPropertyDescriptors(RunHash.prototype);
  for (const method of Object.keys(folds)) RunHash.prototype[method] = () => {};
}
const run = VARIANTS[model][variant]();

/** Runs seed after seed for this much CPU time. */
function spend(atLeast, name) {
  const before = process.cpuUsage();
  let events = 0;
  // Reading the CPU time takes as long as some hundred events.
  let nextLook = EVENTS_BETWEEN_LOOKS;
  for (let i = 1; ; i++) {
    events += run(`${name}/${i}`).events;
    if (events < nextLook) continue;
    nextLook = events + EVENTS_BETWEEN_LOOKS;
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1e6;
    if (spent >= atLeast) return { events, seconds: spent };
  }
}

spend(Math.max(WARM_SECONDS, Number(seconds) / 2), 'warm');
console.log(JSON.stringify(spend(Number(seconds), 'bench')));
