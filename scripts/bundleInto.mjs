import { writeFileSync } from 'node:fs';
import { build } from 'vite';
import { thirdParty } from './thirdParty.mjs';

/**
 * Bundles the files of `input` and their packages for Node into a folder, which is emptied first. Writes THIRD-PARTY.txt there, the
 * licences of what was bundled. `ssr`, `alias`, `plugins` and `output` are options of Vite, besides those that every bundle has.
 */
export async function bundleInto(folder, { input, output, ssr, alias = [], plugins = [] }) {
  const { output: files } = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins,
    ssr: { noExternal: true, ...ssr },
    resolve: { alias },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      minify: true,
      rolldownOptions: { input, output: { entryFileNames: '[name].js', ...output } },
    },
  });
  const modules = files.flatMap(({ moduleIds = [] }) => moduleIds);
  writeFileSync(`${folder}/THIRD-PARTY.txt`, thirdParty(modules));
}
