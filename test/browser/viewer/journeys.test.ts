import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../../src/play/index.js';
import { load, openedFrom } from '../../../src/ui/work/session.js';
import { temporaryFolder } from '../../cli/brinkline.js';
import { recordedRun, recordedText } from '../../ui/recorded.js';
import { hasChromium, seriousFaults, viewers } from './opened.js';

const open = viewers();
const folder = temporaryFolder();
const run = recordedRun('scenarios/polish-border-strike.yaml', { arm: 'closed', seed: '9' });
const reading = load(run, () => {});

describe.skipIf(!hasChromium)('a run in Chromium, opened from a file without a network', () => {
  test('to its peak, why, and the truth', async () => {
    const { page, complaints } = await open(run);
    const { loaded, run: reader } = await reading;
    const { picture, cast } = openedFrom(loaded, reader);
    await page.getByText(`peak rung ${picture.curve.peak.rung}`).waitFor();
    expect(await page.locator('.controls .rung').innerText()).toBe(`rung ${picture.curve.peak.rung}`);
    expect(await page.title()).toBe(`${loaded.scenario.title} · Brinkline`);
    expect((await page.innerText('body')).toLowerCase()).not.toMatch(/in truth|inadvertent|misidentified/);

    await page.keyboard.press('w');
    await page.locator('.why .link.target').waitFor();
    expect(await page.locator('.why .link.target').innerText()).toContain(
      cast.ladder[picture.curve.peak.rung]?.name ?? '',
    );
    await page.keyboard.press('w');

    await page.keyboard.press('t');
    await page.locator('.truth .sentences').waitFor();
    expect(await page.locator('.truth .sentences').innerText()).toMatch(/Truth:/);
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('instead: another option at a decision, and one of many', async () => {
    const { page, complaints } = await open(run);
    const before = (await reading).loaded.entries;
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    await page.keyboard.press('p');
    await page.locator('.options button').first().click();
    await page.locator('.twin').waitFor();
    await page.locator('.curve .other').first().waitFor();
    expect(await page.locator('.story .beside h2').allInnerTexts()).toEqual([
      'As it was',
      expect.stringContaining('instead of'),
    ]);
    const command = (await page.locator('.twin code').innerText()).trim();
    expect(command).toMatch(/^npx brinkline run \S+ --instead '#\d+ [a-z-]+'$/);
    const seq = Number(/#(\d+)/.exec(command)?.[1]);
    expect(before.find((entry) => entry.seq === seq)?.facts.some(({ fact }) => fact === 'decision')).toBe(true);
    await page.locator('.many').getByText('200 of 200').waitFor();
    expect(complaints).toEqual([]);
  });

  test('two arms: the other arm is the run that Node makes of it', async () => {
    const { page } = await open(run);
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    await page.getByRole('button', { name: 'arm open', exact: true }).click();
    const { outcome } = runScenario((await reading).loaded.scenario, { arm: 'open', seed: '9' });
    await page.locator('.twin').waitFor();
    expect(await page.locator('.twin').innerText()).toContain(`rung ${outcome.peakRung}`);
    expect(await page.locator('.twin').innerText()).toContain(`ends on rung ${outcome.finalRung}`);
  });

  test('the story of the page is that of Node, line by line', async () => {
    const { page } = await open(run);
    const { loaded, run: reader } = await reading;
    const { story } = openedFrom(loaded, reader);
    await page.keyboard.press('2');
    const texts = await page.locator('.story .row .words').allInnerTexts();
    expect(texts.map((text) => text.replace(/\s+/g, ' '))).toEqual(
      story.story.map(({ text }) => text.replace(/\s+/g, ' ')),
    );
  });

  test('one side’s view: only its offices and what it heard, until the rest is revealed', async () => {
    const { page, complaints } = await open(run);
    const { loaded } = await reading;
    const all = await page.locator('.story .row').allInnerTexts();
    await page.locator('.head select').selectOption('nato');
    await page.locator('.panel').getByText('What the others knew').waitFor();
    expect(await page.locator('.lanes text').allInnerTexts()).not.toContain('Russia');
    await page.keyboard.press('3');
    const russian = Object.keys(loaded.scenario.actors).filter((id) => id.startsWith('russia.'));
    expect(await page.locator('.truth').count()).toBe(0);
    expect(russian.length).toBeGreaterThan(3);
    expect((await page.innerText('.story')).includes('Russia’s local commander')).toBe(false);
    await page.locator('.panel').getByText('What the others knew').click();
    await page.keyboard.press('1');
    expect(await page.locator('.story .row').allInnerTexts()).toEqual(all);
    expect(complaints).toEqual([]);
  });

  test('guess first: the run stops at a decision, hides what comes, and compares at the end', async () => {
    const { page, complaints } = await open(run);
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    await page.getByRole('button', { name: 'Guess first' }).click();
    for (;;) {
      await page.locator('.guess input[type=radio], .guess.sheet').first().waitFor();
      if ((await page.locator('.guess.sheet').count()) > 0) break;
      expect(await page.locator('.fog').count()).toBe(1);
      expect(await page.locator('.panel .options').count()).toBe(0);
      expect(await page.locator('.panel').innerText()).not.toContain('→');
      const before = await page.locator('.controls .clock b').innerText();
      await page.keyboard.press('l');
      expect(await page.locator('.controls .clock b').innerText()).toBe(before);
      await page.locator('.guess input[type=radio]').first().check();
      await page.locator('.guess textarea').fill('to wait and see');
      await page.getByText('Decide, then see').click();
      await page.locator('.panel .options').waitFor();
      await page.getByText('Go on').click();
    }
    expect(await page.locator('.guess.sheet tbody tr').count()).toBeGreaterThan(0);
    expect(await page.locator('.guess.sheet').innerText()).toContain('to wait and see');
    expect(complaints).toEqual([]);
  });

  test('notes travel in the page that is saved', async () => {
    const { page } = await open(run);
    await page.locator('.debrief textarea').first().fill('</script> what prevented this?');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Save this page').click()]);
    expect(download.suggestedFilename()).toBe('polish-border-strike-notes.html');
    const saved = join(folder, 'saved.html');
    await download.saveAs(saved);
    await page.goto(pathToFileURL(saved).href);
    await page.locator('.debrief .sentences').waitFor();
    expect(await page.locator('.debrief .sentences').innerText()).toContain('</script> what prevented this?');
    expect(await page.locator('h1').innerText()).toContain('Polish border');
  });

  test('a broken file says what is wrong and leaves the run that is open', async () => {
    const { page } = await open(run);
    const lines = new TextDecoder().decode(run.bytes).split('\n');
    lines[5] = '{"kind":"entry"}';
    const file = { name: 'broken.run.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    expect(await page.getByRole('alert').innerText()).toMatch(/broken\.run\.jsonl.*line 6|The file is damaged/);
    expect(await page.locator('h1').innerText()).toContain('Polish border');
    expect(await page.locator('.story .row').count()).toBeGreaterThan(3);
  });

  test('with the keyboard alone', async () => {
    const { page } = await open(run);
    const clock = async () => page.locator('.controls .clock b').innerText();
    const first = await clock();
    await page.keyboard.press('j');
    expect(await clock()).not.toBe(first);
    const office = await page.locator('select[aria-label=Office]').inputValue();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('select[aria-label=Office]').inputValue()).not.toBe(office);
    await page.keyboard.press('3');
    expect(await page.locator('.story-head [aria-pressed=true]').innerText()).toMatch(/^All/);
    await page.keyboard.press('?');
    await page.locator('dialog').waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    await page.locator('.seal', { hasText: '✓' }).waitFor();
    await page.keyboard.press('i');
    await page.keyboard.press('Enter');
    await page.locator('.twin').waitFor();
  });

  test('a link leads to its moment', async () => {
    const { page } = await open(run, { hash: '#t=10:00:00&o=nato.chief-of-staff' });
    await page.locator('.story .row').first().waitFor();
    expect(await page.locator('.controls .clock b').innerText()).toMatch(/^Day 1 13:00$/);
    expect(await page.locator('select[aria-label=Office]').inputValue()).toBe('nato.chief-of-staff');
  });
});

describe.skipIf(!hasChromium)('the page', () => {
  test.each([
    { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
    { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  ] as const)('has no serious fault of access: $colorScheme, $viewport.width px', async (options) => {
    const { page } = await open(run, options);
    await page.locator('.seal', { hasText: '✓' }).waitFor({ state: 'attached' });
    expect(await seriousFaults(page)).toEqual([]);
  });

  test.each([360, 390, 700, 1000, 1440, 1920])('does not scroll sideways at %i px', async (width) => {
    const { page } = await open(run, { viewport: { width, height: 844 } });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  test('shows hostile text of a scenario as text', async () => {
    const hostile = `</script><script>document.title='owned'</script><img src=x onerror="document.title='owned'">`;
    const text = readFileSync('scenarios/polish-border-strike.yaml', 'utf8');
    const changed = text
      .replace('title: A missile strikes near the Polish border', `title: ${JSON.stringify(hostile)}`)
      .replaceAll(
        'says: A missile destroys',
        `says: ${JSON.stringify(hostile).slice(1, -1).replaceAll("'", '’').replaceAll('\\"', '”')} A missile destroys`,
      );
    const { page, complaints } = await open(recordedText(changed));
    expect(await page.locator('h1').innerText()).toBe(hostile);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toContain('</script>');
    expect(complaints).toEqual([]);
  });
});
