import { bundleInto } from './bundleInto.mjs';

/**
 * Bundles the command and its libraries into a few files in dist/cli. Finding, reading and compiling some 400 small files takes
 * longer than most commands run. Code that two commands need goes into a shared file; the rest of each command has its own.
 */
export async function bundleCommand() {
  await bundleInto('dist/cli', {
    input: {
      main: 'src/cli/main.ts',
      schema: 'src/cli/schema.ts',
      worker: 'src/experiment/threads/worker.ts',
      studyWorker: 'src/experiment/threads/studyWorker.ts',
    },
    output: { chunkFileNames: '[name]-[hash].js', codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
    // Piscina loads one of its own files in each thread, so it cannot be bundled.
    ssr: { external: ['piscina'] },
    // The browser version does the same, but does not read environment variables at every token.
    alias: [{ find: /^yaml$/, replacement: `${process.cwd()}/node_modules/yaml/browser/index.js` }],
    plugins: [withoutUnused],
  });
}

/**
 * Libraries use these only for unseeded generators and for subcommands in separate programs. The command has neither. The server of
 * the room is another matter: WebSockets begin with a digest.
 */
const withoutUnused = {
  name: 'without-unused',
  enforce: 'pre',
  resolveId: (id, importer = '') =>
    /^(?:crypto|node:child_process)$/.test(id) &&
    importer.includes('/node_modules/') &&
    !/\/node_modules\/(?:ws|hono|@hono)\//.test(importer)
      ? `${process.cwd()}/scripts/emptyModule.mjs`
      : undefined,
};
