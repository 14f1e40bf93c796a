import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { thirdParty } from './thirdParty.mjs';

/** The pages, by the name of their file, each with its entry. A page that is `live` talks with the server that it came from. */
const PAGES = {
  replay: { entry: 'src/ui/replay/page.tsx', live: false },
  seat: { entry: 'src/ui/seat/page.tsx', live: true },
  console: { entry: 'src/ui/console/page.tsx', live: true },
  projector: { entry: 'src/ui/projector/page.tsx', live: true },
};

/**
 * Builds each page of the browser app into one file in a folder that needs nothing else: its style and its script are in it. Its
 * content policy lets no other script run and nothing be loaded. Writes THIRD-PARTY.txt there, the licences of what was bundled.
 */
export async function buildPages(folder) {
  const shell = readFileSync('src/ui/frame/shell.html', 'utf8');
  const modules = new Set();
  const pages = [];
  for (const [name, { entry, live }] of Object.entries(PAGES)) {
    const { script, style, moduleIds } = await bundlePage(entry);
    for (const id of moduleIds) modules.add(id);
    pages.push([`${folder}/${name}.html`, pageOf(shell, script, style, live)]);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of pages) writeFileSync(path, text);
  writeFileSync(`${folder}/THIRD-PARTY.txt`, thirdParty([...modules]));
}

async function bundlePage(entry) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        output: { format: 'iife' },
        // The rooms are pure: a module of which nothing is used can be left out.
        treeshake: { moduleSideEffects: (id) => !id.includes('/src/') || id.endsWith('.css') },
      },
    },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  const style = output.find(({ fileName }) => fileName.endsWith('.css'))?.source ?? '';
  if (chunks.length !== 1) throw new Error(`${entry} does not fit in one file`);
  return { script: chunks[0].code, style: String(style), moduleIds: chunks[0].moduleIds };
}

function pageOf(shell, code, style, live) {
  const script = code.trim().replaceAll(/<\/(?=script)/gi, String.raw`<\/`);
  if (/<!--/.test(script) || /<\//.test(style)) throw new Error('the script or the style would end its element');
  // The worker is the script of the page again, from memory.
  const policy = `default-src 'none'; script-src '${digest(script)}'; style-src '${digest(style)}'; worker-src blob:; img-src data:;${live ? " connect-src 'self';" : ''} base-uri 'none'; form-action 'none'`;
  const parts = { POLICY: policy, STYLE: style, SCRIPT: script };
  return shell.replaceAll(/%(POLICY|STYLE|SCRIPT)%/g, (_, name) => parts[name]);
}

function digest(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
