// Writes the parts of docs/scenarios.md that come from the code: the field reference, the libraries and the problems.
// `npm run build && node scripts/writeDocs.mjs`; with --check it writes nothing, names what is out of date and exits with 1.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROBLEMS, scenarioJsonSchema } from '../dist/scenario/index.js';
import * as library from '../dist/scenario/format/library.js';
import { MEASURES } from '../dist/scenario/format/measures.js';
import { withBlock } from './docs/blocks.mjs';
import { fieldReference } from './docs/fields.mjs';
import { libraryReference } from './docs/libraries.mjs';
import { problemReference } from './docs/problems.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FILE = 'docs/scenarios.md';
const BLOCKS = {
  fields: fieldReference(scenarioJsonSchema(), library.ACTION),
  libraries: libraryReference({ ...library, MEASURES }),
  problems: problemReference(PROBLEMS),
};

const before = readFileSync(FILE, 'utf8');
const after = Object.entries(BLOCKS).reduce((text, [name, block]) => withBlock(text, name, block), before);
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, after);
} else if (after !== before) {
  console.error(`${FILE} is out of date: run \`npm run build && node scripts/writeDocs.mjs\``);
  process.exitCode = 1;
}
