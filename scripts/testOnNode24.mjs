// Runs the goldens, the laws and the command tests under Node 24, the current LTS. The first call installs Node 24 into .node24/,
// later calls use it. It is not a dependency of the project, because its `bin` would replace the machine's Node in every script.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FOLDER = '.node24';
const NODE = `${FOLDER}/node_modules/node/bin/node`;
const TESTS = ['test/golden', 'test/laws', 'test/cli'];

function isInstalled() {
  return spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.') ?? false;
}

function install() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  writeFileSync(`${FOLDER}/package.json`, '{ "private": true }\n');
  // Leaves out the variables that `npm run` sets for this project; they would apply to the installation too.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?:package|lifecycle)_|^npm_config_local_prefix$/.test(name)),
  );
  const words = ['install', 'node@24', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', words, { cwd: FOLDER, env, stdio: 'inherit' });
  if (!isInstalled()) throw new Error(`npm has installed node@24, but ${NODE} does not run`);
}

if (!isInstalled()) install();
const { status } = spawnSync(NODE, ['node_modules/vitest/vitest.mjs', 'run', ...TESTS], { stdio: 'inherit' });
process.exitCode = status ?? 1;
