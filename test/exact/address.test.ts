import { expect, test } from 'vitest';
import type { Carrier, Json, Effect } from '../../src/engine/index.js';
import { compiled, outboxCarrier } from '../../src/engine/index.js';
import { BranchingEffects, otherScripts } from '../../src/exact/branching.js';
import { StandInDelays } from '../../src/exact/delays.js';
import { processMachine } from '../../src/model/process/machine.js';
import { buildScenario } from '../../src/scenario/index.js';
import { scenarioIn } from './parts.js';

type Saved = { context: { data: { address: Record<string, number> } } };

/** All that can come of a tick, with what is stored for addresses left out. */
function outcomesAt(saved: Saved, input: Json, move: string): string[] {
  const stepper = compiled(processMachine);
  const found: string[] = [];
  const scripts: (readonly number[])[] = [[]];
  for (let script = scripts.pop(); script !== undefined; script = scripts.pop()) {
    const asked: Effect[] = [];
    const carrier: Carrier = outboxCarrier(asked);
    const effects = new BranchingEffects('process.walk', carrier, script, new StandInDelays());
    const state = stepper.step(stepper.restore(saved as object as Json, input), { type: 'tick', move }, effects);
    const { context } = stepper.save(state) as object as Saved;
    found.push(JSON.stringify([effects.probability, { ...context.data, address: null }, asked]));
    scripts.push(...otherScripts(script, effects.forks));
  }
  return found;
}

test.each(['scenarios/gamblers-ruin.yaml', 'test/exact/fixtures/busy-line.yaml'])(
  '%s: what a process stores for addresses names its draws, and changes nothing else',
  (path) => {
    const [entity] = Object.entries(buildScenario(scenarioIn(path)).system.entities).flatMap(([name, each]) =>
      name.startsWith('process.') ? [each] : [],
    );
    const input = entity?.input ?? null;
    const stepper = compiled(processMachine);
    const first = new BranchingEffects('process.walk', outboxCarrier([]), [], new StandInDelays());
    Object.defineProperty(first, 'now', { value: 0 });
    Object.defineProperty(first, 'seq', { value: 0 });
    const started = stepper.step(stepper.start(input, first), { type: 'start' }, first);
    const saved = stepper.save(started) as object as Saved;
    const [move = ''] = Object.keys(saved.context.data.address);
    const later = structuredClone(saved);
    later.context.data.address[move] = 57;
    const outcomes = outcomesAt(saved, input, move);
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomesAt(later, input, move)).toEqual(outcomes);
    expect(JSON.stringify(later)).not.toBe(JSON.stringify(saved));
  },
);
