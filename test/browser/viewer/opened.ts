import { pathToFileURL } from 'node:url';
import axeCore from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { viewerPage } from '../../../src/cli/viewerPage.js';
import type { RunInPage } from '../../../src/cli/viewerPage.js';
import { temporaryFolder, write } from '../../cli/brinkline.js';
import { findChromium } from '../chromium.js';

const executablePath = findChromium();
/** Far longer than anything on the page takes, in milliseconds. */
const PATIENCE = 90_000;
export const hasChromium = executablePath !== null;

/** A page of the viewer in a real Chromium without a network, and everything that it complained of. */
export interface Viewer {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Opens pages of the viewer from files, as a reader does. To be called at the top of a test file. */
export function viewers(): (
  run: RunInPage | null,
  options?: BrowserContextOptions & { hash?: string },
) => Promise<Viewer> {
  const folder = temporaryFolder();
  let starting: Promise<Browser> | null = null;
  let opened = 0;
  afterAll(async () => (await starting)?.close());
  return async (run, { hash = '', ...options } = {}) => {
    starting ??= chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'], timeout: 0 });
    opened += 1;
    const file = write(folder, `${opened}.html`, viewerPage(run));
    const context = await (
      await starting
    ).newContext({ offline: true, viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const complaints: string[] = [];
    page.on('console', (message) => void complaints.push(message.text()));
    page.on('pageerror', (error) => void complaints.push(String(error)));
    page.on('request', (request) => {
      if (/^(?:http|ws)/.test(request.url())) complaints.push(`request ${request.url()}`);
    });
    await page.goto(`${pathToFileURL(file).href}${hash}`);
    if (run !== null) await page.waitForSelector('.panel .sentences, .panel .note');
    return { page, complaints };
  };
}

/** What a reader with assistive technology would stumble over, as axe says it: serious and critical only. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as object as {
      readonly axe: { run: () => Promise<{ violations: readonly Violation[] }> };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message).join(' ')}`).join(' | ')}`,
      );
  });
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
}
