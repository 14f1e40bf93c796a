// Builds dist/ and schema/scenario.schema.json from src/. With --if-stale, only where a source is newer than the last build.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const COMPILER = 'node_modules/typescript/bin/tsc';
const COMMAND = 'dist/cli/main.js';
const SCHEMA = 'schema/scenario.schema.json';

function isStale() {
  if (!existsSync(COMMAND) || !existsSync(SCHEMA)) return true;
  const built = Math.min(...[COMMAND, SCHEMA].map((path) => statSync(path).mtimeMs));
  const sources = readdirSync('src', { recursive: true }).map((name) => `src/${name}`);
  return [...sources, 'package.json', 'tsconfig.json', 'tsconfig.build.json'].some(
    (path) => statSync(path).mtimeMs > built,
  );
}

function build() {
  rmSync('dist', { recursive: true, force: true });
  execFileSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  chmodSync(COMMAND, 0o755);

  // Written beside its place and moved, so that a command that fails leaves the old schema whole.
  const schema = execFileSync(process.execPath, [COMMAND, 'schema'], { stdio: ['ignore', 'pipe', 'inherit'] });
  mkdirSync('schema', { recursive: true });
  writeFileSync(`${SCHEMA}.new`, schema);
  renameSync(`${SCHEMA}.new`, SCHEMA);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  try {
    build();
  } catch (error) {
    // The compiler or the command has already said what is wrong.
    if (error.status === undefined) throw error;
    process.exitCode = 1;
  }
}
