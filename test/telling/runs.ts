import type { Entry } from '../../src/engine/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { runScenario } from '../../src/play/index.js';
import { SMALL } from '../record/recording.js';

/** A run of the small scenario, with its entries. */
export function run(arm: string | null, seed: string, text = SMALL) {
  const { scenario } = checkScenario(text, 'small.yaml');
  if (scenario === null) throw new Error('the small scenario has problems');
  const entries: Entry[] = [];
  const result = runScenario(scenario, { arm, seed, trace: (entry) => void entries.push(entry) });
  return { scenario, entries, result };
}
