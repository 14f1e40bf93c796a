import { checkScenario } from '../../src/scenario/index.js';
import { prepareRuns } from '../../src/play/index.js';

/** Which runs: of each seed one, under the arms in turn. */
export interface HashesAsked {
  readonly text: string;
  readonly seeds: readonly string[];
}

/** The hashes of some runs of a scenario. */
export function hashesOf({ text, seeds }: HashesAsked): string[] {
  const { scenario, problems } = checkScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(problems));
  const arms = Object.keys(scenario.arms).map((arm) => prepareRuns(scenario, arm));
  return seeds.map((seed, place) => arms[place % arms.length]?.({ seed }).hash ?? '');
}
