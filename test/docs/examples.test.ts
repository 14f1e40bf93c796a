import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import * as pure from '../../src/index.js';
import * as engine from '../../src/engine/index.js';
import * as node from '../../src/node.js';

/** Modules whose exports an example may use without importing them. An import that the example has is not added again. */
const AVAILABLE: readonly (readonly [module: string, names: readonly string[]])[] = [
  ['brinkline', Object.keys(pure)],
  ['brinkline/node', Object.keys(node)],
  ['brinkline/engine', Object.keys(engine)],
  ['xstate', ['setup']],
  [pathToFileURL('test/docs/given.mjs').href, ['text', 'system', 'observer']],
];

/** A doc comment, and the name of what it documents. */
const DOCUMENTED =
  /\/\*\*(?<comment>(?:(?!\*\/)[^])*)\*\/\s*(?:export )?(?:async )?(?:function\*? |const |class |interface |type )?(?<name>\w+)/g;

interface Example {
  readonly name: string;
  readonly code: string;
}

function examplesIn(file: string): Example[] {
  return [...readFileSync(file, 'utf8').matchAll(DOCUMENTED)].flatMap(({ groups }) => {
    const lines = (groups?.['comment'] ?? '').split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
    const [, ...examples] = lines.join('\n').split(/^@example\b.*$/m);
    return examples.map((code) => ({ name: groups?.['name'] ?? '', code: code.replace(/^@\w[^]*/m, '').trim() }));
  });
}

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const EXAMPLES = SOURCES.flatMap((name) => examplesIn(`src/${name}`));

/** The example as a module, with the imports that it needs. */
function moduleOf(code: string): string {
  const words = new Set(code.match(/\w+/g));
  const imports = AVAILABLE.flatMap(([module, names]) => {
    const used = names.filter((name) => words.has(name) && !new RegExp(`import [^;]*\\b${name}\\b`).test(code));
    return used.length === 0 ? [] : [`import { ${used.join(', ')} } from '${module}';`];
  });
  return [...imports, code].join('\n');
}

test.each(EXAMPLES)('the example of $name runs', ({ code }) => {
  // Runs with the built package. An unknown name ends the program with an error.
  const args = ['--input-type=module', '--eval', moduleOf(code)];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

/** The functions that a reader looks up first. */
const MAIN = `
  checkScenario applyArm applyPatches checkInputs prepareRuns runScenario startPlay
  summary story compare batchRuns recordRun openRun verifyRun whyText causesOf
  startSimulation restoreSimulation repeatSimulation fork input compiled recipe drawAt runKey
`;

test.each(MAIN.trim().split(/\s+/))('%s has an example', (main) => {
  expect(EXAMPLES.map(({ name }) => name)).toContain(main);
});
