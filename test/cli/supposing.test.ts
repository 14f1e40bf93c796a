import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brinkline, temporaryFolder } from './brinkline.js';

const FILE = join(temporaryFolder(), 'strike.run.jsonl');

test('why --pivots lists the decisions that would have changed the peak; --check runs the claims again', async () => {
  // Nothing in this run reached rung 5, and one other choice would have.
  const args = ['run', 'polish-border-strike', '--arm', 'closed', '--seed', '3', '--out', FILE, '--quiet'];
  expect((await brinkline(args)).code).toBe(0);
  const pivots = await brinkline(['why', FILE, '--pivots', '--json']);
  expect(pivots.code).toBe(0);
  const { pivots: found } = JSON.parse(pivots.stdout) as {
    pivots: { seq: number; instead: string; peak: number; peakInstead: number }[];
  };
  expect(found.length).toBeGreaterThan(0);
  for (const { peak, peakInstead } of found) expect(peakInstead).not.toBe(peak);
  const text = await brinkline(['why', FILE, '--pivots']);
  expect(text.stdout.match(/^#\d+ day \d .* instead of .*: peak rung \d instead of \d/gm)).toHaveLength(found.length);
  for (const { seq, instead, peakInstead } of found.slice(0, 3)) {
    expect(text.stdout).toContain(`brinkline run ${FILE} --instead '#${seq} ${instead}'`);
    const again = await brinkline(['run', FILE, '--instead', `#${seq} ${instead}`, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: { peakRung: peakInstead } });
  }

  const decision = /"fact":"decision"/;
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const entry = JSON.parse(lines.findLast((line) => decision.test(line)) ?? '{}') as { seq: number };
  const checked = await brinkline(['why', FILE, `#${entry.seq}`, '--check']);
  expect(checked.code).toBe(0);
  expect(checked.stdout).toMatch(/Run again: (so it is|the case is cleared instead); the peak/);
});
