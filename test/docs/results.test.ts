import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** Compares docs/results.md with a folder that the built command writes. */

const PAGE = readFileSync('docs/results.md', 'utf8');
const SCENARIO = 'scenarios/polish-border-strike.yaml';
const FOLDER = mkdtempSync(join(tmpdir(), 'brinkline-'));
const RESULTS = join(FOLDER, 'results');
afterAll(() => rmSync(FOLDER, { recursive: true }));

const flags = ['--runs', '2', '--arms', 'open,closed', '--by', 'truth', '--workers', '1', '--out', RESULTS, '--stamp'];
execFileSync(process.execPath, ['dist/cli/main.js', 'compare', SCENARIO, ...flags], { stdio: 'pipe' });

const read = (name: string) => readFileSync(join(RESULTS, name), 'utf8');
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;
const firstLine = (name: string) => read(name).split('\n', 1)[0] ?? '';
const row = json(firstLine('runs.jsonl'));

/** The names in the first column of a table of the page. */
function documented(table: string): string[] {
  const rows = PAGE.split(`<!-- ${table} -->`)[1]?.split(`<!-- end of ${table} -->`)[0] ?? '';
  return [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

test('the page has the columns of runs.csv, which the outcomes follow', () => {
  const outcomes = Object.keys(row['values'] as object);
  expect([...documented('csv columns'), ...outcomes]).toEqual(firstLine('runs.csv').split(','));
});

test.each([
  ['row fields', row],
  ['comparison fields', json(read('comparison.json'))],
  ['manifest fields', json(read('manifest.json'))],
])('the page has the %s', (table, document) => {
  expect(documented(table)).toEqual(Object.keys(document));
});

test('the page names every field of an outcome, of a pair and of d′', () => {
  const { outcomes, detection } = JSON.parse(read('comparison.json')) as {
    outcomes: { kind: string; byArm: Record<string, object>; pairs: object[] }[];
    detection: { byArm: Record<string, object>; breakEven: object[] };
  };
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['binary', 'number', 'ordinal', 'time']));
  const described = [
    ...outcomes.flatMap(({ byArm, pairs }) => [...Object.values(byArm), ...pairs]),
    ...Object.values(detection.byArm),
    ...detection.breakEven,
  ];
  // Some have their limits described in one place: “each with `Low` and `High`”.
  const names = new Set([...PAGE.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) => name));
  const isNamed = (field: string) =>
    names.has(field) || names.has(field.replace(/^(share|otherwise|dPrime|criterion)(Low|High)$/, '$1'));
  expect([...new Set(described.flatMap(Object.keys))].filter((field) => !isNamed(field))).toEqual([]);
});

test('the page names every file of the folder', () => {
  const files = Object.keys(json(read('manifest.json'))['files'] as object);
  expect([...files, 'manifest.json'].filter((name) => !PAGE.includes(`| \`${name}\` |`))).toEqual([]);
});

test('the page shows a line to cite as the command writes it, whatever the version', () => {
  const plain = (line: string) => line.replace(/SHA-256 [\da-f]{12}/, 'SHA-256').replace(/Brinkline [\d.]+ /, '');
  const shown = /^Cite as: .*$/m.exec(PAGE)?.[0] ?? '';
  const written = String(json(read('manifest.json'))['cite']);
  expect(plain(shown).replace('unanswered, ', '').replace('1/2000', '1/2')).toBe(plain(written));
});
