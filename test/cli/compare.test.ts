import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunRow } from '../../src/experiment/index.js';
import { DISCLAIMER } from '../../src/model/index.js';
import {
  brinkline,
  COMMAND,
  documentOf,
  expectRefusal,
  quick,
  QUICK,
  SHIPPED,
  startProgram,
  temporaryFolder,
  write,
} from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();

describe.concurrent('compare', () => {
  test('the shipped scenario, as a table of the arms that it names', async () => {
    const { code, stdout, stderr } = await brinkline(['compare', SHIPPED, '--runs', '1']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe('A missile strikes near the Polish border · 1 run of each arm · seed 1');
    expect(stdout).toMatch(/^ +open +unanswered +closed$/m);
    expect(stdout).toMatch(/^rung 5: local exchange +\d/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(DISCLAIMER);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  test('--json prints one document and nothing else', async () => {
    const { code, stdout, stderr } = await carriedOut(['compare', QUICK, '--runs', '2', '--seed', 's', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const document = documentOf('compare', stdout);
    const { outcomes, pairing: _pairing, divergent: _divergent, ...head } = document;
    expect(head).toEqual({
      scenario: 'quick',
      seed: 's',
      runs: 2,
      arms: ['open', 'closed'],
      baseline: 'closed',
      horizon: 12 * 3600,
      level: 0.95,
      notice: DISCLAIMER,
    });
    expect(outcomes.map(({ name, kind }) => [name, kind])).toEqual([
      ['exchange', 'binary'],
      ['time-to-calm', 'time'],
      ['calm', 'binary'],
      ['peak', 'ordinal'],
      ['calls-taken', 'number'],
    ]);
    expect(outcomes.map(({ pairs }) => pairs.map(({ a, b }) => `${a} − ${b}`))).toEqual(
      outcomes.map(() => ['open − closed']),
    );
  });

  test('--json with one arm, and with one run, where little is defined', async () => {
    const [oneArm, oneRun] = await Promise.all([
      carriedOut(['compare', QUICK, '--arms', 'open', '--runs', '2', '--json']),
      carriedOut(['compare', QUICK, '--runs', '1', '--json']),
    ]);
    expect(documentOf('compare', oneArm.stdout)).toMatchObject({ arms: ['open'], pairing: null, divergent: [] });
    expect(documentOf('compare', oneRun.stdout)).toMatchObject({ runs: 1, pairing: { correlation: null } });
  });

  test('the arms asked for, in that order', async () => {
    const { stdout } = await carriedOut(['compare', QUICK, '--arms', 'closed, open', '--runs', '1', '--json']);
    expect(documentOf('compare', stdout)).toMatchObject({ arms: ['closed', 'open'], baseline: 'closed' });
  });

  test('--by truth splits every outcome, in the table, in JSON and in a results folder', async () => {
    const out = join(folder, 'by-truth');
    const batch = ['compare', SHIPPED, '--arms', 'open,closed', '--runs', '12'];
    const { stdout: table } = await carriedOut([...batch, '--by', 'truth', '--out', out]);
    const [json, plain] = await Promise.all([
      carriedOut([...batch, '--by', 'truth', '--json']),
      carriedOut([...batch, '--json']),
    ]);
    const { strata, ...whole } = documentOf('compare', json.stdout);
    expect(documentOf('compare', plain.stdout)).toEqual(whole);
    expect(Object.keys(whole.detection?.byArm ?? {})).toEqual(['open', 'closed']);
    const runs = (arm: string) => Object.values(strata ?? {}).reduce((sum, each) => sum + (each.runs[arm] ?? 0), 0);
    expect([runs('open'), runs('closed')]).toEqual([12, 12]);
    expect(table).toContain('Runs in which the first case was an accident: open ');
    expect(readFileSync(join(out, 'report.txt'), 'utf8').startsWith(table)).toBe(true);
    expect(documentOf('compare', readFileSync(join(out, 'comparison.json'), 'utf8')).strata).toEqual(strata);
    // A report without the split is another one, so the folder does not count as its results.
    const other = await carriedOut([...batch, '--out', out, '--resume']);
    expect(other).toMatchObject({ code: 2, stdout: '' });
  });

  test('--by takes nothing but truth', async () => {
    const { code, stderr } = await carriedOut(['compare', QUICK, '--by', 'seed']);
    expect(code).toBe(2);
    expect(stderr).toContain('truth');
  });

  // The batch must be long enough for threads to be used.
  test('the same seed gives the same bytes whatever the number of workers, on stdout and in files', async () => {
    const batch = ['compare', SHIPPED, '--arms', 'open,closed', '--runs', '500', '--json'];
    const outs = ['1', '2'].map((workers) => ({ workers, out: join(folder, `by-${workers}`) }));
    const [one, two] = await Promise.all(
      outs.map(({ workers, out }) => brinkline([...batch, '--workers', workers, '--out', out])),
    );
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(two).toEqual(one);
    const [files, same] = outs.map(({ out }) =>
      readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]),
    );
    expect(files).toHaveLength(5);
    expect(same).toEqual(files);
  });

  test('--out writes what it prints and a line for every run, which can be run alone', async () => {
    const out = join(folder, 'made', 'on', 'the way');
    const { code, stdout, stderr } = await carriedOut(['compare', QUICK, '--runs', '5', '--seed', 's', '--out', out]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(out).toSorted()).toEqual([
      'comparison.json',
      'manifest.json',
      'report.txt',
      'runs.csv',
      'runs.jsonl',
    ]);
    const report = readFileSync(join(out, 'report.txt'), 'utf8');
    expect(report.startsWith(stdout)).toBe(true);
    expect(report.slice(stdout.length)).toMatch(/^\nCite as: The Brinkline authors, .*; seeds s\/1 to s\/5\.\n$/);
    expect(stdout).toContain(DISCLAIMER);
    const document = documentOf('compare', readFileSync(join(out, 'comparison.json'), 'utf8'));
    expect(document).toMatchObject({ runs: 5, notice: DISCLAIMER });
    const rows = rowsOf(out);
    expect(rows.map(({ seed, arm }) => `${seed} ${arm}`)).toEqual(
      [1, 2, 3, 4, 5].flatMap((i) => [`s/${i} open`, `s/${i} closed`]),
    );
    const alone = [0, 5, 9].map((i) => rows[i]).filter((row) => row !== undefined);
    await Promise.all(
      alone.map(async ({ seed, arm, hash, peakRung, values }) => {
        const { run, outcome } = documentOf(
          'run',
          (await carriedOut(['run', QUICK, '--seed', seed, '--arm', arm, '--json'])).stdout,
        );
        expect({ hash: run.hash, peakRung: outcome.peakRung, values: outcome.measures }).toEqual({
          hash,
          peakRung,
          values,
        });
      }),
    );
  });

  test('--force replaces what an earlier batch left, and leaves everything else alone', async () => {
    const out = join(folder, 'again');
    await carriedOut(['compare', QUICK, '--runs', '2', '--out', out]);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    const { code } = await carriedOut(['compare', QUICK, '--runs', '1', '--out', out, '--json', '--force']);
    expect(code).toBe(0);
    expect(rowsOf(out)).toHaveLength(2);
    expect(documentOf('compare', readFileSync(join(out, 'comparison.json'), 'utf8')).runs).toBe(1);
    expect(readFileSync(join(out, 'report.txt'), 'utf8')).toContain('· 1 run of each arm ·');
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('the seeds in which arms part are told with commands that work, whatever the file is called', async () => {
    const file = write(folder, `o'clock & co.yaml`, quick());
    const out = join(folder, 'parting');
    const { stdout } = await brinkline([
      'compare',
      file,
      '--runs',
      '20',
      '--workers',
      '1',
      '--seed',
      `it's`,
      '--out',
      out,
    ]);
    const { divergent } = documentOf('compare', readFileSync(join(out, 'comparison.json'), 'utf8'));
    const told = [...stdout.matchAll(/^ {2}open (\d+), closed (\d+): +npx (brinkline run .*)$/gm)];
    expect(divergent.length).toBeGreaterThan(0);
    expect(told.map(([, open, closed]) => [Number(open), Number(closed)])).toEqual(
      divergent.map(({ a, b }) => [a.peakRung, b.peakRung]),
    );
    const [[, open, closed, command] = []] = told;
    const shell = `brinkline() { "$NODE" "$COMMAND" "$@"; }\n${command} --json`;
    const [ran, alone] = await Promise.all([
      startProgram('sh', ['-c', shell], { env: { NODE: process.execPath, COMMAND } }).finished,
      brinkline(['run', file, '--seed', divergent[0]?.seed ?? '', '--arm', 'open', '--json']),
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({
      run: { seed: divergent[0]?.seed, arm: 'closed' },
      outcome: { peakRung: Number(closed) },
    });
    expect(documentOf('run', alone.stdout).outcome.peakRung).toBe(Number(open));
    expect(open).not.toBe(closed);
  });

  test('--tell tells one run after the table, and commands for this scenario', async () => {
    const { code, stdout } = await carriedOut(['compare', QUICK, '--runs', '8', '--tell']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^One run, told: arm closed, seed 1\/\d$/m);
    expect(stdout).toMatch(/^ *day 1 07:00 {2,}A shell hits a cutter/m);
    const arms = [...stdout.matchAll(/--arms? (\S+)/g)].flatMap(([, names = '']) => names.split(','));
    expect(new Set(arms)).toEqual(new Set(['open', 'closed']));
  });

  test('it says so if the arms differ in no seed, or if there is only one arm', async () => {
    const same = write(folder, 'same.yaml', quick(['set: { channels.chiefs.state: closed }', 'set: {}']));
    const [alike, alone] = await Promise.all([
      carriedOut(['compare', same, '--runs', '2']),
      carriedOut(['compare', QUICK, '--runs', '1', '--arms', 'open']),
    ]);
    expect(alike.stdout).toContain('In none of these seeds do open and closed differ in their peak rung.');
    expect(alone.stdout).toContain('There is only one arm: name two or more to compare them.');
  });

  test('a scenario without arms, or without outcomes', async () => {
    const text = quick();
    const [before, after] = [text.slice(0, text.indexOf('\narms:')), text.slice(text.indexOf('\noutcomes:'))];
    const [armless, aimless] = await Promise.all([
      carriedOut(['compare', write(folder, 'armless.yaml', `${before}\n${after}`), '--runs', '1', '--json']),
      carriedOut([
        'compare',
        write(folder, 'aimless.yaml', text.slice(0, text.indexOf('\noutcomes:'))),
        '--runs',
        '1',
        '--json',
      ]),
    ]);
    expect(documentOf('compare', armless.stdout)).toMatchObject({ arms: ['as written'], pairing: null });
    expect(aimless.stderr).toContain(
      'quick names no outcomes, so there is nothing to compare: add an outcomes section.',
    );
    expect(documentOf('compare', aimless.stdout)).toMatchObject({ outcomes: [], pairing: null });
  });
});

describe.concurrent('--out that cannot be written to: exit code 1, before anything is run', () => {
  const cases: [what: string, out: () => string, says: string][] = [
    ['a file', () => write(folder, 'precious', 'mine'), 'something else has that name'],
    ['below a file', () => join(write(folder, 'parent', 'mine'), 'a', 'b'), 'a part of the path is not a folder'],
  ];
  // Node's own recursive mkdir never returns there.
  if (existsSync('/proc/self')) cases.push(['in /proc', () => '/proc/brinkline', 'there is no such file or folder']);

  test('a file is left as it is', async () => {
    const out = write(folder, 'precious-too', 'mine');
    expectRefusal(await carriedOut(['compare', QUICK, '--runs', '1', '--out', out]), 1);
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  test.each(cases)('%s', async (_, outOf, says) => {
    const out = outOf();
    // A batch of this length would take minutes.
    const finished = await carriedOut(['compare', QUICK, '--runs', '50000', '--out', out]);
    expectRefusal(finished, 1);
    expect(finished.stderr).toBe(`${out} cannot be written: ${says}. Choose another --out.\n`);
  });
});

function rowsOf(out: string): RunRow[] {
  const text = readFileSync(join(out, 'runs.jsonl'), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunRow);
}
