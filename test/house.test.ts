import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rooms of src by storey, lowest first. A room imports from the storeys below it, never from its own or from above. */
const STOREYS = [
  ['engine'],
  ['model'],
  ['scenario'],
  ['play'],
  ['telling', 'knowledge'],
  ['record', 'experiment', 'exact', 'brief'],
  ['room'],
  ['cli', 'ui'],
];

/** Doors other than `index.js`, for what needs Node. Only shells, the files at the top and what lies behind such a door may use them. */
const NODE_DOORS = ['experiment/threads', 'record/files', 'room/server'];
/** Doors other than `index.js` for pure code that few commands need and that takes long to load. Only shells may use them. */
const LATE_DOORS = ['experiment/report'];
const SHELLS = new Set(['cli']);

/** Rooms that must run in a browser as they are, but for what stands behind a Node door. */
const PURE = [
  'engine',
  'model',
  'scenario',
  'play',
  'telling',
  'knowledge',
  'record',
  'experiment',
  'exact',
  'brief',
  'room',
];

/** What may lie flat in a room that is otherwise divided into folders. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  scenario: ['index', 'check', 'checked'],
  model: ['index', 'vocabulary', 'messages', 'effects', 'facts', 'parameters', 'disclaimer', 'machines'],
};

/** A relative path after `from`, `import`, `import(` or `new URL(`. */
const RELATIVE = /\b(?:from|import|new URL)\b[\s(]*(['"])(?<path>\.{1,2}\/.*?)\1/g;

/** What a pure room may not use, and the words that show it. `**` is allowed between whole numbers only. */
const IMPURE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a module of Node', /from '(?:node:|piscina)|getBuiltinModule/],
  [
    'a global of Node',
    /\bBuffer\b|\bprocess\.(?:arch|argv|cwd|emit|env|exit|getB|hrtime|mem|next|on|pid|plat|std|version)|\brequire\(/,
  ],
  ['a timer', /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/],
  ['the clock', /\bDate\.now\b|new Date\(\)|\bperformance\./],
  ['unseeded randomness', /\bMath\.random\b/],
  ['a function whose last bit differs between engines', /\bMath\.(?:log\w*|exp\w*|pow|sinh?|cosh?|tanh?|cbrt|hypot)\b/],
  ['a power of something that is no whole number', /(?<!(?<![\w.])\d+) \*\* |\*\*=|\*\* -?\d*\.\d/],
];
/** The one place that may: it is what the others use instead. */
const ELEMENTARY = 'src/engine/elementary.ts';

/** The room that a path under src lies in; undefined for the files at the top, which stand above all rooms. */
function roomOf(path: string): string | undefined {
  const [, room, inside] = path.split('/');
  return inside === undefined ? undefined : room;
}

function storeyOf(room: string | undefined): number {
  return room === undefined ? STOREYS.length : STOREYS.findIndex((rooms) => rooms.includes(room));
}

function isBehindNodeDoor(file: string): boolean {
  return NODE_DOORS.some((door) => file.startsWith(`src/${door}/`));
}

function importsOf(file: string, text: string): { target: string; place: string; path: string }[] {
  return [...text.matchAll(RELATIVE)].map((match) => {
    const path = match.groups?.['path'] ?? '';
    const place = `${file}:${text.slice(0, match.index).split('\n').length}`;
    return { target: posix.join(posix.dirname(file), path), place, path };
  });
}

/** What a source file (`src/…`) imports against the rules of the house, as `file:line: complaint`. */
function wrongImports(file: string, text: string): string[] {
  const own = roomOf(file);
  if (storeyOf(own) < 0) return [`${file}:1: ${own} is not a room of the house`];
  return importsOf(file, text).flatMap(({ target, place, path }) => {
    const room = roomOf(target);
    const door = [...NODE_DOORS, ...LATE_DOORS].find((each) => target.startsWith(`src/${each}/`));
    if (!target.startsWith('src/')) return [];
    if (room === own && door !== undefined && NODE_DOORS.includes(door) && !isBehindNodeDoor(file)) {
      return [`${place}: ${file} is pure, and ${path} needs Node`];
    }
    if (room === own) return [];
    if (storeyOf(room) < 0) return [`${place}: ${room} is not a room of the house`];
    if (storeyOf(room) > storeyOf(own)) return [`${place}: ${own} imports upward, from ${room ?? target}`];
    if (storeyOf(room) === storeyOf(own)) return [`${place}: ${own} imports from a sibling, ${room}`];
    if (door !== undefined && target === `src/${door}/index.js`) {
      const needsNode = NODE_DOORS.includes(door) && isBehindNodeDoor(file);
      return own === undefined || SHELLS.has(own) || needsNode
        ? []
        : [`${place}: ${own} is pure, and ${path} needs Node`];
    }
    if (target !== `src/${room}/index.js`) return [`${place}: ${path} is inside another room; import its index.js`];
    return [];
  });
}

/** Lines of a pure room's file that reach outside it. Comments do not count. */
function impurities(file: string, text: string): string[] {
  if (!PURE.includes(roomOf(file) ?? '') || isBehindNodeDoor(file)) return [];
  return text.split('\n').flatMap((line, i) => {
    const code = line.replace(/^\s*(?:\/\*\*|\*|\/\/).*/, '').replace(/\s\/\/ .*/, '');
    return IMPURE.filter(
      ([what, pattern]) => pattern.test(code) && !(file === ELEMENTARY && /last bit|power/.test(what)),
    )
      .map(([what]) => `${file}:${i + 1}: ${what}`)
      .filter(() => code !== '');
  });
}

/** Files that lie flat in a room whose sources are grouped in folders. */
function ungrouped(file: string): string[] {
  const [, room = '', name = '', inside] = file.split('/');
  const allowed = Object.hasOwn(ROOTS, room) ? ROOTS[room] : undefined;
  if (allowed === undefined || inside !== undefined || allowed.includes(name.replace(/\.ts$/, ''))) return [];
  return [`${file}: belongs in a folder of ${room}`];
}

/** A circle of files that import each other, types included; undefined where there is none. */
function circleIn(sources: ReadonlyMap<string, string>): string[] | undefined {
  const finished = new Set<string>();
  for (const start of sources.keys()) {
    const path: { file: string; next: string[] }[] = [];
    const enter = (file: string) =>
      path.push({
        file,
        next: importsOf(file, sources.get(file) ?? '')
          .map(({ target }) => target.replace(/\.js$/, '.ts'))
          .filter((target) => sources.has(target)),
      });
    if (!finished.has(start)) enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        finished.add(top.file);
        path.pop();
        continue;
      }
      const from = path.findIndex(({ file }) => file === next);
      if (from >= 0) return path.slice(from).map(({ file }) => file);
      if (!finished.has(next)) enter(next);
    }
  }
  return undefined;
}

const SOURCES = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`src/${name}`, readFileSync(`src/${name}`, 'utf8')]),
);
const complaints = (rule: (file: string, text: string) => string[]) =>
  [...SOURCES].flatMap(([file, text]) => rule(file, text));

describe('the house', () => {
  test('imports run to a lower storey, and only through the doors', () => {
    expect(complaints(wrongImports)).toEqual([]);
  });

  test('the pure rooms are pure', () => {
    expect(complaints(impurities)).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(circleIn(SOURCES)).toBeUndefined();
  });

  test('sources are grouped', () => {
    expect(complaints(ungrouped)).toEqual([]);
  });
});

describe('the rule on imports', () => {
  test.each([
    ['a room below', 'src/cli/run.ts', `import { a } from '../engine/index.js';`],
    ['the own room, from a folder in it', 'src/model/actor/machine.ts', `import { a } from '../formulas/belief.js';`],
    ['a worker of the own folder', 'src/experiment/threads/batch.ts', `new URL('./worker.js', import.meta.url)`],
    ['any room, from the top', 'src/index.ts', `export { a } from './record/index.js';`],
    ['a Node door, from a shell', 'src/cli/compare.ts', `import { a } from '../experiment/threads/index.js';`],
    ['a Node door, from the top', 'src/node.ts', `export { a } from './record/files/index.js';`],
    ['a Node door, from behind another', 'src/room/server/lock.ts', `import { a } from '../../record/files/index.js';`],
    ['the own room, from behind a Node door', 'src/record/files/open.ts', `import { a } from '../read.js';`],
    ['a file outside src', 'src/cli/main.ts', `new URL('../../package.json', import.meta.url)`],
    ['a package', 'src/engine/draws.ts', `import seedrandom from 'seedrandom';`],
  ])('allows %s', (_, file, text) => {
    expect(wrongImports(file, text)).toEqual([]);
  });

  test.each([
    ['a room above', 'src/engine/queue.ts', `import { a } from '../model/index.js';`],
    ['a type of a room above', 'src/model/facts.ts', `import type { A } from '../scenario/index.js';`],
    ['a room above, re-exported', 'src/scenario/index.ts', `export * from '../record/index.js';`],
    ['a room above, on demand', 'src/record/file.ts', `await import('../cli/index.js')`],
    ['a room above, from a folder', 'src/model/actor/machine.ts', `import { a } from '../../scenario/index.js';`],
    ['a sibling', 'src/brief/handout.ts', `import { a } from '../record/index.js';`],
    ['a type of a sibling', 'src/telling/words.ts', `import type { A } from '../knowledge/index.js';`],
    ['the top', 'src/cli/run.ts', `import { a } from '../index.js';`],
    ['the inside of a room below', 'src/cli/run.ts', `import { a } from '../engine/queue.js';`],
    ['the inside of a room, from the top', 'src/index.ts', `export { a } from './record/file.js';`],
    ['a Node door, from a pure room', 'src/brief/brief.ts', `import { a } from '../play/threads/index.js';`],
    ['its own Node door, from the pure part', 'src/record/read.ts', `import { a } from './files/index.js';`],
    ['the inside of a Node door', 'src/cli/run.ts', `new URL('../experiment/threads/worker.js', import.meta.url)`],
    ['several lines', 'src/engine/queue.ts', `import {\n  a,\n} from '../model/index.js';`],
    ['a folder that is no room', 'src/cli/run.ts', `import { a } from '../utils/index.js';`],
    ['from a folder that is no room', 'src/utils/index.ts', ``],
  ])('refuses %s', (_, file, text) => {
    expect(wrongImports(file, text)).toHaveLength(1);
  });
});

describe('the rule on purity', () => {
  test.each([
    ['a module of Node', `import { readFileSync } from 'node:fs';`],
    ['a built-in module, on demand', `process.getBuiltinModule`],
    ['Buffer', `Buffer.concat(parts)`],
    ['process', `if (process.env.DEBUG) x();`],
    ['a timer', `setTimeout(go, 3);`],
    ['the clock', `const now = Date.now();`],
    ['the fine clock', `performance.now()`],
    ['unseeded randomness', `Math.random()`],
    ['a logarithm of the engine that runs it', `Math.log10(x)`],
    ['a power of a fraction', `0.5 ** n`],
    ['a power of something unknown', `rate ** n`],
    ['a root', `2 ** 0.5`],
  ])('refuses %s', (_, line) => {
    expect(impurities('src/model/formulas/belief.ts', line).length).toBeGreaterThan(0);
  });

  test.each([
    ['powers of whole numbers', 'src/engine/queue.ts', `const LATEST = 2 ** 27 - 1;`],
    ['words of a comment', 'src/engine/queue.ts', ` * as setTimeout does`],
    ['the functions in their one place', ELEMENTARY, `Math.exp(1)`],
    ['a shell', 'src/cli/run.ts', `process.exitCode = 1;`],
    ['what stands behind a Node door', 'src/record/files/open.ts', `import { open } from 'node:fs/promises';`],
  ])('allows %s', (_, file, line) => {
    expect(impurities(file, line)).toEqual([]);
  });
});

describe('the rule on circles', () => {
  test('finds one of two, by types alone', () => {
    const sources = new Map([
      ['src/engine/a.ts', `import type { B } from './b.js';`],
      ['src/engine/b.ts', `import { a } from './a.js';`],
    ]);
    expect(circleIn(sources)?.toSorted()).toEqual(['src/engine/a.ts', 'src/engine/b.ts']);
  });

  test('finds a longer one behind a file that is in none', () => {
    const sources = new Map([
      ['src/model/start.ts', `import { a } from './a.js';`],
      ['src/model/a.ts', `export { b } from './in/b.js';`],
      ['src/model/in/b.ts', `import { c } from '../c.js';`],
      ['src/model/c.ts', `import { a } from './a.js';`],
    ]);
    expect(circleIn(sources)).toHaveLength(3);
  });

  test('lets two files import the same third', () => {
    const sources = new Map([
      ['src/model/a.ts', `import { c } from './c.js';\nimport { b } from './b.js';`],
      ['src/model/b.ts', `import { c } from './c.js';`],
      ['src/model/c.ts', ``],
    ]);
    expect(circleIn(sources)).toBeUndefined();
  });
});

test('the rule on grouping refuses a file that lies flat', () => {
  expect(ungrouped('src/scenario/lint.ts')).toHaveLength(1);
  expect(ungrouped('src/scenario/check/lint.ts')).toEqual([]);
});
