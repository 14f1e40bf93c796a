// Writes the parts of docs that come from the code: the field reference, the libraries and the problems of docs/scenarios.md, and the
// worlds of docs/researchers.md.
// `npm run build && node scripts/writeDocs.mjs`; with --check it writes nothing, names what is out of date and exits with 1.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROBLEMS, scenarioJsonSchema } from '../dist/scenario/index.js';
import * as library from '../dist/scenario/format/library.js';
import { MEASURES } from '../dist/scenario/format/measures.js';
import { WORLDS } from '../dist/scenario/worlds/worlds.js';
import { withBlock } from './docs/blocks.mjs';
import { fieldReference } from './docs/fields.mjs';
import { libraryReference } from './docs/libraries.mjs';
import { problemReference } from './docs/problems.mjs';
import { worldReference } from './docs/worlds.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FILES = {
  'docs/scenarios.md': {
    fields: fieldReference(scenarioJsonSchema(), library.ACTION),
    libraries: libraryReference({ ...library, MEASURES }),
    problems: problemReference(PROBLEMS),
  },
  'docs/researchers.md': { worlds: worldReference(WORLDS) },
};

for (const [file, blocks] of Object.entries(FILES)) {
  const before = readFileSync(file, 'utf8');
  const after = Object.entries(blocks).reduce((text, [name, block]) => withBlock(text, name, block), before);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, after);
  } else if (after !== before) {
    console.error(`${file} is out of date: run \`npm run build && node scripts/writeDocs.mjs\``);
    process.exitCode = 1;
  }
}
