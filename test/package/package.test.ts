import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A folder with the packed package in it, as npm would install it. */
const folder = mkdtempSync(join(tmpdir(), 'brinkline-package-'));
const installed = join(folder, 'node_modules/brinkline');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  // Vitest has built dist already; nothing is fetched.
  const pack = ['pack', '--ignore-scripts', '--offline', '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' })) as { filename: string }[];
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed?.filename ?? ''), '-C', installed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link);
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
});

function node(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}

test('a program in JavaScript enters by each of the three doors', () => {
  const program = `
    import { readFileSync } from 'node:fs';
    import { batchRuns, checkScenario } from 'brinkline';
    import { startSimulation } from 'brinkline/engine';
    import { runBatch } from 'brinkline/node';
    const { scenario } = checkScenario(readFileSync('node_modules/brinkline/scenarios/gamblers-ruin.yaml', 'utf8'), 'x');
    const batch = { scenario, arms: ['guarded', 'fair'], seed: 's', runs: 3 };
    const rows = [...batchRuns(batch)].flat();
    console.log(rows.length, JSON.stringify(rows) === JSON.stringify(await runBatch(batch)), typeof startSimulation);
  `;
  expect(node(['--input-type=module', '--eval', program])).toBe('6 true function\n');
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('a program in strict TypeScript compiles with module %s, resolution %s', (module, moduleResolution) => {
  const project = join(folder, moduleResolution);
  mkdirSync(project);
  cpSync('test/package/consumer.ts', join(project, 'consumer.ts'));
  // Declarations are checked too; XState's own do not pass exactOptionalPropertyTypes.
  const compilerOptions = {
    module,
    moduleResolution,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['consumer.ts'] }));
  const { status, stdout } = compile(project);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

function compile(project: string): { status: number; stdout: string } {
  try {
    return { status: 0, stdout: node([resolve('node_modules/typescript/bin/tsc'), '-p', project]) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, stdout };
  }
}

const OWN_MACHINE = 'own-machine.mjs';

test('every example runs', () => {
  const examples = readdirSync(join(installed, 'examples')).filter((name) => name.endsWith('.mjs'));
  expect(examples).toContain(OWN_MACHINE);
  // The test below runs this one.
  const others = examples.filter((name) => name !== OWN_MACHINE);
  expect(others).not.toEqual([]);
  for (const name of others) expect(node([join(installed, 'examples', name)])).not.toBe('');
});

test('the example of a system of its own agrees with itself under both interpreters, and with the textbook', () => {
  const printed = node([join(installed, 'examples', OWN_MACHINE)]);
  const [, traced, compiled] = /hash traced (\w{16}), compiled (\w{16})/.exec(printed) ?? [];
  expect(traced).toBeDefined();
  expect(compiled).toBe(traced);
  const [mean = NaN, error = NaN, textbook = NaN] = (printed.match(/\d+\.\d{3}(?= h)/g) ?? []).map(Number);
  expect(textbook).toBe(4);
  expect(Math.abs(mean - textbook)).toBeLessThan(5 * error);
  expect(error).toBeLessThan(0.05 * textbook);
});

test('what the README links to is in the package', () => {
  const readme = readFileSync(join(installed, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:|#)(?<path>[^)#]+)/g)].map(({ groups }) => groups?.['path'] ?? '');
  expect(links).not.toEqual([]);
  const missing = links.filter((path) => !isThere(join(installed, path)));
  expect(missing).toEqual([]);
});

function isThere(path: string): boolean {
  try {
    return readdirSync(dirname(path)).includes(path.split('/').findLast((part) => part !== '') ?? '');
  } catch {
    return false;
  }
}
