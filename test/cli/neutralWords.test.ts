import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { brinkline } from './brinkline.js';

const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Words that only some crises have. A scenario may bring them; the engine may not. */
const PRESUMED = /\b(NATO|missiles?|attack(s|ed|er|ers)?|heads? of state|nuclear|strikes?|downfall|fewer)\b/gi;

/** Texts of the two files that have such a word themselves. */
const OWN = [
  'Play it with people who are tired of missiles',
  'and no report of an attack',
  'its drivers are on strike',
  'strike of drivers',
  'Strike of drivers',
];

test.each(['poisoned-river', 'strait-collision'])('nothing that is printed of %s presumes a war', async (name) => {
  const scenario = `scenarios/${name}.yaml`;
  const file = join(folder, `${name}.run.jsonl`);
  const printed: string[] = [];
  const print = async (...args: string[]) => {
    const { stdout, stderr } = await brinkline(args);
    expect(stdout).not.toBe('');
    printed.push(stdout, stderr);
  };
  await print('run', scenario, '--seed', '1/3', '--tell', 'all', '--out', file);
  await print('run', scenario, '--seed', '1/4');
  await print('why', file, 'peak');
  await print('brief', scenario);
  await print('check', scenario);
  await print('compare', scenario, '--runs', '10', '--tell');
  const text = OWN.reduce((sum, own) => sum.replaceAll(own, ''), printed.join('\n').replaceAll(/\s+/g, ' '));
  expect(text.match(PRESUMED) ?? []).toEqual([]);
});
