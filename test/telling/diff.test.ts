import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { partingOf, partingText, sideBySide, story, summary } from '../../src/telling/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { runScenario } from '../../src/play/index.js';
import { SMALL } from '../record/recording.js';

function run(arm: string | null, seed: string, text = SMALL) {
  const { scenario } = checkScenario(text, 'small.yaml');
  if (scenario === null) throw new Error('the small scenario is not good');
  const entries: Entry[] = [];
  const result = runScenario(scenario, { arm, seed, trace: (entry) => void entries.push(entry) });
  return { scenario, entries, result };
}

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

describe('telling', () => {
  test('both stories side by side hold every line of each from the parting on', async () => {
    const [a, b] = [run('open', '1/7'), run('closed', '1/7')];
    const text = sideBySide({ title: 'open', ...a }, { title: 'closed', ...b }, 0, 400);
    for (const { scenario, entries } of [a, b]) {
      for (const line of story(scenario, entries).split('\n')) expect(text).toContain(line.slice(14).trim());
    }
    for (const line of sideBySide({ title: 'open', ...a }, { title: 'closed', ...b }, 0, 100).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(101);
    }
  });

  test('clock times are those of the zone that the start is written in', () => {
    const { scenario, entries } = run('closed', '1', SMALL.replace('06:00:00Z', '23:30:00+05:30'));
    expect(story(scenario, entries)).toMatch(/^ day 2 01:30 /);
  });

  test('the summary names the peak, its kind and the end', () => {
    const { scenario, result } = run('closed', '1/14');
    expect(summary(scenario, result)).toMatch(
      /^Peak rung 5 \(local exchange, day 1 \d\d:\d\d, deliberate\)\. At the horizon, after 2 d, it stands at rung \d\.$/,
    );
  });
});
