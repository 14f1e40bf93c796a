import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareRuns } from '../../../src/play/index.js';
import { checkScenario } from '../../../src/scenario/index.js';
import { temporaryFolder } from '../../cli/brinkline.js';
import { recordedRun } from '../../ui/recorded.js';
import { hasChromium, viewers } from './opened.js';

const FILE = 'scenarios/polish-border-strike.yaml';
const open = viewers();
const temporary = temporaryFolder();
/** Where the pictures go: `PICTURES=docs/images` renews those of the documents. */
const folder = process.env['PICTURES'] ?? temporary;

/** The first seed under which the border scenario passes the firebreak, with its lines closed. */
function seedPastFirebreak(): string {
  const { scenario } = checkScenario(readFileSync(FILE, 'utf8'), FILE);
  if (scenario === null) throw new Error('the scenario has errors');
  const run = prepareRuns(scenario, 'closed');
  for (let i = 1; i <= 300; i++) if (run({ seed: `1/${i}` }).outcome.peakRung >= 6) return `1/${i}`;
  throw new Error('no seed passes the firebreak');
}

describe.skipIf(!hasChromium)('a picture', () => {
  const run = recordedRun(FILE, { arm: 'closed', seed: seedPastFirebreak() });

  test('of the replay at the peak', async () => {
    const { page } = await open({ ...run, name: 'strike.run.jsonl' });
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    const picture = await page.screenshot({ path: join(folder, 'viewer-replay.png') });
    expect(picture.length).toBeLessThan(300_000);
  });

  test('of a change and its continuations, dark', async () => {
    const { page } = await open({ ...run, name: 'strike.run.jsonl' }, { colorScheme: 'dark' });
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    await page.keyboard.press('i');
    await page.keyboard.press('Enter');
    await page.locator('.many').getByText('200 of 200').waitFor();
    const picture = await page.screenshot({ path: join(folder, 'viewer-instead.png') });
    expect(picture.length).toBeLessThan(300_000);
  });

  test('of a phone, with the reasons for the peak', async () => {
    const { page } = await open({ ...run, name: 'strike.run.jsonl' }, { viewport: { width: 390, height: 844 } });
    await page.locator('.seal', { hasText: '✓' }).waitFor({ state: 'attached' });
    await page.locator('.panel .buttons button').first().click();
    await page.locator('.why .link').first().waitFor();
    const picture = await page.screenshot({ path: join(folder, 'viewer-phone.png') });
    expect(picture.length).toBeLessThan(200_000);
  });
});
