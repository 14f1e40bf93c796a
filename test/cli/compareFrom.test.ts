import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { DISCLAIMER } from '../../src/model/index.js';
import { brinkline, documentOf, QUICK, SHIPPED, temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
const RUN = join(folder, 'strike.run.jsonl');
const compare = (...args: string[]) => carriedOut(['compare', ...args]);

beforeAll(async () => {
  await carriedOut(['run', SHIPPED, '--arm', 'closed', '--seed', 'k7', '--out', RUN, '--quiet']);
});

describe.concurrent('compare from a moment of a run', () => {
  test('tells the run, the moment and the arm of the run', async () => {
    const { code, stdout, stderr } = await brinkline(['compare', RUN, '--at', 'day 1 09:20', '--runs', '3']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe(
      'A missile strikes near the Polish border · from day 1 09:20 of a run: arm closed · seed k7 · new luck: 3 runs of each arm · seed 1',
    );
    expect(stdout).toMatch(/^ +closed$/m);
    expect(stdout).toContain('Every run keeps the luck of the recorded run up to that moment.');
    expect(stdout).not.toContain('npx brinkline run');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(DISCLAIMER);
  });

  test.each(['scenarios/baltic-encounter.yaml', 'scenarios/przewodow-2022.yaml', SHIPPED])(
    'from the start of a run of %s is the ordinary comparison',
    async (scenario) => {
      const run = join(folder, `${scenario.replace(/\W/g, '-')}.run.jsonl`);
      await carriedOut(['run', scenario, '--arm', 'closed', '--seed', 'k7', '--out', run, '--quiet']);
      const flags = ['--arms', 'open,closed', '--runs', '3', '--json'];
      const { from, ...document } = documentOf('compare', (await compare(run, '--at', '0s', ...flags)).stdout);
      expect(from).toMatchObject({ arm: 'closed', seed: 'k7', at: 0, events: 0 });
      expect(document).toEqual(documentOf('compare', (await compare(scenario, ...flags)).stdout));
    },
  );

  test('--out names the run and the moment, and gives the same files for any number of threads', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    const flags = ['--at', '#120', '--arms', 'open,closed', '--runs', '3'];
    await compare(RUN, ...flags, '--out', one);
    await brinkline(['compare', RUN, ...flags, '--out', two, '--workers', '2']);
    for (const file of ['report.txt', 'comparison.json', 'runs.jsonl', 'manifest.json']) {
      expect(readFileSync(join(one, file), 'utf8')).toBe(readFileSync(join(two, file), 'utf8'));
    }
    const manifest = JSON.parse(readFileSync(join(one, 'manifest.json'), 'utf8')) as {
      batch: { from: object };
      cite: string;
    };
    expect(manifest.batch.from).toMatchObject({
      run: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      arm: 'closed',
      seed: 'k7',
    });
    expect(manifest.cite).toContain('going on from day 1');
    const other = await compare(RUN, '--at', '#121', ...flags.slice(2), '--out', one);
    expect(other.code).toBe(2);
    const again = await compare(RUN, ...flags, '--out', one, '--resume');
    expect(again.stderr).toContain('is complete already');
  });

  test('keeps decisions at the table in another arm, and names those that do not apply there, with the reason', async () => {
    const run = join(folder, 'held.run.jsonl');
    const players = ['nato.local-commander', 'nato.chief-of-staff'].flatMap((office) => [
      '--player',
      `${office}=node examples/players/hold.mjs`,
    ]);
    await brinkline(['run', SHIPPED, '--arm', 'closed', '--seed', '7', ...players, '--out', run, '--quiet']);
    const flags = [run, '--at', '40h', '--arms', 'open,closed', '--runs', '1'];
    const { stdout } = await compare(...flags);
    expect(stdout).toMatch(/\d+ inputs? of the recorded run not applied in arm open:\n {2}day \d /);
    const { from } = documentOf('compare', (await compare(...flags, '--json')).stdout);
    expect(Object.keys(from?.notApplied ?? {})).toEqual(['open']);
    const notApplied = from?.notApplied['open'] ?? [];
    expect(notApplied.length).toBeGreaterThan(0);
    for (const { why, given } of notApplied) {
      expect(given).toBe(false);
      expect(stdout).toContain(`: ${why}.`);
    }
  });

  test('says how many inputs come later', async () => {
    const [inputs, run] = [join(folder, 'inputs.yaml'), join(folder, 'inputs.run.jsonl')];
    writeFileSync(inputs, 'inputs: [{ at: 20h, channel: { id: chiefs, state: cut } }]\n');
    await carriedOut(['run', SHIPPED, '--arm', 'closed', '--inject', inputs, '--out', run, '--quiet']);
    const { stdout } = await compare(run, '--at', '7h', '--runs', '1');
    expect(stdout).toContain('Left out because they come after that moment: 1 input from outside.');
  });

  test.each([
    [
      'no moment',
      () => [RUN],
      2,
      /is a run file: name the moment from which to go on, as in brinkline compare .* --at/,
    ],
    ['a scenario', () => [QUICK, '--at', '1h'], 2, /is not a run file, and --at needs one/],
    ['nonsense', () => [RUN, '--at', 'noon'], 2, /--at noon: expected a clock time such as/],
    ['an entry that is not there', () => [RUN, '--at', '#999999'], 2, /no such entry/],
    ['a time after the end', () => [RUN, '--at', '90d'], 2, /the run is over by then/],
    ['a time before the start', () => [RUN, '--at', '2000-01-01T00:00:00Z'], 2, /before the start/],
    ['an unknown arm', () => [RUN, '--at', '7h', '--arms', 'opne'], 2, /has no arm “opne”.*Did you mean “open”/],
    ['a missing file', () => [join(folder, 'none.jsonl'), '--at', '7h'], 1, /cannot be read: there is no such file/],
    ['--tell', () => [RUN, '--at', '7h', '--tell'], 2, /cannot be used with/],
    ['a changed run', () => [changed(), '--at', '7h'], 1, /is not what its scenario, arm and seed give.*--verify/],
  ])('with %s ends kindly', async (_, args, code, message) => {
    const ended = await compare(...args());
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/\.\.$|at .*\.js:/m);
  });
});

/** The run file with another seed. */
function changed(): string {
  const file = join(folder, 'changed.run.jsonl');
  writeFileSync(file, readFileSync(RUN, 'utf8').replace('"seed":"k7"', '"seed":"k8"'));
  return file;
}
