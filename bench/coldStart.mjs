import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { inRounds, medians } from './rounds.mjs';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const COMMAND = 'dist/cli/main.js';
const SCENARIO = 'scenarios/polish-border-strike.yaml';

/** Wall-clock seconds of a Node process, from its start to its end. */
function secondsOf(...words) {
  const before = performance.now();
  execFileSync(process.execPath, words, { cwd: HERE, stdio: 'ignore' });
  return (performance.now() - before) / 1000;
}

/**
 * Cold starts in wall-clock seconds: Node alone, Node importing xstate, yaml and zod, and the command that runs the shipped
 * scenario once.
 */
export async function measureColdStart({ rounds, told }) {
  const imports = 'await Promise.all(["xstate", "yaml", "zod"].map((name) => import(name)))';
  const all = await inRounds(
    4 * rounds,
    () => ({
      bareNode: secondsOf('-e', '0'),
      imports: secondsOf('--input-type=module', '-e', imports),
      run: secondsOf(COMMAND, 'run', SCENARIO, '--quiet'),
    }),
    (round) => told(`cold start, ${round}`),
  );
  return medians(all);
}

/**
 * A comparison of three arms from a cold start to the printed table, in wall-clock seconds, and the part of it that stepping takes
 * with two workers at this rate (events per CPU second).
 */
export function measureComparison(seeds, { eventsPerSeed, rate, told }) {
  told(`comparison of ${seeds} seeds`);
  const seconds = secondsOf(COMMAND, 'compare', SCENARIO, '--runs', String(seeds), '--workers', '2');
  const stepping = (seeds * eventsPerSeed) / rate / 2;
  return { seeds, arms: 3, workers: 2, seconds, stepping };
}
