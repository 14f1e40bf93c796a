import { describe, expect, test } from 'vitest';
import { DISCLAIMER } from '../../src/model/index.js';
import { brinkline, documentOf, quick, QUICK, SHIPPED, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();

describe.concurrent('run', () => {
  test('tells the shipped scenario in sentences, under its title, the arm, the seed and the notice', async () => {
    const { code, stdout, stderr } = await brinkline(['run', SHIPPED, '--arm', 'closed', '--seed', 'k7']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [heading, notice] = stdout.split('\n');
    expect(heading).toBe('A missile strikes near the Polish border · arm closed · seed k7');
    expect(notice).toBe(DISCLAIMER);
    expect(stdout).toMatch(/^ *(day 1 )?09:00 {2,}A missile destroys a NATO command post/m);
    expect(stdout).toMatch(/^Peak rung \d+ \(.+\)\. .+\.$/m);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  test('--tell sets how much is told, and --numbers gives each line the entry that why takes', async () => {
    const tell = async (...flags: string[]) => {
      const { code, stdout } = await brinkline(['run', SHIPPED, '--arm', 'closed', '--seed', 'k7', ...flags]);
      expect(code).toBe(0);
      return stdout
        .slice(stdout.indexOf('\n\n') + 2, stdout.indexOf('\nPeak rung'))
        .trimEnd()
        .split('\n');
    };
    const [headlines, story, usual, all] = [
      await tell('--tell', 'headlines'),
      await tell('--tell', 'story'),
      await tell(),
      await tell('--tell', 'all'),
    ];
    expect(usual).toEqual(story);
    expect(headlines.length).toBeLessThan(story.length);
    expect(story.length).toBeLessThan(all.length);
    for (const line of all) expect(line.length).toBeLessThanOrEqual(120);
    const numbered = await tell('--numbers');
    expect(numbered.filter((line) => /^#\d+ /.test(line)).length).toBeGreaterThan(10);
    const wrong = await brinkline(['run', SHIPPED, '--tell', 'everything']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('headlines, story, all') });
  });

  test('--history is the run of the arm and seed that the file names, and says what happened', async () => {
    const file = 'scenarios/przewodow-2022.yaml';
    const { code, stdout } = await carriedOut(['run', file, '--history']);
    const [heading = ''] = stdout.split('\n');
    const [, arm = '', seed = ''] = /arm (\S+) · seed (\S+)$/.exec(heading) ?? [];
    const same = await carriedOut(['run', file, '--arm', arm, '--seed', seed]);
    const [told = '', history = ''] = stdout.split(/(?=\nWhat happened: )/);
    expect(code).toBe(0);
    expect(same.stdout.startsWith(told)).toBe(true);
    expect(history).toMatch(/^ {2}day 1 14:40 {4}It was an air-defence missile of a third party\.$/m);
    expect(history).toMatch(/^ {2}all along {6}The chiefs did not speak\.$/m);
  });

  test('--history of a file that has none, or beside an arm or a seed, is refused', async () => {
    const none = await carriedOut(['run', QUICK, '--history']);
    expect(none).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('has no history') });
    const both = await carriedOut(['run', 'scenarios/przewodow-2022.yaml', '--history', '--seed', '3']);
    expect(both).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('cannot be used with') });
  });

  test('--json prints one document and nothing else', async () => {
    const { code, stdout, stderr } = await brinkline(['run', QUICK, '--arm', 'open', '--seed', 'k7', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const document = documentOf('run', stdout);
    expect(document).toMatchObject({
      run: { scenario: 'quick', arm: 'open', seed: 'k7', hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
      notice: DISCLAIMER,
    });
    expect(Object.keys(document.outcome.measures)).toEqual(['exchange', 'time-to-calm', 'calm', 'peak', 'calls-taken']);
    expect(document.outcome.measures['peak']).toBe(document.outcome.peakRung);
    expect(document.outcome.endedAt).toBeLessThanOrEqual(12 * 3600);
  });

  test('--json of the shipped scenario, where calls are refused for a reason', async () => {
    const { stdout } = await carriedOut(['run', SHIPPED, '--arm', 'unanswered', '--json']);
    const { outcome } = documentOf('run', stdout);
    expect(outcome.contacts.some(({ reason }) => reason !== undefined)).toBe(true);
    expect(outcome.crossings.length).toBeGreaterThan(0);
  });

  test('--quiet says only which run it was and how it ended', async () => {
    const [quiet, told] = await Promise.all([carriedOut(['run', QUICK, '--quiet']), carriedOut(['run', QUICK])]);
    expect(quiet).toMatchObject({ code: 0, stderr: '' });
    const lines = quiet.stdout.trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual(['A shell across the strait · as written · seed 1', DISCLAIMER, '']);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^Peak rung \d/);
    expect(told.stdout).toContain(lines[3]);
    expect(told.stdout.length).toBeGreaterThan(3 * quiet.stdout.length);
  });

  test('the same seed gives the same bytes, and is 1 unless told', async () => {
    const [once, again] = await Promise.all([carriedOut(['run', QUICK]), carriedOut(['run', QUICK, '--seed', '1'])]);
    expect(once).toMatchObject({ code: 0, stderr: '' });
    expect(again).toEqual(once);
  });

  test('another seed is another run, and so is another arm', async () => {
    const hash = async (...flags: string[]) =>
      documentOf('run', (await carriedOut(['run', QUICK, '--json', ...flags])).stdout).run.hash;
    const hashes = await Promise.all([
      hash('--seed', 'x', '--arm', 'open'),
      hash('--seed', 'y', '--arm', 'open'),
      hash('--seed', 'x', '--arm', 'closed'),
    ]);
    expect(new Set(hashes).size).toBe(3);
  });

  test('a file from Windows, with a byte order mark, runs as the plain one does', async () => {
    const hash = async (file: string) => {
      const finished = await carriedOut(['run', file, '--json']);
      expect(finished).toMatchObject({ code: 0, stderr: '' });
      return documentOf('run', finished.stdout).run.hash;
    };
    const windows = write(folder, 'windows.yaml', `\uFEFF${quick().replaceAll('\n', '\r\n')}`);
    const [ofPlain, ofWindows] = await Promise.all([hash(QUICK), hash(windows)]);
    expect(ofWindows).toBe(ofPlain);
  });
});
