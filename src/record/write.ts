import type { Entry } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult } from '../play/index.js';
import { runScenario } from '../play/index.js';
import { lineDigest } from './digest.js';
import type { Recorded } from './format.js';
import { footerOf, headerOf, makeLine } from './format.js';

/**
 * Executes a run and passes its run file to `write`, line by line, each with its line end. The same scenario text, world, arm, seed,
 * epochs and inputs give the same file. `scenario`: as it is in the world of the run.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const lines = [];
 * recordRun(scenario, { text, id: scenario.id, arm: 'closed', seed: '1', inputs: [] }, (line) => lines.push(line));
 */
export function recordRun(
  scenario: CheckedScenario,
  recorded: Recorded,
  write: (line: string) => void,
  trace?: (entry: Entry) => void,
): RunResult {
  const digest = lineDigest();
  const put = (line: string) => {
    digest.add(line);
    write(line);
  };
  put(makeLine(headerOf(recorded)));
  for (const input of recorded.inputs) put(makeLine({ kind: 'input', ...input }));
  const result = runScenario(scenario, {
    arm: recorded.arm,
    seed: recorded.seed,
    ...(recorded.epochs === undefined ? {} : { epochs: recorded.epochs }),
    inputs: recorded.inputs,
    trace: (entry) => {
      put(makeLine({ kind: 'entry', ...entry }));
      trace?.(entry);
    },
  });
  write(makeLine(footerOf(result, digest.hex())));
  return result;
}
