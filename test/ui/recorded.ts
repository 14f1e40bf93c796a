import { readFileSync } from 'node:fs';
import { recordRun } from '../../src/record/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import type { RunFile } from '../../src/ui/work/session.js';

export interface RunWanted {
  readonly arm?: string | null;
  readonly seed?: string;
}

/** The file of a run of a scenario, as the page gets it. */
export function recordedRun(scenarioFile: string, wanted: RunWanted = {}): RunFile {
  return recordedText(readFileSync(scenarioFile, 'utf8'), wanted);
}

/** The same for the text of a scenario. */
export function recordedText(text: string, { arm = null, seed = '1' }: RunWanted = {}): RunFile {
  const { scenario, problems } = checkScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(problems));
  const lines: string[] = [];
  recordRun(scenario, { text, id: scenario.id, arm, seed, inputs: [] }, (line) => void lines.push(line));
  return { name: `${scenario.id}.run.jsonl`, bytes: new TextEncoder().encode(lines.join('')) };
}
