import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  brinkline,
  documentOf,
  expectNoStack,
  expectRefusal,
  marked,
  quick,
  QUICK,
  temporaryFolder,
  write,
} from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
const BOMB = [
  'a: &a [x]',
  ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}]`),
];
const CHANNEL = 'between: [north.chief, south.chief]';
const PATCH = '{ channels.chiefs.state: closed }';

/** What is wrong, the file's content with ▮ where that is (without a mark: anywhere), and the code of the problem. */
const TEXTS: readonly (readonly [what: string, content: string | Uint8Array, code: string])[] = [
  ['empty', '', 'empty'],
  ['binary', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251), 'binary'],
  ['nested deeply', `a: ${'['.repeat(63)}▮${'['.repeat(100_000)}`, 'too-deep'],
  ['an alias bomb', BOMB.join('\n'), 'alias-bomb'],
  ['a duplicate key', quick(['horizon: 12h', 'horizon: 12h\n▮horizon: 13h']), 'duplicate-key'],
  ['an unknown key', quick(['horizon: 12h', 'horizon: 12h\n▮horizons: 13h']), 'unknown-key'],
  ['a wrong type', quick(['title: A shell across the strait', 'title: ▮[a, b]']), 'wrong-type'],
  ['a missing actor', quick([CHANNEL, 'between: [north.chief, ▮south.chef]']), 'no-such-actor'],
  ['a channel to oneself', quick([CHANNEL, 'between: ▮[north.chief, north.chief]']), 'channel-ends'],
  [
    'a circle of approval',
    quick(['north.head: { office: head-of-state }', 'north.head: { office: head-of-state, reports-to: ▮north.local }']),
    'approval-cycle',
  ],
  ['a negative length of time', quick(['at: 1h', 'at: ▮-1h']), 'wrong-value'],
  ['an absurd length of time', quick(['credibility: 0.9', `asks-again: ▮${'9'.repeat(40)}d`]), 'out-of-range'],
  ['a horizon of nothing', quick(['horizon: 12h', 'horizon: ▮0h']), 'out-of-range'],
  ['a ladder with one rung', quick(['horizon: 12h', 'horizon: 12h\nladder: ▮[{ name: routine }]']), 'out-of-range'],
  ['a patch of a missing path', quick([PATCH, '{ ▮channels.chief.state: closed }']), 'patch-nowhere'],
];

describe.concurrent('a bad file ends with exit code 1, a place, a cause, and no stack', () => {
  test.each(TEXTS)('%s', async (what, content, code) => {
    const { text, places } = typeof content === 'string' ? marked(content) : { text: content, places: [] };
    const file = write(folder, `${what.replaceAll(' ', '-')}.yaml`, text);
    const finished = await carriedOut(['check', file]);
    expectRefusal(finished, 1);
    const problems = finished.stderr.split('\n').filter((line) => line.startsWith(file));
    for (const problem of problems) expect(problem).toMatch(/:\d+:\d+: error: \S.* \[[a-z0-9-]+\]$/);
    const [place = String.raw`\d+:\d+`] = places;
    expect(problems).toContainEqual(expect.stringMatching(`:${place}: error: .* \\[${code}\\]$`));
    // A wall of text would help nobody.
    expect(finished.stderr.length).toBeLessThan(2000);
  });

  test('missing', async () => {
    const file = join(folder, 'no', 'such.yaml');
    const finished = await brinkline(['check', file]);
    expectRefusal(finished, 1);
    expect(finished.stderr).toBe(`${file}:1:1: error: cannot be read: there is no such file or folder [unreadable]\n`);
  });

  test('a folder', async () => {
    const finished = await carriedOut(['check', folder]);
    expectRefusal(finished, 1);
    expect(finished.stderr).toBe(`${folder}:1:1: error: cannot be read: it is a folder [unreadable]\n`);
  });

  const endless: [what: string, make: () => string][] = [['100 MB', () => sparse('large.yaml', 100_000_000)]];
  if (existsSync('/dev/zero')) endless.push(['without end', () => '/dev/zero']);

  test.each(endless)('%s', async (_, make) => {
    const file = make();
    const finished = await carriedOut(['check', file]);
    expectRefusal(finished, 1);
    expect(finished.stderr).toMatch(
      /^\S+:1:1: error: the file has more than 4 MB: expected text of some kB \[too-large\]\n$/,
    );
  });

  test('run and compare say the same of it as check does, and make no folder', async () => {
    const file = write(
      folder,
      'wrong.yaml',
      quick(['horizon: 12h', 'horizon: soon'], ['baseline: closed', 'baseline: shut']),
    );
    const out = join(folder, 'not-made');
    const [checked, ...others] = await Promise.all([
      carriedOut(['check', file]),
      carriedOut(['run', file, '--json']),
      carriedOut(['compare', file, '--out', out]),
    ]);
    expectRefusal(checked, 1);
    for (const other of others) expect(other).toEqual(checked);
    expect(existsSync(out)).toBe(false);
  });

  test('as JSON there is one document, with the same problems', async () => {
    const files = [
      QUICK,
      join(folder, 'gone.yaml'),
      write(folder, 'tabs.yaml', quick(['  north: { name', '\tnorth: { name'])),
    ];
    const finished = await carriedOut(['check', '--json', ...files]);
    expect(finished.code).toBe(1);
    expectNoStack(finished);
    const { ok, problems } = documentOf('check', finished.stdout);
    expect(ok).toBe(false);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(files.slice(1)));
  });
});

test('a run whose events never leave one second is stopped, and the error names what repeats', async () => {
  const activities = ['activities:', '  a0: &a { says: Noise., by: south, every: 6h }'];
  for (let i = 1; i < 10_000; i++) activities.push(`  a${i}: *a`);
  const file = write(folder, 'runaway.yaml', quick(['injects:', `${activities.join('\n')}\n\ninjects:`]));
  const finished = await carriedOut(['compare', file, '--runs', '6']);
  expectRefusal(finished, 1);
  expect(finished.stderr).toMatch(
    /Runaway: messages of activity\.a\d+ .*\nSomething in the scenario triggers itself without end/,
  );
});

function sparse(name: string, bytes: number): string {
  const file = write(folder, name, '');
  truncateSync(file, bytes);
  return file;
}
