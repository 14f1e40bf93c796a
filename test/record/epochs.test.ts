import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Epoch } from '../../src/engine/index.js';
import { compiled, reference } from '../../src/engine/index.js';
import type { EntryLine, RunHeader } from '../../src/record/index.js';
import { canonical } from '../../src/telling/index.js';
import { everyScenario } from '../laws/shipped.js';
import { expectProof } from './proving.js';
import { SMALL, recorded, verdictOn } from './recording.js';

const RUN = { arm: 'closed', seed: '1/14' };
const PLAIN = recorded(SMALL, RUN);

/** An entry in the middle of a run file. */
function middleOf(file: string): number {
  const lines = file.split('\n').slice(1, -2);
  return (JSON.parse(lines[Math.floor(lines.length / 2)] ?? '') as EntryLine).seq;
}

const EPOCH: Epoch = { after: middleOf(PLAIN), seed: 'other' };
const NEW_LUCK = recorded(SMALL, { ...RUN, epochs: [EPOCH] });

/** The file with another list of epochs in its header. */
function withEpochs(file: string, epochs: unknown): string {
  const [first = '', ...rest] = file.split('\n');
  const header = JSON.parse(first) as RunHeader;
  return [canonical({ ...header, epochs }), ...rest].join('\n');
}

describe('a run with new luck', () => {
  test('writes a file that names it, keeps what happened before it, and verifies and explains itself', async () => {
    expect(JSON.parse(NEW_LUCK.split('\n')[0] ?? '')).toHaveProperty('epochs', [EPOCH]);
    const kept = PLAIN.split('\n').findIndex((line) => line.includes(`"kind":"entry"`) && seqOf(line) === EPOCH.after);
    expect(NEW_LUCK.split('\n').slice(1, kept + 1)).toEqual(PLAIN.split('\n').slice(1, kept + 1));
    expect(NEW_LUCK.split('\n').slice(kept + 1)).not.toEqual(PLAIN.split('\n').slice(kept + 1));
    await expectProof(SMALL, { ...RUN, epochs: [EPOCH] }, [reference, compiled]);
  });

  test.each(everyScenario())('in %s writes a file that reads, verifies and explains', async (file) => {
    const text = readFileSync(file, 'utf8');
    const run = { arm: null, seed: 'proof' };
    const epochs = [{ after: middleOf(recorded(text, run)), seed: 'other' }];
    const footer = await expectProof(text, { ...run, epochs }, [compiled]);
    expect(footer.entries).toBeGreaterThan(0);
  });
});

test('a run without new luck writes the file that it always wrote', () => {
  expect(recorded(SMALL, { ...RUN, epochs: [] })).toBe(PLAIN);
  expect(PLAIN.split('\n')[0]).not.toContain('epochs');
});

describe('a forged schedule is found out', () => {
  test.each([
    ['another seed', withEpochs(NEW_LUCK, [{ ...EPOCH, seed: 'third' }])],
    ['another moment', withEpochs(NEW_LUCK, [{ ...EPOCH, after: 1 }])],
    ['none', withEpochs(NEW_LUCK, undefined)],
    ['one where there was none', withEpochs(PLAIN, [EPOCH])],
  ])('%s', async (_, file) => {
    const verdict = await verdictOn(file);
    expect(verdict).toMatchObject({ ok: false, firstDifference: { recorded: expect.anything() as unknown } });
  });

  test.each([
    ['that waits for an entry that does not exist', [EPOCH, { after: 1e6, seed: 'x' }], 1],
    ['that waits for another one that never opens', [{ after: 1e6, seed: 'x' }, EPOCH], 0],
    ['that waits for an entry before another one’s', [EPOCH, { after: 1, seed: 'x' }], 1],
  ])('an epoch %s', async (_, epochs, place) => {
    expect(await verdictOn(recorded(SMALL, { ...RUN, epochs }))).toMatchObject({
      ok: false,
      firstDifference: { field: `epochs.${place}`, replayed: 'no epoch opens there' },
    });
  });

  test.each([
    ['no list', { after: 1, seed: 'x' }],
    ['an empty list', []],
    ['a negative number', [{ after: -1, seed: 'x' }]],
    ['a fraction', [{ after: 1.5, seed: 'x' }]],
    ['no seed', [{ after: 1 }]],
    ['something more', [{ after: 1, seed: 'x', key: 1 }]],
    ['far too many', Array.from({ length: 1001 }, (__, after) => ({ after, seed: 'x' }))],
  ])('%s', async (_, epochs) => {
    expect(await verdictOn(withEpochs(PLAIN, epochs))).toMatchObject({
      message: expect.stringContaining('small.run.jsonl:1: its list of epochs is not valid') as string,
    });
  });
});

function seqOf(line: string): number {
  return (JSON.parse(line) as EntryLine).seq;
}
