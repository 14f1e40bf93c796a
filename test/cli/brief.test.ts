import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brinkline, expectRefusal, QUICK, SHIPPED, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

/** The first-level headings of a Markdown text. */
function partsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^# (.*)$/gm)].map(([, title = '']) => title);
}

describe.concurrent('brief', () => {
  const folder = temporaryFolder();

  test('prints every part as Markdown', async () => {
    const { code, stdout, stderr } = await brinkline(['brief', SHIPPED]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(partsOf(stdout)).toEqual([
      'A missile strikes near the Polish border',
      'NATO',
      'Russia',
      'Ukraine',
      'Observer’s sheet',
      'The ladder',
      'Channel card',
      'Debrief',
    ]);
  });

  test('--html prints one page', async () => {
    const { code, stdout } = await carriedOut(['brief', SHIPPED, '--html']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>\n[^]*<\/html>\n$/);
    expect(stdout.split('<section class="part"')).toHaveLength(9);
  });

  test.each([
    ['--part', 'white-cell', ['A missile strikes near the Polish border']],
    ['--part', 'handouts', ['NATO', 'Russia', 'Ukraine']],
    ['--part', 'observers', ['Observer’s sheet']],
    ['--part', 'ladder', ['The ladder']],
    ['--part', 'channels', ['Channel card']],
    ['--part', 'debrief', ['Debrief']],
    ['--side', 'russia', ['Russia']],
  ])('%s %s prints that alone', async (flag, value, titles) => {
    const { code, stdout } = await carriedOut(['brief', SHIPPED, flag, value]);
    expect(code).toBe(0);
    expect(partsOf(stdout)).toEqual(titles);
  });

  test('a scenario with seats has a handout for each that plays, and --seat prints one', async () => {
    const classroom = 'scenarios/polish-border-classroom.yaml';
    const titles = async (...flags: string[]) => partsOf((await carriedOut(['brief', classroom, ...flags])).stdout);
    const nato = ['NATO at the border', 'NATO’s theatre command', 'NATO’s capital'];
    expect(await titles('--part', 'handouts')).toEqual([...nato, 'Russia']);
    expect(await titles('--side', 'nato')).toEqual(nato);
    expect(await titles('--seat', 'nato-capital')).toEqual(['NATO’s capital']);
    const { code, stderr } = await carriedOut(['brief', classroom, '--seat', 'nato-captial']);
    expect(code).toBe(2);
    expect(stderr).toContain('has no handout for a seat “nato-captial”: it has nato-border,');
    expect(stderr).toContain('Did you mean “nato-capital”?');
  });

  test('--arm briefs for that arm', async () => {
    const [written, closed] = await Promise.all(
      [[], ['--arm', 'closed']].map((arm) => carriedOut(['brief', SHIPPED, '--side', 'nato', ...arm])),
    );
    expect(written?.stdout).toContain('20 min a call | yes |');
    expect(closed?.stdout).toContain('20 min a call | no: you are not permitted |');
  });

  test.each([
    [[], 'md', /^# /],
    [['--html'], 'html', /^<!doctype html>\n/],
  ])('--out writes each part to its own file: %j', async (flags, ending, beginning) => {
    const out = join(folder, 'deep', ending);
    const { code, stdout } = await carriedOut(['brief', SHIPPED, '--out', out, ...flags]);
    const names = [
      'white-cell',
      'handout-nato',
      'handout-russia',
      'handout-ukraine',
      'observers',
      'ladder',
      'channel-card',
      'debrief',
    ];
    const files = names.map((name) => `${name}.${ending}`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${out}: ${files.join(', ')}\n` });
    expect(readdirSync(out).toSorted()).toEqual([...files, 'manifest.json'].toSorted());
    for (const file of files) expect(readFileSync(join(out, file), 'utf8')).toMatch(beginning);
    // Whoever prints a handout need not see the rest.
    expect(readFileSync(join(out, `handout-nato.${ending}`), 'utf8')).not.toContain('missile');
  });

  test('a folder that cannot be made is told', async () => {
    const file = write(folder, 'file', '');
    const finished = await carriedOut(['brief', QUICK, '--out', join(file, 'inside')]);
    expectRefusal(finished, 1);
    expect(finished.stderr).toContain('Choose another --out.');
  });

  test('a wrong file is told, and nothing is written', async () => {
    const out = join(folder, 'nothing');
    const finished = await carriedOut(['brief', write(folder, 'bad.yaml', 'brinkline: 1\n'), '--out', out]);
    expectRefusal(finished, 1);
    expect(existsSync(out)).toBe(false);
  });

  test.each<[what: string, args: string[], says: string]>([
    ['an unknown arm', ['--arm', 'clsed'], 'Did you mean “closed”?'],
    [
      'an unknown part',
      ['--part', 'ladders'],
      'Allowed choices are white-cell, handouts, observers, ladder, channels, debrief.',
    ],
    [
      'an unknown side',
      ['--side', 'nata'],
      'has no handout for a side “nata”: it has nato, russia, ukraine. Did you mean “nato”?',
    ],
    ['a side and another part', ['--side', 'nato', '--part', 'ladder'], 'Leave one of them out'],
    ['an empty folder name', ['--out', ''], 'Expected the name of a file or folder.'],
  ])('%s is wrong usage', async (_, args, says) => {
    const finished = await carriedOut(['brief', SHIPPED, ...args]);
    expectRefusal(finished, 2);
    expect(finished.stderr).toContain(says);
  });
});
