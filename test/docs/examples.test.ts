import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * How the examples fail, by place; those that run are not there. One program runs them all, as modules in a folder of the
 * repository, so that `brinkline` is the built package.
 */
function failuresOf(examples: readonly Example[]): Readonly<Record<string, string>> {
  const folder = mkdtempSync('test/docs/.examples-');
  try {
    for (const [place, { code }] of examples.entries()) writeFileSync(`${folder}/${place}.mjs`, moduleOf(code));
    writeFileSync(`${folder}/all.mjs`, PROGRAM);
    const args = [`${folder}/all.mjs`, String(examples.length)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    if (!last.startsWith('{') || stderr !== '') throw new Error(`the program failed:\n${stdout}\n${stderr}`);
    return JSON.parse(last) as Record<string, string>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Imports the modules 0, 1, 2 … and prints how they fail on the last line. */
const PROGRAM = `
  const failures = {};
  for (let place = 0; place < Number(process.argv[2]); place++) {
    await import(\`./\${place}.mjs\`).catch((error) => { failures[place] = String(error); });
  }
  console.log(JSON.stringify(failures));
`;

const failures = failuresOf(EXAMPLES);

test.each(EXAMPLES.map(({ name }, place) => ({ name, place })))('the example of $name runs', ({ place }) => {
  // An unknown name is an error of the module that has it.
  expect(failures[place]).toBeUndefined();
});

/** The functions that a reader looks up first. */
const MAIN = `
  checkScenario applyArm applyPatches checkInputs prepareRuns runScenario startPlay
  summary story timeline compare batchRuns recordRun openRun verifyRun whyText causesOf
  startSimulation restoreSimulation repeatSimulation fork input compiled recipe drawAt runKey
`;

test.each(MAIN.trim().split(/\s+/))('%s has an example', (main) => {
  expect(EXAMPLES.map(({ name }) => name)).toContain(main);
});
