import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiled } from '../../src/engine/index.js';
import { everyScenario } from '../laws/shipped.js';
import { expectProof } from './proving.js';

// Every arm under both interpreters: everyScenario.slow.test.ts.
test.each(everyScenario())('a run of %s writes a file that reads, verifies and explains', async (file) => {
  const footer = await expectProof(readFileSync(file, 'utf8'), { arm: null, seed: 'proof' }, [compiled]);
  expect(footer.entries).toBeGreaterThan(0);
});
