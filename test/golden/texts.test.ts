import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * What the commands print, kept in files that the README shows parts of. They must not change silently; they may hold bugs.
 * A change that is meant is accepted with `node scripts/refreshReadme.mjs`, which also brings the README up to date.
 */

const SCENARIO = 'scenarios/polish-border-strike.yaml';

const readme = readFileSync('README.md', 'utf8');
/** The run that the README tells. */
const seed = /--arm closed --seed (\S+)\n/.exec(readme)?.[1] ?? '';

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

describe('the README', () => {
  const shown = [...readme.matchAll(/<!-- golden: (\S+) -->\n```text\n([^]*?)```/g)];

  test('shows three of them', () => {
    expect(shown.map(([, name]) => name)).toEqual(['compare.txt', 'run.txt', 'why.txt']);
  });

  test.each(shown.map(([, name = '', block = '']) => ({ name, block })))('shows $name as it is, with … for what is left out', ({ name, block }) => {
    const golden = readFileSync(`test/golden/${name}`, 'utf8');
    let from = 0;
    for (const part of block.split(/^ *…\n/m)) {
      expect(part.trim()).not.toBe('');
      const at = golden.indexOf(part, from);
      expect(at, `not in ${name}, or not in this order:\n${part}`).toBeGreaterThanOrEqual(0);
      from = at + part.length;
    }
  });
});
