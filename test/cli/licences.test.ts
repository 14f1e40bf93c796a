import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Started from its own folder, in threads. */
const BESIDE = 'piscina';

test('the licences of the libraries inside the command are passed on', () => {
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  const passedOn = readFileSync('dist/cli/THIRD-PARTY.txt', 'utf8');
  for (const name of Object.keys(dependencies).filter((each) => each !== BESIDE)) {
    const { version, license } = read(`node_modules/${name}/package.json`) as { version: string; license: string };
    expect(passedOn).toContain(`\n${name} ${version} (${license})\n`);
  }
  expect(passedOn).not.toContain(BESIDE);
  // Of the one without a file for it.
  expect(passedOn).toMatch(/\nseedrandom .*\n\n.*LICENSE[^]*?David Bau[^]*?Permission is hereby granted/);
});

test('what the library needs of large packages is inside it, with its licence', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:js|d\.ts)$/.test(name),
  );
  const importing = files.filter((name) => /['"]@stdlib\//.test(readFileSync(join('dist', name), 'utf8')));
  expect(importing).toEqual([]);
  expect(readFileSync('dist/vendored/THIRD-PARTY.txt', 'utf8')).toMatch(
    /\n@stdlib\/stats-base-dists-t-quantile .*Apache-2.0/,
  );
});

test('an installation has fewer than 40 packages, and less than 25 MB', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, { dev?: true; optional?: true }> };
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  // Of packages for one kind of machine each, only one is installed.
  const present = installed.map(([path]) => path).filter((path) => statSync(path, { throwIfNoEntry: false }));
  expect(present.length).toBeLessThan(40);
  const own = ['dist', 'scenarios', 'schema', 'examples', 'docs'];
  const bytes = [...present, ...own].map(sizeOf).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeLessThan(25e6);
});

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, { size }) => sum + size, 0);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
