import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongFor } from './axe.js';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRun } from '../../src/record/index.js';
import { openRunFile } from '../../src/record/files/index.js';
import type { Room } from '../../src/room/server/index.js';
import { builtPage } from '../../src/cli/roomPages.js';
import { findChromium } from '../browser/chromium.js';
import { openRoom } from './table.js';

const executablePath = findChromium();
const SHOTS = process.env['BRINKLINE_SCREENSHOTS'] ?? null;
if (SHOTS !== null) mkdirSync(SHOTS, { recursive: true });

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== null) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

describe.skipIf(executablePath === null)('an evening in the browser', () => {
  let browser: Browser;
  let room: Room;
  let console_: Page;
  let laptop: Page;
  let phone: Page;
  let wall: Page;
  const faults: string[] = [];

  async function openPage(url: string, width: number, height: number): Promise<Page> {
    // Each person has a browser of their own.
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(url);
    return page;
  }

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'], timeout: 0 });
    room = await openRoom({ page: builtPage });
    const { links } = room;
    console_ = await openPage(links.facilitator, 1440, 900);
    laptop = await openPage(links.seats[0]?.url ?? '', 1280, 800);
    phone = await openPage(links.seats.find(({ id }) => id === 'russia')?.url ?? '', 390, 844);
    wall = await openPage(links.projector, 1920, 1080);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await room.close();
  }, 60_000);

  /** Lets the facilitator go to the next question, and returns the page on which it stands. */
  async function nextQuestion(): Promise<Page | null> {
    const before = room.session.now.moment;
    await console_.getByRole('button', { name: 'To the next question' }).click();
    await expect
      .poll(() => room.session.now.hasEnded || room.session.now.moment.after !== before.after, { timeout: 30_000 })
      .toBe(true);
    if (room.session.now.hasEnded) return null;
    for (const page of [laptop, phone]) {
      if (page === phone) await page.getByRole('button', { name: /^Decide/ }).click();
      if ((await page.locator('form.ask').count()) > 0) return page;
    }
    return null;
  }

  test('two people give their names, and both sides are theirs', { timeout: 120_000 }, async () => {
    for (const [page, name] of [
      [laptop, 'Ada'],
      [phone, 'Boris'],
    ] as const) {
      await page.getByLabel('What are you called here?').fill(name);
      await page.getByRole('button', { name: 'That is me' }).click();
      await expect.poll(() => page.getByText(name).count()).toBeGreaterThan(0);
    }
    for (const seat of ['nato-border', 'russia']) expect(room.session.seating(seat).by).toBe('people');
    expect(room.session.seating('nato-capital').by).toBe('formula');
    await expect.poll(() => console_.getByText('Ada').count()).toBeGreaterThan(0);
    await shot(wall, 'projector-play');
  });

  test(
    'a question comes; what is half written survives a reload; the choice is taken',
    { timeout: 120_000 },
    async () => {
      const asked = await nextQuestion();
      if (asked === null) throw new Error('nobody is asked');
      await asked.getByRole('radio').nth(1).check();
      await asked
        .getByLabel(/^Why\?/)
        .first()
        .fill('One track. I want them to see that we are aw');
      await asked.reload();
      await expect
        .poll(() =>
          asked
            .getByLabel(/^Why\?/)
            .first()
            .inputValue(),
        )
        .toContain('I want them to see');
      expect(await asked.getByRole('radio').nth(1).isChecked()).toBe(true);
      await shot(asked, 'seat-decides');
      await shot(console_, 'console');
      const text = await asked.locator('body').innerText();
      expect(text).not.toMatch(/rung|firebreak|closed arm|\barm\b/i);
      const { count } = room.session;
      await asked.locator('form.ask button.main').first().click();
      await expect.poll(() => room.session.count).toBeGreaterThan(count);
      const answered = room.session.currentSteps.findLast(({ line }) => line.what.do.type === 'answer');
      expect(answered?.line.what.do).toMatchObject({ reason: 'One track. I want them to see that we are aw' });
    },
  );

  test('a phone that was away comes back to where it was', { timeout: 120_000 }, async () => {
    await phone.context().setOffline(true);
    await console_.getByLabel('What they read').fill('You hear aircraft.');
    await console_.getByRole('button', { name: 'Send', exact: true }).click();
    await phone.context().setOffline(false);
    await phone.reload();
    await phone.getByRole('button', { name: /^Know/ }).click();
    await phone.getByText('You hear aircraft.').first().waitFor();
    await shot(phone, 'seat-phone');
    expect(room.session.people).toHaveLength(2);
    await phone.getByRole('button', { name: /^Lines/ }).click();
    await shot(phone, 'seat-phone-lines');
    await laptop.getByText('You hear aircraft.').first().waitFor();
    await shot(laptop, 'seat-laptop');
  });

  test('a seat is handed to the formula, and back', { timeout: 120_000 }, async () => {
    const { seat } = room.session.seating('russia');
    await console_.getByLabel(`Who decides for ${seat.name}`).selectOption('formula');
    await phone.getByText(/handed this seat over/).waitFor();
    await console_.getByLabel(`Who decides for ${seat.name}`).selectOption('people');
    await expect.poll(() => phone.getByText(/handed this seat over/).count()).toBe(0);
  });

  test('the facilitator goes back, and everybody is told', { timeout: 120_000 }, async () => {
    await console_.getByText('Rewind…').click();
    await console_.getByRole('button', { name: 'Back to before this' }).last().click();
    await laptop.getByText(/^We are back at/).waitFor();
    expect(room.session.branches).toHaveLength(2);
  });

  test('what usually happens from here is counted only when it is asked for', { timeout: 120_000 }, async () => {
    expect(await console_.getByText(/of 500/).count()).toBe(0);
    await console_.getByRole('button', { name: '500 runs by the formula' }).click();
    await console_
      .getByText(/of 500/)
      .first()
      .waitFor();
  });

  test('the pages are accessible, and 390 px are enough', { timeout: 180_000 }, async () => {
    for (const page of [console_, laptop, phone, wall]) expect(await wrongFor(page)).toEqual([]);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await laptop.emulateMedia({ colorScheme: 'dark' });
    expect(await wrongFor(laptop)).toEqual([]);
    await laptop.emulateMedia({ colorScheme: 'light' });
  });

  test(
    'the rest is played, and the debrief goes from the questions to the other arm',
    { timeout: 240_000 },
    async () => {
      for (let i = 0; i < 6; i += 1) {
        const asked = await nextQuestion();
        if (asked === null) continue;
        await asked.getByRole('radio').first().check();
        await asked.locator('form.ask button.main').first().click();
        await expect
          .poll(() =>
            asked.locator('.scale').or(asked.getByText('Nothing is asked')).or(asked.getByRole('radio')).count(),
          )
          .toBeGreaterThan(0);
        if ((await asked.locator('.scale').count()) > 0)
          await asked.getByRole('button', { name: '60 per cent' }).click();
      }
      expect(await wall.locator('body').innerText()).not.toMatch(/rung|meant|seed/i);
      await console_.getByRole('button', { name: '1 Hot wash' }).click();
      await laptop.getByLabel('Your answer').first().fill('That it was one missile.');
      await laptop.getByRole('button', { name: 'Send' }).first().click();
      await wall.getByText('1 answered').waitFor();
      await shot(wall, 'debrief-hot-wash');
      await console_.getByRole('button', { name: '2 What each side knew' }).click();
      await wall.getByRole('heading', { name: 'What each side knew', exact: true }).waitFor();
      await shot(wall, 'debrief-known');
      await console_.getByRole('button', { name: '3 The truth' }).click();
      await wall.getByText(/what was true/).waitFor();
      await shot(wall, 'debrief-truth');
      await console_.getByLabel('This evening under another arm').selectOption('open');
      await console_.getByRole('button', { name: 'Make it' }).click();
      await console_.getByText(/^Made: open/).waitFor({ timeout: 120_000 });
      await console_.getByRole('button', { name: '4 The other arm' }).click();
      await wall.getByText('The engine’s, not yours').waitFor();
      await shot(wall, 'debrief-other-arm');
      await shot(console_, 'console-debrief');
      expect(await wrongFor(wall)).toEqual([]);
    },
  );

  test('the evening leaves a run file that verifies, a report and the messages', { timeout: 120_000 }, async () => {
    await console_.getByRole('button', { name: 'Over', exact: true }).click();
    await expect.poll(() => existsSync(join(room.folder, 'messages.csv')), { timeout: 30_000 }).toBe(true);
    const run = await openRunFile(join(room.folder, 'run.jsonl'));
    expect((await verifyRun(run)).ok).toBe(true);
    const report = readFileSync(join(room.folder, 'report.md'), 'utf8');
    for (const words of ['That it was one missile', 'Decisions at the table', 'not yours'])
      expect(report).toContain(words);
    expect(report).not.toMatch(/Ada|Boris/);
    expect(readFileSync(join(room.folder, 'messages.csv'), 'utf8')).toMatch(/^when,from,to,how,words\n.*white cell/);
    const saved = console_.waitForEvent('download');
    await console_.getByRole('button', { name: 'Report to print' }).click();
    expect((await saved).suggestedFilename()).toBe('report.html');
    const { origin } = new URL(room.links.url);
    const [seat] = room.links.seats;
    const stolen = await fetch(`${origin}/files/run.jsonl`, { method: 'POST', body: seat?.url.split('#')[1] ?? '' });
    expect(stolen.status).toBe(404);
  });

  test('nothing went wrong in any page', () => {
    expect(faults.filter((each) => !/ERR_INTERNET_DISCONNECTED|WebSocket connection/.test(each))).toEqual([]);
  });

  test('no token is in a title, and the page keeps what it needs out of addresses', async () => {
    expect(await laptop.title()).toBe('Brinkline');
    expect(readFileSync(join(room.folder, 'journal.jsonl'), 'utf8')).not.toContain(new URL(laptop.url()).hash.slice(1));
  });
});
