import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { compiled } from '../../src/engine/index.js';
import { everyScenario } from '../laws/shipped.js';
import { expectProof } from './proving.js';

// Every arm under both interpreters: everyScenario.slow.test.ts.
test.each(everyScenario())('a run of %s writes a file that reads, verifies and explains', async (file) => {
  await expectProof(readFileSync(file, 'utf8'), { arm: null, seed: 'proof' }, [compiled]);
});
