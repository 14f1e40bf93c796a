import { build } from 'vite';

/**
 * What Vite puts in the place of a module that a browser does not have, before its name. Without a name it is one that the importing
 * package itself leaves out in browsers, as seedrandom leaves out crypto.
 */
const EXTERNALISED = '__vite-browser-external:';

/**
 * One file of JavaScript for a browser, with all that the entry needs. Rejects where the bundler warns, where a module of Node is needed,
 * and where something would be loaded from elsewhere.
 */
export async function bundle(entry: string): Promise<string> {
  const complaints: string[] = [];
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      rolldownOptions: { onwarn: ({ message }) => void complaints.push(message) },
    },
  });
  const [first] = [built].flat();
  const [chunk, ...others] = first !== undefined && 'output' in first ? first.output : [];
  if (chunk === undefined) throw new Error(`${entry} gave nothing`);
  for (const output of [chunk, ...others]) {
    if (output.type !== 'chunk') continue;
    complaints.push(...output.moduleIds.filter((id) => id.includes(EXTERNALISED)));
    complaints.push(...output.imports, ...output.dynamicImports);
  }
  if (complaints.length > 0) throw new Error(`${entry} does not fit in one file:\n${complaints.join('\n')}`);
  return chunk.code;
}
