import { describe, expect, test } from 'vitest';
import type { EntryLine } from '../../src/record/index.js';
import { LINES, changedEntry, verdictOn } from './forging.js';
import { open } from './recording.js';

/** The message with which reading a file to its end fails. */
async function refusalOf(content: string): Promise<string> {
  try {
    const run = await open(content);
    for await (const _ of run.entries());
  } catch (error) {
    if (error instanceof Error && error.name === 'RunFileError') return error.message;
    throw error;
  }
  return 'read';
}

const change = (edit: (entry: EntryLine & Record<string, unknown>) => object) => refusalOf(changedEntry(edit));

describe('an entry that no run writes is refused by its place, with cause and cure', () => {
  test.each<[string, (entry: EntryLine & Record<string, unknown>) => object, string]>([
    ['its own cause', (entry) => ({ ...entry, cause: entry.seq }), 'its cause, #SEQ, is not an earlier entry'],
    ['a later cause', (entry) => ({ ...entry, cause: 999_999 }), 'its cause, #999999, is not an earlier entry'],
    [
      'itself as a ground',
      (entry) => ({ ...entry, because: [entry.seq] }),
      'it rests on #SEQ, which is not an earlier entry',
    ],
    ['a number twice', (entry) => ({ ...entry, seq: 1 }), 'there is an entry #1 already'],
    ['grounds twice', (entry) => ({ ...entry, because: [1, 1] }), '“because” is not in ascending order'],
    ['no states', ({ before: _before, ...entry }) => entry, 'its field “before” is missing or not as expected'],
    ['a huge number', (entry) => ({ ...entry, seq: 1e300 }), 'its field “seq” is missing or not as expected'],
    ['a fact “toString”', (entry) => ({ ...entry, facts: [{ fact: 'toString' }] }), 'no fact has the kind “toString”'],
    [
      'a fact “constructor”',
      (entry) => ({ ...entry, facts: [{ fact: 'constructor' }] }),
      'no fact has the kind “constructor”',
    ],
    [
      'a fact without fields',
      (entry) => ({ ...entry, facts: [{ fact: 'decision' }] }),
      'the fact “decision”: its field “actor” is missing or not as expected',
    ],
    [
      'a fact of wrong type',
      (entry) => ({ ...entry, facts: [{ fact: 'calm', calm: 'yes' }] }),
      'the fact “calm”: its field “calm” is missing or not as expected',
    ],
    ['a draw of no kind', (entry) => ({ ...entry, draws: [{ kind: 'valueOf' }] }), 'no draw has the kind “valueOf”'],
    [
      'a draw without luck',
      (entry) => ({ ...entry, draws: [{ kind: 'chance', purpose: 'x', occurrence: '1' }] }),
      'the draw “chance”: its field “p” is missing or not as expected',
    ],
    [
      'grounds that are none',
      (entry) => ({ ...entry, event: { type: 'briefing', grounds: [null] } }),
      'the grounds of its briefing: its field “0” is missing or not as expected',
    ],
  ])('%s', async (_, edit, why) => {
    const [, place, text] = /^small\.run\.jsonl:(\d+): (.*)$/.exec(await change(edit)) ?? [];
    const seq = JSON.parse(LINES[Number(place) - 1] ?? '{}') as { seq: number };
    expect(text).toBe(
      `this is not an entry of a run: ${why.replace('SEQ', String(seq.seq))}. The file is damaged: get it again, or record the run again.`,
    );
  });

  test('a list of a million grounds, soon', async () => {
    const because = Array.from({ length: 1_000_000 }, (_, i) => i + 1);
    expect(await change((entry) => ({ ...entry, because }))).toMatch(
      /:\d+: this is not an entry of a run: it rests on #/,
    );
  });

  test.each(['[', '{"a":'])('JSON that nests 20,000 deep in %s', async (opens) => {
    const closes = opens === '[' ? ']' : '}';
    const deep = `${opens.repeat(20_000)}0${closes.repeat(20_000)}`;
    const at = LINES.length - 5;
    const line = (LINES[at] ?? '').replace('"event":{', () => `"event":{"deep":${deep},`);
    expect(await refusalOf(`${LINES.with(at, line).join('\n')}\n`)).toBe(
      `small.run.jsonl:${at + 1}: this is neither an entry nor a footer. The file is damaged: get it again, or record the run again.`,
    );
  });

  test('one that another version of the engine recorded is told as such', async () => {
    const other = changedEntry((entry) => ({ ...entry, facts: [{ fact: 'new' }] })).replace(
      '"engine":"',
      '"engine":"9.',
    );
    expect(await refusalOf(other)).toMatch(
      /no fact has the kind “new”.* or read it with version 9\.\S+, which recorded it\.$/,
    );
  });

  test('what was recorded is read', async () => {
    expect(await refusalOf(`${LINES.join('\n')}\n`)).toBe('read');
    expect((await verdictOn(`${LINES.join('\n')}\n`)).ok).toBe(true);
  });
});
