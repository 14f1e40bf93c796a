import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { bundle } from './bundle.js';
import { findChromium } from './chromium.js';
import type { HashesAsked } from './hashes.js';
import { hashesOf } from './hashes.js';
import { askWorker } from './page.js';
import { serve } from './served.js';

const SEEDS = 1000;
const text = readFileSync('scenarios/polish-border-strike.yaml', 'utf8');
const seeds = Array.from({ length: SEEDS }, (_, i) => `browser/${i + 1}`);

const executablePath = findChromium();
if (executablePath === null) {
  console.warn('No Chromium here: the browser test is skipped. To run it: apt-get install -y chromium');
}

/** The hashes as a web worker of a real Chromium finds them. */
async function hashesInChromium(path: string, asked: HashesAsked): Promise<string[]> {
  const site = await serve({
    '/': '<!doctype html><title>worker</title>',
    '/worker.js': await bundle('test/browser/worker.ts'),
  });
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    return await page.evaluate(askWorker, asked);
  } finally {
    await browser.close();
    site.close();
  }
}

test.skipIf(executablePath === null)(`Chromium and Node give the same hashes for ${SEEDS} seeds`, async () => {
  const inChromium = hashesInChromium(executablePath ?? '', { text, seeds });
  const inNode = hashesOf({ text, seeds });
  expect(await inChromium).toEqual(inNode);
  expect(new Set(inNode).size).toBe(SEEDS);
});
