import { writeFileSync } from 'node:fs';
import { build } from 'vite';
import { thirdParty } from './thirdParty.mjs';

const FOLDER = 'dist/cli';

/**
 * Writes the command to dist/cli in few files, the libraries that it uses inside: finding, reading and compiling some 400 small
 * files takes longer than most commands. A file is shared where two commands need it, and each command has its own beside.
 */
export async function bundleCommand() {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // Piscina starts a file of its own in each thread.
    ssr: { noExternal: true, external: ['piscina'] },
    resolve: {
      alias: [
        // What it has for browsers is the same, without asking the environment at every word.
        { find: /^yaml$/, replacement: `${process.cwd()}/node_modules/yaml/browser/index.js` },
        // For seeds that nobody gave, and for commands that are programs of their own: we have neither.
        { find: /^(?:crypto|node:child_process)$/, replacement: `${process.cwd()}/scripts/nothing.mjs` },
      ],
    },
    build: {
      ssr: true,
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'es2023',
      minify: true,
      rolldownOptions: {
        input: { main: 'src/cli/main.ts', schema: 'src/cli/schema.ts', worker: 'src/experiment/threads/worker.ts' },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
        },
      },
    },
  });
  const files = output.flatMap(({ moduleIds = [] }) => moduleIds);
  writeFileSync(`${FOLDER}/THIRD-PARTY.txt`, thirdParty(files));
}
