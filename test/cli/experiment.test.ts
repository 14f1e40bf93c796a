import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { QUICK, temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const SPEC = `experiment: 1
id: quick-lines
title: Does the chiefs’ line matter?
question: Does it?
scenarios: [quick.yaml]
worlds: [{ answers: deter }, { answers: provoke }]
factors:
  drift: { path: parameters.drift-rate, values: [0.1, 0.3] }
  model: { levels: { usual: {}, "no-misreading": { parameters.misreads: 0 } } }
seeds: { runs: 7, block: 3 }
`;

/** A folder with the spec and its scenario. */
function specIn(folder: string, spec = SPEC): string {
  mkdirSync(folder, { recursive: true });
  cpSync(QUICK, join(folder, 'quick.yaml'));
  const file = join(folder, 'spec.yaml');
  writeFileSync(file, spec);
  return file;
}

const filesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));

const home = temporaryFolder();
const spec = specIn(home);
const whole = join(home, 'whole');
const part = (i: number) => join(home, `part${i}`);

beforeAll(async () => {
  await carriedOut(['experiment', spec, '--out', whole]);
  for (const i of [1, 2, 3]) await carriedOut(['experiment', spec, '--shard', `${i}/3`, '--out', part(i)]);
});

test('the tables have a row for every run, sorted by scenario, world, setting, seed and arm', () => {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(join(whole, 'runs.csv'), 'utf8').trim(), {
    header: true,
  });
  expect(data).toHaveLength(2 * 4 * 7 * 2);
  expect(
    data.slice(0, 3).map(({ world, setting, drift, model, arm, seed }) => [world, setting, drift, model, arm, seed]),
  ).toEqual([
    ['answers=deter', '1', '0.1', 'usual', 'open', '1/1'],
    ['answers=deter', '1', '0.1', 'usual', 'closed', '1/1'],
    ['answers=deter', '1', '0.1', 'usual', 'open', '1/2'],
  ]);
  expect(data.every(({ error }) => error === '')).toBe(true);
});

test('the Parquet table has the same rows as the CSV', async () => {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(whole, 'runs.parquet')) });
  const written = Papa.parse<Record<string, string>>(readFileSync(join(whole, 'runs.csv'), 'utf8').trim(), {
    header: true,
  }).data;
  expect(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)])),
    ),
  ).toEqual(written);
});

test('rungs over time end at the final rung of each run', async () => {
  const read = async (name: string) => parquetReadObjects({ file: await asyncBufferFromFile(join(whole, name)) });
  const [runs, levels] = [await read('runs.parquet'), await read('levels.parquet')];
  const keyOf = ({ world, setting, arm, seed }: Record<string, unknown>) => JSON.stringify([world, setting, arm, seed]);
  const last = new Map(levels.map((row) => [keyOf(row), row['rung']]));
  expect(runs.map((row) => last.get(keyOf(row)))).toEqual(runs.map((row) => row['final_rung']));
});

test('merged shards are the whole, to the byte and in every file', async () => {
  const joined = join(home, 'joined');
  const { code } = await carriedOut(['merge', part(2), part(3), part(1), '--out', joined]);
  expect(code).toBe(0);
  expect(filesOf(joined)).toEqual(filesOf(whole));
});

test('an experiment that was stopped goes on to the same bytes, from a torn line as well', async () => {
  const cut = join(home, 'cut');
  cpSync(part(1), cut, { recursive: true });
  // What a killed process leaves: some blocks, and the beginning of one more.
  const blocks = readFileSync(join(cut, 'blocks.jsonl'), 'utf8').split('\n');
  const { batch } = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8')) as { batch: object };
  for (const name of readdirSync(cut)) rmSync(join(cut, name));
  writeFileSync(join(cut, 'partial.json'), JSON.stringify({ brinkline: 'partial', ...batch }));
  writeFileSync(join(cut, 'blocks.partial.jsonl'), `${blocks[2]}\n${blocks[0]}\n${blocks[1]?.slice(0, 40)}`);
  expect((await carriedOut(['experiment', spec, '--out', cut])).stderr).toContain('--resume');
  expect((await carriedOut(['experiment', spec, '--out', cut, '--resume'])).code).toBe(0);
  expect(filesOf(cut)).toEqual(filesOf(whole));
  expect((await carriedOut(['experiment', spec, '--out', cut, '--resume'])).stderr).toContain('complete already');
});

test.each(['spec', 'engine', 'scenario quick.yaml'])(
  'it refuses to go on if the %s has changed, and says so',
  async (what) => {
    const out = join(home, 'changed');
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    const { batch } = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8')) as { batch: object };
    writeFileSync(join(out, 'partial.json'), JSON.stringify({ brinkline: 'partial', ...batch, [what]: 'another' }));
    writeFileSync(join(out, 'blocks.partial.jsonl'), '');
    const { code, stderr } = await carriedOut(['experiment', spec, '--out', out, '--resume']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(new RegExp(`Different: ${what} \\("another" then, [^;]*\\)\\. Choose`)),
    ]);
    expect(readFileSync(join(out, 'blocks.partial.jsonl'), 'utf8')).toBe('');
  },
);

test.each<[string, (folder: string) => void, RegExp]>([
  [
    'a torn file',
    (folder) => truncateSync(join(folder, 'runs.parquet'), 200),
    /damaged: runs\.parquet is not as written/,
  ],
  ['a changed file', (folder) => appendFileSync(join(folder, 'blocks.jsonl'), '\n'), /damaged: blocks\.jsonl is not/],
  ['a lost file', (folder) => rmSync(join(folder, 'spec.yaml')), /damaged: spec\.yaml is not/],
  ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), /is no shard of an experiment/],
])('a shard with %s is named, and nothing is merged', async (_, spoil, message) => {
  const spoilt = join(home, 'spoilt');
  rmSync(spoilt, { recursive: true, force: true });
  cpSync(part(1), spoilt, { recursive: true });
  spoil(spoilt);
  const out = join(home, 'nothing');
  const { code, stderr } = await carriedOut(['merge', spoilt, part(2), part(3), '--out', out]);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(readdirSync(home)).not.toContain('nothing');
});

test('doubled, missing and foreign shards are named', async () => {
  const out = join(home, 'nothing');
  const doubled = await carriedOut(['merge', part(1), part(2), part(2), '--out', out]);
  expect([doubled.code, doubled.stderr]).toEqual([
    1,
    expect.stringMatching(/Shard 2 is there 2 times.*\nMissing: shard 3 of 3/),
  ]);
  const missing = await carriedOut(['merge', part(1), '--out', out]);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('Missing: shard 2, 3 of 3')]);
  const otherSpec = specIn(join(home, 'other'), SPEC.replace('runs: 7', 'runs: 8'));
  const foreign = join(home, 'foreign');
  await carriedOut(['experiment', otherSpec, '--shard', '3/3', '--out', foreign]);
  const mixed = await carriedOut(['merge', part(1), part(2), foreign, '--out', out]);
  expect([mixed.code, mixed.stderr]).toEqual([1, expect.stringContaining('not of one experiment. Different: spec')]);
});

test('a shard may be empty', async () => {
  const few = specIn(
    join(home, 'few'),
    SPEC.replace('worlds:', '# worlds:')
      .replace(/factors:[^]*?seeds/, 'seeds')
      .replace('runs: 7', 'runs: 2'),
  );
  const alone = join(home, 'alone');
  await carriedOut(['experiment', few, '--out', alone]);
  const shards = [1, 2].map((i) => join(home, `few${i}`));
  for (const [i, shard] of shards.entries())
    await carriedOut(['experiment', few, '--shard', `${i + 1}/2`, '--out', shard]);
  await carriedOut(['merge', ...shards, '--out', join(home, 'fewJoined')]);
  expect(filesOf(join(home, 'fewJoined'))).toEqual(filesOf(alone));
});

test('a run that fails is kept with its seed and its error, and the others go on', async () => {
  const folder = join(home, 'failing');
  const file = specIn(folder, SPEC.replace(/factors:[^]*?seeds/, 'seeds').replace('worlds:', '# worlds:'));
  // Each activity alone is allowed; together they have more events than a run may have.
  const others = Array.from({ length: 9_999 }, (_, i) => `  a${i + 1}: *a`);
  const activities = ['activities:', '  a0: &a { says: Noise., by: south, every: 6h }', ...others].join('\n');
  const text = readFileSync(QUICK, 'utf8').replace('injects:', `${activities}\n\ninjects:`);
  writeFileSync(join(folder, 'quick.yaml'), text);
  const out = join(folder, 'out');
  const { code } = await carriedOut(['experiment', file, '--out', out]);
  expect(code).toBe(0);
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as { runs: number; failed: number };
  expect(summary).toMatchObject({ runs: 14, failed: 14 });
  expect(readFileSync(join(out, 'runs.csv'), 'utf8')).toMatch(/open,1\/1,,.*Runaway/);
});

test('without --out the spec is only checked', async () => {
  const { code, stdout } = await carriedOut(['experiment', spec]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('2 arms, 2 worlds, 2 factors')]);
  renameSync(join(home, 'quick.yaml'), join(home, 'gone.yaml'));
  const missing = await carriedOut(['experiment', spec]);
  renameSync(join(home, 'gone.yaml'), join(home, 'quick.yaml'));
  expect([missing.code, missing.stderr]).toEqual([
    1,
    expect.stringMatching(/spec\.yaml:5:13: error: the scenario “quick\.yaml” cannot be read/),
  ]);
});

test('a shard without a number takes it from the array task of Slurm', async () => {
  const { code, stderr } = await carriedOut(['experiment', spec, '--shard', '/3', '--out', join(home, 'unset')]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('SLURM_ARRAY_TASK_ID: it is not set')]);
});

const RULES: readonly (readonly [name: string, more: string])[] = [
  ['stop', 'stop: { half-width: 0.4 }\nfactors: { drift: { path: parameters.drift-rate, values: [0.05, 0.4] } }'],
  [
    'solve',
    'solve: { factor: belief, arm: closed, equals: 0.3, tolerance: 0.2 }\nfactors: { belief: { path: "actors[north.chief].believes.south", low: 0.05, high: 0.95 } }',
  ],
];

test.each(RULES)(
  'with %s, an experiment that was stopped goes on to the same bytes, and shards are refused',
  async (name, more) => {
    const head = SPEC.slice(0, SPEC.indexOf('worlds:'));
    const file = specIn(
      join(home, name),
      `${head}outcomes: [exchange, peak]\n${more}\nseeds: { runs: 60, block: 10 }\n`,
    );
    const out = join(home, name, 'out');
    expect((await carriedOut(['experiment', file, '--out', out])).code).toBe(0);
    const resumed = join(home, name, 'resumed');
    mkdirSync(resumed);
    const { batch } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { batch: object };
    writeFileSync(join(resumed, 'partial.json'), JSON.stringify({ brinkline: 'partial', ...batch }));
    writeFileSync(join(resumed, 'blocks.partial.jsonl'), '');
    expect((await carriedOut(['experiment', file, '--out', resumed, '--resume'])).code).toBe(0);
    expect(filesOf(resumed)).toEqual(filesOf(out));
    const shard = await carriedOut(['experiment', file, '--shard', '1/2', '--out', join(home, name, 'shard')]);
    expect([shard.code, shard.stderr]).toEqual([2, expect.stringContaining(`has ${name}, which looks at all runs`)]);
  },
);

test('after --max-time nothing is lost: --resume gives the same bytes', async () => {
  const file = specIn(join(home, 'limited'), SPEC.replace('runs: 7', 'runs: 60'));
  const [out, limited] = [join(home, 'limited', 'out'), join(home, 'limited', 'limited')];
  await carriedOut(['experiment', file, '--out', out]);
  const { code, stderr } = await carriedOut(['experiment', file, '--out', limited, '--max-time', '1s']);
  // A fast machine may be done within the second.
  const said = code === 0 ? '' : stderr;
  expect(said).toMatch(code === 0 ? /^$/ : /^Stopped: \d+ finished blocks are kept/);
  await carriedOut(['experiment', file, '--out', limited, '--resume']);
  expect(filesOf(limited)).toEqual(filesOf(out));
});
