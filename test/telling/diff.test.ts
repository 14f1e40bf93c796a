import { describe, expect, test } from 'vitest';
import { partingOf, partingText } from '../../src/telling/index.js';
import { SMALL } from '../record/recording.js';
import { run } from './runs.js';

describe('where two runs part', () => {
  test('nowhere, where they are the same run', async () => {
    expect(await partingOf(run('open', '1').entries, run('open', '1').entries)).toBe(null);
    expect(await partingOf(run('open', '1').entries, run(null, '1').entries)).toBe(null);
  });

  test('at the first message that the other arm changes: the line is closed', async () => {
    const [a, b] = [run('open', '1/7'), run('closed', '1/7')];
    const parting = await partingOf(a.entries, b.entries);
    expect(parting).toMatchObject({ what: 'state', field: 'before', inA: 'idle', inB: 'closed' });
    expect(parting?.a?.event.type).toBe('request');
    const { same } = parting ?? { same: 0 };
    expect(same).toBe(a.entries.findIndex(({ event }) => event.type === 'request'));
    expect(partingText(a.scenario, parting, 'open', 'closed')).toContain('before: idle');
  });

  test('two seeds part at a draw, two versions of a scenario at what was changed', async () => {
    const seeds = await partingOf(run('open', '1').entries, run('open', '2').entries);
    expect(seeds?.what).toBe('draw');
    const changed = SMALL.replace('P(an act', 'P(an act').replace(
      'believes: { south: 0.3 }',
      'believes: { south: 0.4 }',
    );
    const versions = await partingOf(run('open', '1').entries, run('open', '1', changed).entries);
    expect(versions).toMatchObject({ what: 'facts' });
  });

  test('numbers of messages do not count as a difference', async () => {
    const { entries } = run('open', '1');
    const shifted = entries.map((entry) => ({
      ...entry,
      seq: entry.seq + 7,
      cause: entry.cause === null ? null : entry.cause + 7,
    }));
    expect(await partingOf(entries, shifted)).toBe(null);
  });

  test('a run that ends sooner parts there', async () => {
    const { entries } = run('open', '1');
    expect(await partingOf(entries, entries.slice(0, 10))).toMatchObject({ same: 10, b: null });
  });
});
