import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { causesOf, verifyRun, whyDocument, whyDot, whyMermaid, whyText } from '../../src/record/index.js';
import { inspectRun } from '../../src/record/inspect.js';
import { sideBySide } from '../../src/cli/sideBySide.js';
import { partingOf, partingText, timeline } from '../../src/telling/index.js';
import { cases } from '../scale.js';
import { LINES } from './forging.js';
import { chunks, open } from './recording.js';

/** One edit of a file, given as lines. */
type Edit = (lines: readonly string[]) => readonly string[];

const place = fc.nat(LINES.length - 1);
const VALUES = fc.oneof(
  fc.constantFrom<unknown>(null, 0, -1, 1e300, '', 'toString', 'constructor', '__proto__', 'a.b', '\n', true, [], {}),
  fc.nat(400),
  fc.json().map((text): unknown => JSON.parse(text)),
);

/** Replaces the n-th value of a line of JSON, counted in depth. */
function replaceValue(line: string, n: number, by: unknown): string {
  let left = n % (line.match(/[:[,]/g)?.length ?? 1);
  return JSON.stringify(JSON.parse(line), (_key, value: unknown) => {
    left -= 1;
    return left === -1 ? by : value;
  });
}

const EDITS: fc.Arbitrary<Edit> = fc.oneof(
  place.map(
    (at): Edit =>
      (lines) =>
        lines.toSpliced(at, 1),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (lines) =>
        lines.toSpliced(to, 0, lines[from] ?? ''),
  ),
  fc.tuple(place, place).map(([a, b]): Edit => (lines) => {
    if (a >= lines.length || b >= lines.length) return lines;
    return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');
  }),
  place.map(
    (length): Edit =>
      (lines) =>
        lines.slice(0, length),
  ),
  fc.tuple(place, fc.nat(), fc.string({ maxLength: 3 })).map(([at, column, text]): Edit => (lines) => {
    const line = lines[at];
    if (line === undefined) return lines;
    const cut = column % (line.length + 1);
    return lines.with(at, line.slice(0, cut) + text + line.slice(cut + 1));
  }),
  ...[1, 1, 1].map(() =>
    fc.tuple(place, fc.nat(), VALUES).map(([at, n, by]): Edit => (lines) => {
      // The header holds the digest of the scenario, and is no use with another value.
      const line = at === 0 ? undefined : lines[at];
      return line?.startsWith('{') === true && isJson(line) ? lines.with(at, replaceValue(line, n, by) ?? '') : lines;
    }),
  ),
);

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Does with a file what replay, why, diff and replay --verify do. */
async function useAll(content: string): Promise<void> {
  const read = () => open(content);
  const told: (() => Promise<unknown>)[] = [
    async () => {
      const run = await read();
      const story = timeline(run.scenario);
      for await (const { entry } of run.entries()) story(entry);
    },
    async () => {
      const { scenario } = await read();
      const graph = await causesOf(async () => (await read()).entries(), 'peak');
      if (graph === null) return;
      const document = whyDocument(scenario, graph);
      for (const tree of [false, true]) whyText(document, tree);
      whyDot(document);
      whyMermaid(document);
    },
    async () => {
      const run = await read();
      const [a, b] = [await entriesOf(content), await entriesOf(`${LINES.join('\n')}\n`)];
      const parting = await partingOf(a, b);
      partingText(run.scenario, parting, 'a', 'b');
      const [left, right] = [a, b].map((entries) => ({ title: '', scenario: run.scenario, entries }));
      if (left !== undefined && right !== undefined) sideBySide(left, right, 0);
    },
    async () => verifyRun(await read()),
    () => inspectRun(chunks(content), 'a'),
  ];
  for (const use of told) {
    try {
      await use();
    } catch (error) {
      // Any other error would end a command with exit code 70.
      if (!(error instanceof Error && error.name === 'RunFileError')) throw error;
    }
  }
}

async function entriesOf(content: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { entry } of (await open(content)).entries()) entries.push(entry);
  return entries;
}

test('a file with any edits is told or refused, and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(EDITS, { minLength: 1, maxLength: 3 }), async (edits) => {
      const lines = edits.reduce<readonly string[]>((edited, edit) => edit(edited), LINES);
      await expect(useAll(`${lines.join('\n')}\n`)).resolves.toBeUndefined();
    }),
    { numRuns: cases(10) },
  );
});
