// Builds dist/ and the schemas in schema/ from src/. With --if-stale, only where a source is newer than the last build.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const COMPILER = 'node_modules/typescript/bin/tsc';
const COMMAND = 'dist/cli/main.js';
const SCHEMAS = 'dist/cli/schema.js';
const SCHEMA = 'schema/scenario.schema.json';
const PAGES = 'dist/ui';
const PAGE = `${PAGES}/replay.html`;
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
  'scripts/buildPages.mjs',
  'scripts/thirdParty.mjs',
];

/** Whether one of these files is missing or older than a source. `isSource`: which files under src count. */
function isStale(files, isSource = () => true) {
  if (!files.every((path) => existsSync(path))) return true;
  const built = Math.min(...files.map((path) => statSync(path).mtimeMs));
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`);
  return [...sources.filter(isSource), ...RECIPE].some((path) => statSync(path).mtimeMs > built);
}

/** The pages hold the whole engine, but nothing of the command. */
function arePagesStale() {
  return isStale([PAGE], (path) => !path.startsWith('src/cli'));
}

async function build() {
  const keepsPages = !arePagesStale();
  const old = existsSync('dist') ? readdirSync('dist').map((name) => `dist/${name}`) : [];
  for (const path of old) if (!(keepsPages && path === PAGES)) rmSync(path, { recursive: true, force: true });
  execFileSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  // Loaded only here: most calls find nothing stale and do not need the bundler.
  const { bundleCommand } = await import('./bundleCommand.mjs');
  const { bundleVendored } = await import('./bundleVendored.mjs');
  await bundleCommand();
  await bundleVendored();
  if (!keepsPages) {
    const { buildPages } = await import('./buildPages.mjs');
    await buildPages(PAGES);
  }
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

if (!process.argv.includes('--if-stale') || isStale([COMMAND, SCHEMA]) || arePagesStale()) {
  try {
    await build();
  } catch (error) {
    // The compiler has already printed its message.
    if (error.status === undefined) throw error;
    process.exitCode = 1;
  }
}
