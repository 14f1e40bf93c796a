import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { bundleInto } from './bundleInto.mjs';

const LIBRARY = 'dist';
const FOLDER = 'dist/vendored';
/** Packages of which only a few functions are used, but which would install many others. */
const IMPORT = /(\bfrom\s*)(['"])((?:@stdlib\/|@observablehq\/plot|linkedom|hyparquet-writer)[^'"]*)\2/g;

/**
 * Bundles the few functions that the library needs from large packages into dist/vendored, and makes the compiled files import them
 * from there. The packages themselves are needed only for building.
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
  await bundleInto(FOLDER, {
    input: Object.fromEntries([...needed].map((name) => [fileOf(name).replace(/\.js$/, ''), name])),
    output: { chunkFileNames: 'shared-[hash].js' },
    ssr: { target: 'webworker' },
  });
}

function fileOf(name) {
  return `${name.replace(/^@(?:stdlib\/)?/, '').replaceAll('/', '-')}.js`;
}
