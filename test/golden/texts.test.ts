import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * What the commands print, kept in files of which the README and the users' pages show parts. They must not change silently; they
 * may hold bugs. Accept an intended change with `node scripts/refreshReadme.mjs`, which also updates the pages.
 */

const SCENARIO = 'scenarios/polish-border-strike.yaml';

const SHOWN = [
  ['README.md', 'compare.txt'],
  ['docs/facilitators.md', 'run.txt'],
  ['docs/students.md', 'why.txt'],
  ['docs/researchers.md', 'compare.txt'],
  ['docs/play.md', 'play.txt'],
] as const;

/** The run that the pages tell. */
const seed = /--arm closed --seed (\S+)\n/.exec(readFileSync('docs/facilitators.md', 'utf8'))?.[1] ?? '';

function brinkline(...args: string[]): string {
  return execFileSync(process.execPath, ['dist/cli/main.js', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('what the commands print', () => {
  test('run', async () => {
    await expect(brinkline('run', SCENARIO, '--arm', 'closed', '--seed', seed)).toMatchFileSnapshot('run.txt');
  });

  test('why', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
    try {
      const file = join(folder, 'strike.run.jsonl');
      brinkline('run', SCENARIO, '--arm', 'closed', '--seed', seed, '--quiet', '--out', file);
      await expect(brinkline('why', file, 'peak')).toMatchFileSnapshot('why.txt');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('play: an evening whose lines are in play.in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
    try {
      const [, args = ''] = /^npx brinkline (play .*--out \S+)$/m.exec(readFileSync('docs/play.md', 'utf8')) ?? [];
      const input = readFileSync('test/golden/play.in');
      const command = [resolve('dist/cli/main.js'), ...args.split(' ')];
      const played = execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8', input });
      await expect(played).toMatchFileSnapshot('play.txt');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('brief', async () => {
    await expect(brinkline('brief', SCENARIO)).toMatchFileSnapshot('brief.md');
  });

  test('compare: the table of npm start', async () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const args = /dist\/cli\/main\.js (.*) --tell$/.exec(scripts['start'] ?? '')?.[1]?.split(' ') ?? [];
    expect(args[0]).toBe('compare');
    await expect(brinkline(...args)).toMatchFileSnapshot('compare.txt');
  });
});

describe.each(SHOWN)('%s', (page, golden) => {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/<!-- golden: (\S+) -->\n```text\n([^]*?)```/g)];

  test(`shows a part of ${golden}`, () => {
    expect(blocks.map(([, name]) => name)).toEqual([golden]);
  });

  test(`shows ${golden} as it is, with … for what is left out`, () => {
    const text = readFileSync(`test/golden/${golden}`, 'utf8');
    let from = 0;
    for (const part of (blocks[0]?.[2] ?? '').split(/^ *…\n/m)) {
      expect(part.trim()).not.toBe('');
      const at = text.indexOf(part, from);
      expect(at, `not in ${golden}, or not in this order:\n${part}`).toBeGreaterThanOrEqual(0);
      from = at + part.length;
    }
  });
});

test('the pages tell one run', () => {
  const seeds = SHOWN.flatMap(([page]) => [
    ...readFileSync(page, 'utf8').matchAll(/--arm closed --seed (\S+) --(?:out|counterfactual)/g),
  ]);
  expect(seeds.map(([, each]) => each)).toEqual([seed, seed]);
});
