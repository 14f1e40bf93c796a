import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cases } from '../scale.js';
import { hashesOf } from './hashes.js';
import { askInChromium, hasChromium } from './inChromium.js';

const SEEDS = cases(200);
const text = readFileSync('scenarios/polish-border-strike.yaml', 'utf8');
const seeds = Array.from({ length: SEEDS }, (_, i) => `browser/${i + 1}`);

test.skipIf(!hasChromium)(`Chromium and Node give the same hashes for ${SEEDS} seeds`, async () => {
  const inChromium = askInChromium('test/browser/worker.ts', { text, seeds });
  const inNode = hashesOf({ text, seeds });
  expect(await inChromium).toEqual(inNode);
  expect(new Set(inNode).size).toBe(SEEDS);
});
