import { readFileSync } from 'node:fs';
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

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
