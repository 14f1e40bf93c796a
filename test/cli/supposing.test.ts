import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const FOLDER = temporaryFolder();
const FILE = join(FOLDER, 'strike.run.jsonl');

test('why --pivots lists the decisions that would have changed the peak; --check runs the claims again', async () => {
  // One unlikely choice took this run to rung 5, and another would not have.
  const args = ['run', 'polish-border-strike', '--arm', 'closed', '--seed', '3', '--out', FILE, '--quiet'];
  expect((await carriedOut(args)).code).toBe(0);
  const pivots = await carriedOut(['why', FILE, '--pivots', '--json']);
  expect(pivots.code).toBe(0);
  const { pivots: found } = JSON.parse(pivots.stdout) as {
    pivots: { seq: number; instead: string; peak: number; peakInstead: number }[];
  };
  expect(found.length).toBeGreaterThan(0);
  for (const { peak, peakInstead } of found) expect(peakInstead).not.toBe(peak);
  const text = await carriedOut(['why', FILE, '--pivots']);
  expect(text.stdout.match(/^#\d+ day \d .* instead of .*: peak rung \d instead of \d/gm)).toHaveLength(found.length);
  for (const { seq, instead, peakInstead } of found.slice(0, 3)) {
    expect(text.stdout).toContain(`brinkline run ${FILE} --instead '#${seq} ${instead}'`);
    const again = await carriedOut(['run', FILE, '--instead', `#${seq} ${instead}`, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: { peakRung: peakInstead } });
  }

  const decision = /"fact":"decision"/;
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const entry = JSON.parse(lines.findLast((line) => decision.test(line)) ?? '{}') as { seq: number };
  const checked = await carriedOut(['why', FILE, `#${entry.seq}`, '--check']);
  expect(checked.code).toBe(0);
  expect(checked.stdout).toMatch(/Run again: (so it is|the case is cleared instead); the peak/);
});

test('why --check says where another belief would only have put off the same peak', async () => {
  const run = join(FOLDER, 'assurance.run.jsonl');
  await carriedOut(['run', 'assurance-2020', '--arm', 'not-called', '--seed', '1', '--out', run, '--quiet']);
  const { stdout } = await carriedOut(['why', run, 'peak', '--check']);
  expect(stdout).toMatch(
    /^#90 .*so it is; it only puts off the same peak: rung 6 at day 9 15:09 instead of day 6 15:09\.$/m,
  );
  const { claims } = JSON.parse((await carriedOut(['why', run, 'peak', '--check', '--json'])).stdout) as {
    claims: object[];
  };
  expect(claims).toContainEqual(
    expect.objectContaining({ seq: 90, holds: true, peakAt: 443_368, peakAtInstead: 702_568, putsOff: true }),
  );
});

test('why --pivots works in an evening with decisions at the table', async () => {
  const run = join(FOLDER, 'held.run.jsonl');
  const hold = 'node examples/players/hold.mjs';
  const players = ['nato.local-commander', 'nato.chief-of-staff'].flatMap((each) => ['--player', `${each}=${hold}`]);
  const args = ['run', 'polish-border-strike', '--arm', 'closed', '--seed', '3', ...players];
  expect((await carriedOut([...args, '--out', run, '--quiet'])).code).toBe(0);
  const { stdout } = await carriedOut(['why', run, '--pivots']);
  // Nobody gave it a chance: a player decided.
  expect(stdout).toContain('chief of staff: limited retaliation instead of hold: peak rung 5 instead of 4.');
  const { pivots } = JSON.parse((await carriedOut(['why', run, '--pivots', '--json'])).stdout) as {
    pivots: { seq: number }[];
  };
  expect(pivots[0]).toMatchObject({ chance: null, peakInstead: 5, notApplied: 0 });
  const again = await carriedOut(['run', run, '--instead', `#${pivots[0]?.seq} limited-retaliation`, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ outcome: { peakRung: 5 } });
});
