import { chromium } from 'playwright-core';
import { bundle } from './bundle.js';
import { findChromium } from './chromium.js';
import { askWorker } from './page.js';
import { serve } from './served.js';

const executablePath = findChromium();
if (executablePath === null) {
  console.warn('No Chromium here: the browser test is skipped. To run it: apt-get install -y chromium');
}

/** Whether this machine has a Chromium. */
export const hasChromium = executablePath !== null;

/** What a web worker of a real Chromium answers; `entry` is its source. */
export async function askInChromium(entry: string, asked: unknown): Promise<unknown> {
  const site = await serve({
    '/': '<!doctype html><title>worker</title>',
    '/worker.js': await bundle(entry),
  });
  // By default Playwright gives up after 30 s, too soon on a busy machine. The test has its own limit.
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'], timeout: 0 });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(site.url);
    return await page.evaluate(askWorker, asked);
  } finally {
    await browser.close();
    site.close();
  }
}
