import type { Entry } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult } from '../play/index.js';
import { runScenario } from '../play/index.js';
import { lineDigest } from './digest.js';
import type { Recorded } from './format.js';
import { footerOf, headerOf, makeLine } from './format.js';

/**
 * Runs a scenario and gives its run file line by line to `write`, each line with its end.
 * Equal scenario texts, arms, seeds and inputs give equal files.
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
    inputs: recorded.inputs,
    trace: (entry) => {
      put(makeLine({ kind: 'entry', ...entry }));
      trace?.(entry);
    },
  });
  write(makeLine(footerOf(result, digest.hex())));
  return result;
}
