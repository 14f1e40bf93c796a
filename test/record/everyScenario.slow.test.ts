import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compiled, reference } from '../../src/engine/index.js';
import { everyScenario } from '../laws/shipped.js';
import { expectProof } from './proving.js';

describe.each(everyScenario())('%s', (file, { arms }) => {
  test.each([null, ...Object.keys(arms)])('arm %s writes a file that reads, verifies and explains', async (arm) => {
    const footer = await expectProof(readFileSync(file, 'utf8'), { arm, seed: 'proof' }, [compiled, reference]);
    expect(footer.entries).toBeGreaterThan(0);
  });
});
