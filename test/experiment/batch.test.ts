import { expect, test } from 'vitest';
import { batchRuns } from '../../src/experiment/index.js';
import { runBatch } from '../../src/experiment/threads/index.js';
import { SMALL, scenarioOf } from '../scenario/small.js';

const BATCH = { scenario: scenarioOf(SMALL), arms: ['open', 'closed'], seed: 's', runs: 4 };

test('a batch yields each seed, in the order of the arms, with the runs that threads give', async () => {
  const runs = [...batchRuns(BATCH)];
  expect(runs.map((each) => each.map(({ arm, seed }) => `${arm} ${seed}`))).toEqual(
    [1, 2, 3, 4].map((i) => [`open s/${i}`, `closed s/${i}`]),
  );
  expect(runs.flat()).toEqual(await runBatch({ ...BATCH, workers: 1 }));
});

test('a batch executes a seed only when it is asked for', () => {
  const endless = batchRuns({ ...BATCH, runs: Infinity });
  expect(endless.next().value?.[0]?.seed).toBe('s/1');
  expect(endless.next().value?.[0]?.seed).toBe('s/2');
});
