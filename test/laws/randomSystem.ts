import type { Observer } from '../../src/engine/index.js';
import { at, inputFor } from './random/deeds.js';
import { buildMachine } from './random/machine.js';
import type { SystemPlan } from './random/plan.js';
import type { Runnable } from './run.js';

export type { SystemPlan } from './random/plan.js';
export { systemPlans } from './random/plan.js';
export { inputFor } from './random/deeds.js';

/**
 * Random systems of machines: first a plan, plain data that fast-check can shrink and print, then the machines it stands for.
 * They use what XState has (hierarchy, regions, history, final states, `always`, `after`, raises, delayed raises, cancels,
 * emits, guards made of guards, wildcards, re-entry) and all that recipes may ask for. Their activity is bounded: messages
 * have hops to go, entities may send and add so much, and steps without a message cost fuel.
 */
const HORIZON = 40;

/** How often each kind of fact was noted. */
type Facts = Record<string, number>;

function counting(enough: number | null): Observer<Facts> {
  return {
    start: () => ({}),
    note(facts, { fact }) {
      facts[fact.fact] = (facts[fact.fact] ?? 0) + 1;
    },
    ended(facts) {
      const seen = Object.values(facts).reduce((sum, each) => sum + each, 0);
      return enough !== null && seen >= enough ? 'enough' : null;
    },
  };
}

/** The system that a plan stands for, ready to run. Built anew at every call. */
export function build(plan: SystemPlan, seed: string, horizon = HORIZON): Runnable<Facts> {
  const names = plan.entities.map((_, place) => `e${place}`);
  // Every place in the list of machines that a plan may name.
  const places = Array.from({ length: 12 }, (_, place) => place);
  const built = plan.machines.map((machine, place) => buildMachine(machine, `m${place}`));
  return {
    system: {
      machines: Object.fromEntries(places.map((place) => [`m${place}`, at(built, place)])),
      entities: Object.fromEntries(
        plan.entities.map((machine, place) => [`e${place}`, { machine: `m${machine}`, input: inputFor(names) }]),
      ),
      first: plan.first.map(({ to, type, hops, at: when }, place) => ({
        to: at(names, to),
        event: { type, hops, tag: `first ${place}` },
        at: when,
      })),
    },
    options: {
      seed,
      horizon,
      observer: counting(plan.enough),
      inputs: plan.inputs.map(({ to, type, after, at: when }, place) => ({
        origin: `input ${place}`,
        after,
        at: when,
        to: at(names, to),
        event: { type, hops: 2, tag: `input ${place}` },
      })),
    },
  };
}
