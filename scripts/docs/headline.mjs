// The task of a tornado thread: the headline comparison of the default scenario with one number changed in both arms.
import { readFileSync } from 'node:fs';
import { applyPatches, batchRuns, checkScenario, compare, measuredOutcomes } from 'brinkline';
import { parseDuration } from '../../dist/scenario/index.js';

export const SCENARIO = 'scenarios/polish-border-strike.yaml';
const HEADLINE = 'local-exchange';
const ARMS = ['open', 'closed'];

/**
 * Rung 5 or higher: the level in closed, open minus closed, and that difference seed by seed. A null path means the file as written.
 * Throws if the scenario check reports a problem, as it does for a value out of range.
 */
export async function headline({ path, value, seed, runs }) {
  const scenario = patched(path, value);
  const rows = [...batchRuns({ scenario, arms: ARMS, seed, runs })].flat();
  const outcomes = measuredOutcomes(scenario).filter(({ name }) => name === HEADLINE);
  const horizon = parseDuration(scenario.horizon);
  const [{ byArm, pairs }] = compare({
    scenario: scenario.id,
    seed,
    arms: ARMS,
    baseline: 'closed',
    outcomes,
    horizon,
    rows,
  }).outcomes;
  const bySeed = new Map();
  for (const { arm, seed: one, values } of rows) {
    bySeed.set(one, (bySeed.get(one) ?? 0) + (arm === 'open' ? 1 : -1) * Number(values[HEADLINE]));
  }
  return { closed: byArm.closed, pair: pairs[0], bySeed };
}

function patched(path, value) {
  const { scenario: written } = checkScenario(readFileSync(SCENARIO, 'utf8'), SCENARIO);
  if (path === null) return written;
  const { scenario, problems } = applyPatches(written, { [path]: value });
  if (scenario === null || problems.length > 0) throw new Error(`${path}: ${value}: ${problems[0]?.message}`);
  return scenario;
}
