import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../scale.js';
import { A_DECISION, SMALL, chunks, open, recorded, verdictOn } from './recording.js';
import { openRun, verifyRun } from '../../src/record/index.js';

const FILE = recorded(SMALL, { inputs: [A_DECISION] });
const LINES = FILE.split('\n').slice(0, -1);

describe('a run file proves itself', () => {
  test('equal runs are equal files, and another seed or arm is another', () => {
    expect(recorded(SMALL)).toBe(recorded(SMALL));
    expect(recorded(SMALL, { seed: '2' })).not.toBe(recorded(SMALL));
    expect(recorded(SMALL, { arm: 'closed' })).not.toBe(recorded(SMALL));
  });

  test('verifies in every arm, with inputs and without, whatever the chunks', async () => {
    for (const arm of ['open', 'closed', null]) {
      const entries = recorded(SMALL, { arm }).split('\n').length - 3;
      expect(await verdictOn(recorded(SMALL, { arm }))).toEqual({ ok: true, entries, incomplete: false });
    }
    expect((await verdictOn(FILE)).ok).toBe(true);
    expect((await verifyRun(await open(FILE, 7))).ok).toBe(true);
  });

  test('the order of the fields of an input does not matter', async () => {
    const { to, event, at, after, origin } = A_DECISION;
    const turned = {
      event: Object.fromEntries(Object.entries(event).toReversed()) as typeof event,
      to,
      at,
      after,
      origin,
    };
    expect(recorded(SMALL, { inputs: [turned] })).toBe(FILE);
  });

  test('any single changed byte anywhere is detected', async () => {
    const bytes = new TextEncoder().encode(FILE);
    const changes = fc.record({ at: fc.nat(bytes.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(changes, async ({ at, to }) => {
        fc.pre(bytes[at] !== to);
        const changed = bytes.slice();
        changed[at] = to;
        expect((await verdictOn(changed)).ok).toBe(false);
      }),
      { numRuns: cases(40) },
    );
  });

  test('bytes of the header and the footer too', async () => {
    const bytes = new TextEncoder().encode(FILE);
    const head = (LINES[0]?.length ?? 0) - 40;
    const foot = bytes.length - 200;
    for (const from of [0, head, foot]) {
      for (let at = from; at < Math.min(from + 200, bytes.length); at += 5) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect((await verdictOn(changed)).ok, `byte ${at}`).toBe(false);
      }
    }
  });

  test('names the entry, the field and both values of the first difference', async () => {
    const at = LINES.findIndex((line) => line.includes('"fact":"incident"'));
    const entry = JSON.parse(LINES[at] ?? '') as { seq: number };
    const changed = FILE.replace('"rung":4', '"rung":5');
    expect(await verdictOn(changed)).toMatchObject({
      ok: false,
      entries: at - 2,
      firstDifference: { seq: entry.seq, field: 'facts.0.rung', recorded: 5, replayed: 4 },
    });
  });

  test('an entry left out, doubled or moved is a difference', async () => {
    const [a, b] = [LINES.length - 8, LINES.length - 5];
    const without = LINES.toSpliced(a, 1);
    const doubled = LINES.toSpliced(a, 0, LINES[a] ?? '');
    const moved = LINES.with(a, LINES[b] ?? '').with(b, LINES[a] ?? '');
    for (const lines of [without, doubled, moved]) {
      expect((await verdictOn(`${lines.join('\n')}\n`)).ok).toBe(false);
    }
  });

  test('says when another engine version recorded it, and that the difference may lie there', async () => {
    const other = FILE.replace(/"engine":"[\d.]+"/, '"engine":"0.0.9"');
    expect(await verdictOn(other)).toMatchObject({
      ok: false,
      recordedBy: '0.0.9',
      firstDifference: { field: 'sha256' },
    });
  });
});

describe('a file that is not whole', () => {
  test('a torn last line is recognised: what there is replays and is marked incomplete', async () => {
    const bytes = new TextEncoder().encode(FILE);
    const header = (LINES[0]?.length ?? 0) + (LINES[1]?.length ?? 0) + 20;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: header, max: bytes.length - 2 }), async (length) => {
        const torn = bytes.subarray(0, length);
        const run = await open(torn);
        let entries = 0;
        for await (const _ of run.entries()) entries += 1;
        expect(run.incomplete).toBe(true);
        const verdict = await verdictOn(torn);
        expect(verdict).toEqual({ ok: false, entries, incomplete: true });
      }),
      { numRuns: cases(10) },
    );
  });

  test.each([
    ['', 'is empty'],
    ['{"kind":"entry"}\n', 'not a run file'],
    ['brinkline: 1\nid: x\n', 'not a run file'],
    [FILE.replace('"format":1', '"format":2'), 'newer than this brinkline'],
    [FILE.replace('"sha256":"', '"sha256":"0'), 'SHA-256 differs'],
    [`${FILE}more\n`, 'more after the footer'],
    [FILE.replace(LINES[5] ?? '', 'not an entry'), 'The file is damaged'],
  ])('says what is wrong with %#', async (content, says) => {
    expect(await verdictOn(content)).toMatchObject({ ok: false, message: expect.stringContaining(says) });
  });

  test('the scenario in it is checked like any file', async () => {
    const { createHash } = await import('node:crypto');
    const text = SMALL.replace('office: head-of-state', 'office: head-of-stat');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const head = JSON.parse(LINES[0] ?? '') as { scenario: object };
    const file = `${JSON.stringify({ ...head, scenario: { id: 'small', sha256, text } })}\n`;
    await expect(openRun(chunks(file), 'x')).rejects.toThrow(/no-such-office[^]*head-of-state/);
  });
});
