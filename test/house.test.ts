import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rooms of src, lowest first. A room may import from its own storey and from those below, through `index.js` only. */
const STOREYS = [
  ['engine'],
  ['model'],
  ['scenario'],
  ['session', 'experiment', 'exact', 'record', 'brief'],
  ['cli', 'ui'],
];

/** A relative path after `from`, `import`, `import(` or `new URL(`. */
const RELATIVE = /\b(?:from|import|new URL)\b[\s(]*(['"])(?<path>\.{1,2}\/.*?)\1/g;

/** The room that a path under src lies in; undefined for the files at the top, which stand above all rooms. */
function roomOf(path: string): string | undefined {
  const [, room, inside] = path.split('/');
  return inside === undefined ? undefined : room;
}

function storeyOf(room: string | undefined): number {
  return room === undefined ? STOREYS.length : STOREYS.findIndex((rooms) => rooms.includes(room));
}

/** What a source file (`src/…`) imports against the house's rules, as `file:line: complaint`. */
function violations(file: string, text: string): string[] {
  const own = roomOf(file);
  if (storeyOf(own) < 0) return [`${file}:1: ${own} is not a room of the house`];
  return [...text.matchAll(RELATIVE)].flatMap((match) => {
    const path = match.groups?.['path'] ?? '';
    const target = posix.join(posix.dirname(file), path);
    const room = roomOf(target);
    const place = `${file}:${text.slice(0, match.index).split('\n').length}`;
    if (room === own || !target.startsWith('src/')) return [];
    if (storeyOf(room) < 0) return [`${place}: ${room} is not a room of the house`];
    if (storeyOf(room) > storeyOf(own)) return [`${place}: ${own} imports upward, from ${room ?? target}`];
    if (target !== `src/${room}/index.js`) return [`${place}: ${path} is inside another room; import its index.js`];
    return [];
  });
}

describe('the house', () => {
  test('imports run one way, and only through the doors', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    expect(files.flatMap((name) => violations(`src/${name}`, readFileSync(`src/${name}`, 'utf8')))).toEqual([]);
  });

  test.each([
    ['a room below', 'src/cli/run.ts', `import { a } from '../engine/index.js';`],
    ['a room of the same storey', 'src/record/file.ts', `import { a } from '../experiment/index.js';`],
    ['the own room, from a folder in it', 'src/model/machines/actor.ts', `import { a } from '../belief.js';`],
    ['a worker of the own room', 'src/experiment/batch.ts', `new URL('./worker.js', import.meta.url)`],
    ['any room, from the top', 'src/index.ts', `export { a } from './record/index.js';`],
    ['a file outside src', 'src/cli/main.ts', `new URL('../../package.json', import.meta.url)`],
    ['a package', 'src/engine/draws.ts', `import seedrandom from 'seedrandom';`],
  ])('allows %s', (_, file, text) => {
    expect(violations(file, text)).toEqual([]);
  });

  test.each([
    ['a room above', 'src/engine/queue.ts', `import { a } from '../model/index.js';`],
    ['a type of a room above', 'src/model/belief.ts', `import type { A } from '../scenario/index.js';`],
    ['a room above, re-exported', 'src/scenario/index.ts', `export * from '../record/index.js';`],
    ['a room above, on demand', 'src/record/file.ts', `await import('../cli/index.js')`],
    ['a room above, from a folder', 'src/model/machines/actor.ts', `import { a } from '../../scenario/index.js';`],
    ['the top', 'src/cli/run.ts', `import { a } from '../index.js';`],
    ['the inside of a room below', 'src/cli/run.ts', `import { a } from '../engine/queue.js';`],
    ['the inside of a sibling', 'src/record/file.ts', `import { a } from '../experiment/batch.js';`],
    ['the inside of a room, from the top', 'src/index.ts', `export { a } from './record/file.js';`],
    ['a worker of another room', 'src/cli/run.ts', `new URL('../experiment/worker.js', import.meta.url)`],
    ['several lines', 'src/engine/queue.ts', `import {\n  a,\n} from '../model/index.js';`],
    ['a folder that is no room', 'src/cli/run.ts', `import { a } from '../utils/index.js';`],
    ['from a folder that is no room', 'src/utils/index.ts', ``],
  ])('refuses %s', (_, file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });
});
