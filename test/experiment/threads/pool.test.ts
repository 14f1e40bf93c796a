import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { prepareReplications } from '../../../src/experiment/replications.js';
import type * as threads from '../../../src/experiment/threads/pool.js';
import type { RunRow } from '../../../src/experiment/comparison.js';
import type { CheckedScenario } from '../../../src/scenario/index.js';
import type { RunSoFar } from '../../../src/play/index.js';
import { runUntil } from '../../../src/play/index.js';
import { quick } from '../../cli/brinkline.js';
import { scenarioOf } from '../../scenario/small.js';

/** Threads start from a file, so it is the built one that is tested. */
const BUILT = new URL('../../../dist/experiment/threads/pool.js', import.meta.url).href;
const { ThreadPool } = (await import(BUILT)) as typeof threads;

const ARMS = ['open', 'closed'];
const pools: InstanceType<typeof ThreadPool>[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function poolOf(scenario: CheckedScenario, threads: number, from?: RunSoFar) {
  const pool = new ThreadPool({ scenario, arms: ARMS, from }, threads);
  pools.push(pool);
  return pool;
}

test('threads give the very runs that this thread gives, however the seeds are dealt out', async () => {
  const scenario = scenarioOf(readFileSync('scenarios/polish-border-strike.yaml', 'utf8'));
  const seeds = Array.from({ length: 12 }, (_, i) => `threads/${i + 1}`);
  const pool = poolOf(scenario, 2);
  const dealt: readonly (readonly string[])[] = [seeds.slice(0, 1), seeds.slice(1, 6), seeds.slice(6)];
  const rows: RunRow[][] = (await Promise.all(dealt.map((some) => pool.run(some)))).flat();
  expect(rows).toEqual(seeds.map(prepareReplications(scenario, ARMS)));
  expect(new Set(rows.flat().map(({ hash }) => hash)).size).toBeGreaterThan(12);
});

test('threads go on from a moment of a run as this thread does', async () => {
  const scenario = scenarioOf(readFileSync('scenarios/polish-border-strike.yaml', 'utf8'));
  const from = runUntil(scenario, { arm: 'closed', seed: 'k7' }, { from: 7 * 3600, to: 7 * 3600 });
  if (from === null) throw new Error('there is no such moment');
  const rows = await poolOf(scenario, 1, from).run(['s/1', 's/2']);
  expect(rows).toEqual(['s/1', 's/2'].map(prepareReplications(scenario, ARMS, from)));
});

test('a run that fails in a thread says which it was, and why', async () => {
  const others = Array.from({ length: 9_999 }, (_, i) => `  a${i + 1}: *a`);
  const activities = ['activities:', '  a0: &a { says: Noise., by: south, every: 6h }', ...others].join('\n');
  const endless = scenarioOf(quick(['injects:', `${activities}\n\ninjects:`]));
  await expect(poolOf(endless, 1).run(['a/1'])).rejects.toThrow(/^arm open, seed a\/1: Runaway: /);
});
