import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const FILE = join(temporaryFolder(), 'strike.run.jsonl');

beforeAll(async () => {
  await carriedOut(['run', 'polish-border-strike', '--arm', 'closed', '--seed', '3', '--out', FILE, '--quiet']);
});

const replay = (...args: string[]) => carriedOut(['replay', FILE, ...args]);

test('a side is told what its offices heard, and neither truth, rung, arm nor seed', async () => {
  const { code, stdout } = await replay('--seat', 'nato');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^day 1 09:02 {2}NATO hears \(case 1\): “A missile destroys/m);
  expect(stdout).toContain('single track');
  expect(stdout).not.toMatch(
    /truth|third.party|rung|seed|\barm\b|closed\b.*seed|luck|Russia’s chief of staff (decides|thinks)/i,
  );
});

test('an office at a moment: what it knew by then, and what moved its belief', async () => {
  const { code, stdout } = await replay('--office', 'nato.chief-of-staff', '--at', 'day 1 09:20');
  expect(code).toBe(0);
  expect(stdout).toContain('what NATO’s chief of staff knew at day 1 09:20');
  // Its own first report came at 09:17, and the radar's at 09:26.
  expect(stdout).toContain('impact');
  expect(stdout).not.toContain('single track');
  expect(stdout).toMatch(/What moved its belief in case 1:\n {2}day 1 09:17 {2}impact report: 30 % → 18 %/);
});

test('a seat of the file is told what its own offices heard, an observer what those that they watch heard', async () => {
  const run = join(temporaryFolder(), 'classroom.run.jsonl');
  await carriedOut(['run', 'polish-border-classroom', '--arm', 'open', '--seed', '2', '--out', run, '--quiet']);
  const told = async (seat: string) => (await carriedOut(['replay', run, '--seat', seat])).stdout;
  const [border, watcher] = [await told('nato-border'), await told('watcher')];
  expect(border).toContain('what NATO at the border knew');
  expect(border).toMatch(/NATO at the border hears \(case 1\)/);
  expect(border).toContain('NATO’s local commander gets a report');
  expect(border).not.toMatch(/chief of staff (gets|thinks|decides)|Russia’s .* (gets|thinks|decides)/);
  expect(watcher).toMatch(/NATO’s chief of staff (gets|thinks)/);
  expect(watcher).not.toMatch(/Russia’s .* (gets|thinks)/);
});

test.each([
  [['--seat', 'nat'], 'has no seat “nat”'],
  [['--office', 'nato.chief'], 'has no office “nato.chief”'],
  [['--at', '6h'], '--at needs --seat or --office'],
  [['--seat', 'nato', '--at', 'soon'], '--at soon: expected'],
])('%j is refused with the cure', async (args, message) => {
  const { code, stderr } = await replay(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
