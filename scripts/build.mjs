// Builds dist/ and the schemas in schema/ from src/. With --if-stale, only where a source is newer than the last build.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const COMPILER = 'node_modules/typescript/bin/tsc';
const COMMAND = 'dist/cli/main.js';
const SCHEMAS = 'dist/cli/schema.js';
const SCHEMA = 'schema/scenario.schema.json';
/** Other files that a build depends on. The lock file is one: the command is bundled with its libraries. */
const RECIPE = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
  'scripts/bundleCommand.mjs',
  'scripts/bundleInto.mjs',
  'scripts/bundleVendored.mjs',
  'scripts/thirdParty.mjs',
];

function isStale() {
  if (!existsSync(COMMAND) || !existsSync(SCHEMA)) return true;
  const built = Math.min(...[COMMAND, SCHEMA].map((path) => statSync(path).mtimeMs));
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`);
  return [...sources, ...RECIPE].some((path) => statSync(path).mtimeMs > built);
}

async function build() {
  rmSync('dist', { recursive: true, force: true });
  execFileSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  // Loaded only here: most calls find nothing stale and do not need the bundler.
  const { bundleCommand } = await import('./bundleCommand.mjs');
  const { bundleVendored } = await import('./bundleVendored.mjs');
  await bundleCommand();
  await bundleVendored();
  chmodSync(COMMAND, 0o755);

  // All texts are made before the first is written, so that an error leaves the old files as they were.
  const { SCHEMA_NAMES, schemaText } = await import(pathToFileURL(SCHEMAS).href);
  const texts = SCHEMA_NAMES.map((name) => [`schema/${name}.schema.json`, schemaText(name)]);
  mkdirSync('schema', { recursive: true });
  for (const [path, text] of texts) {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
}

if (!process.argv.includes('--if-stale') || isStale()) {
  try {
    await build();
  } catch (error) {
    // The compiler has already printed its message.
    if (error.status === undefined) throw error;
    process.exitCode = 1;
  }
}
