import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { build } from 'vite';
import { thirdParty } from './thirdParty.mjs';

const LIBRARY = 'dist';
const FOLDER = 'dist/vendored';
/** Packages of which a function or two are used, and which would bring hundreds of others: @stdlib. */
const VENDORED = /^@stdlib\//;
const IMPORT = /(\bfrom\s*)(['"])(@stdlib\/[^'"]+)\2/g;

/**
 * Bundles the few functions that the library needs of large packages into dist/vendored, and has the compiled files import them
 * from there. The packages themselves are needed for building only.
 */
export async function bundleVendored() {
  const files = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.startsWith('cli/'))
    .map((name) => posix.join(LIBRARY, name));
  const needed = new Set();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const changed = text.replaceAll(IMPORT, (_, from, quote, name) => {
      needed.add(name);
      return `${from}${quote}${posix.relative(posix.dirname(file), posix.join(FOLDER, fileOf(name)))}${quote}`;
    });
    if (changed !== text) writeFileSync(file, changed);
  }
  mkdirSync(FOLDER, { recursive: true });
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'webworker' },
    build: {
      ssr: true,
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'es2023',
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries([...needed].map((name) => [fileOf(name).replace(/\.js$/, ''), name])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  });
  const modules = output.flatMap(({ moduleIds = [] }) => moduleIds);
  writeFileSync(`${FOLDER}/THIRD-PARTY.txt`, thirdParty(modules));
}

function fileOf(name) {
  return `${name.replace(VENDORED, '').replaceAll('/', '-')}.js`;
}
