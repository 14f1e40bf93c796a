import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunHeader } from '../../src/record/index.js';
import { QUICK, SHIPPED, brinkline, documentOf, expectRefusal, temporaryFolder } from './brinkline.js';

const FOLDER = temporaryFolder();
const PROVOKE = ['--world', 'answers=provoke'];

function headerIn(file: string): RunHeader {
  return JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '') as RunHeader;
}

test('a run in a world names it everywhere, and its file replays, explains and goes on in that world', async () => {
  const out = join(FOLDER, 'provoked.run.jsonl');
  const made = ['run', SHIPPED, '--arm', 'harmful', '--seed', '1/7', ...PROVOKE];
  const told = await brinkline([...made, '--out', out]);
  expect(told.code).toBe(0);
  expect(told.stdout).toMatch(/arm harmful · world answers=provoke · seed 1\/7\n/);
  expect(headerIn(out).world).toEqual({ answers: 'provoke' });
  const verified = await brinkline(['replay', out, '--verify']);
  expect(verified).toMatchObject({ code: 0 });
  expect((await brinkline(['replay', out])).stdout).toContain('world answers=provoke');
  expect((await brinkline(['why', out, 'peak'])).code).toBe(0);
  const { run } = documentOf('run', (await brinkline([...made, '--json'])).stdout);
  expect(run.world).toEqual({ answers: 'provoke' });
  const again = join(FOLDER, 'again.run.jsonl');
  const rerun = await brinkline(['run', out, '--arm', 'closed', '--out', again, '--json']);
  expect(documentOf('run', rerun.stdout)).toMatchObject({ run: { world: { answers: 'provoke' } } });
  expect(headerIn(again).world).toEqual({ answers: 'provoke' });
  expect((await brinkline(['replay', again, '--verify'])).code).toBe(0);
  const onward = ['compare', out, '--at', '1d', '--runs', '2', '--arms', 'harmful,closed', '--json'];
  expect(documentOf('compare', (await brinkline(onward)).stdout).world).toEqual({ answers: 'provoke' });
});

test('a run without a world has none in its file', async () => {
  const out = join(FOLDER, 'plain.run.jsonl');
  await brinkline(['run', QUICK, '--out', out]);
  expect(headerIn(out)).not.toHaveProperty('world');
});

test('a file that names an unknown world is not opened', async () => {
  const out = join(FOLDER, 'forged.run.jsonl');
  await brinkline(['run', QUICK, ...PROVOKE, '--out', out]);
  const text = readFileSync(out, 'utf8');
  for (const [forged, says] of [
    ['{"answers":"sooth"}', 'its world is not known here: answers cannot be “sooth”'],
    ['{"answers":1}', 'its world is not what a run file has there'],
    ['[]', 'its world is not what a run file has there'],
  ] as const) {
    writeFileSync(out, text.replace('{"answers":"provoke"}', forged));
    const refused = await brinkline(['replay', out]);
    expectRefusal(refused, 1);
    expect(refused.stderr).toContain(says);
  }
});

test('a comparison in a world names it in the report, in JSON, in the manifest, in the commands and where it is cited', async () => {
  const folder = join(FOLDER, 'results');
  const made = ['compare', SHIPPED, '--runs', '40', '--arms', 'open,closed', ...PROVOKE];
  const { stdout } = await brinkline([...made, '--out', folder]);
  expect(stdout).toContain('world answers=provoke');
  expect(stdout).toMatch(/--counterfactual open --world answers=provoke/);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({ world: { answers: 'provoke' }, parameters: { 'after-answer': 0.7 } });
  expect(manifest['batch']).toMatchObject({ world: { answers: 'provoke' } });
  expect(manifest['cite']).toContain('; world answers=provoke;');
  const other = await brinkline([...made.slice(0, -2), '--json']);
  expect(documentOf('compare', other.stdout)).not.toHaveProperty('world');
  expect(documentOf('compare', readFileSync(join(folder, 'comparison.json'), 'utf8')).world).toEqual({
    answers: 'provoke',
  });
});

test.each<[string, string[], string]>([
  ['an unknown value', ['run', SHIPPED, '--world', 'answers=provok'], 'Did you mean “provoke”?'],
  ['an unknown switch', ['compare', SHIPPED, '--world', 'answer=deter'], 'There is no switch “answer”'],
  ['with a run file', ['compare', 'x.jsonl', '--at', '1d', ...PROVOKE], 'cannot be used with'],
])('%s is wrong usage', async (_, args, says) => {
  const refused = await brinkline(args);
  expectRefusal(refused, 2);
  expect(refused.stderr).toContain(says);
});
