import { describe, expect, test } from 'vitest';
import type { CrisisFact } from '../../src/model/index.js';
import { story, storyLines, summary, timeline } from '../../src/telling/index.js';
import { SMALL } from '../record/recording.js';
import { run } from './runs.js';

/** The first run of the arm closed that rises to rung 5. */
function exchange() {
  const runs = Array.from({ length: 100 }, (_, i) => `1/${i + 1}`).map((seed) => run('closed', seed));
  const found = runs.find(({ result }) => result.outcome.peakRung === 5);
  if (found === undefined) throw new Error('no run rises to rung 5');
  return found;
}

describe('a timeline', () => {
  const { scenario, entries } = exchange();
  const rows = entries.flatMap(timeline(scenario));

  test('has a row for each fact that is told, with the number of its entry', () => {
    const told = entries.flatMap(({ seq, facts }) => facts.map((fact) => ({ seq, fact: fact as CrisisFact })));
    const incidents = told.flatMap(({ seq, fact }) =>
      fact.fact === 'incident' ? [{ seq, case: fact.case, text: fact.says }] : [],
    );
    expect(incidents.length).toBeGreaterThan(0);
    expect(rows).toEqual(expect.arrayContaining(incidents.map((row) => expect.objectContaining(row))));
  });

  test('marks the ladder and acts, and leaves the layout to whoever shows it', () => {
    expect(rows.find(({ text }) => text.startsWith('rung 5'))).toMatchObject({ mark: '▲' });
    expect(rows.find(({ mark }) => mark === '!')?.text).toMatch(/hostile\? \d+ %\)\.$/);
    for (const { text, time } of rows) {
      expect(text).toBe(text.trim());
      expect(time).toMatch(/^\d\d:\d\d$/);
    }
  });

  test('has no case where a fact is about none', () => {
    const [entry] = entries;
    if (entry === undefined) throw new Error('the run is empty');
    const [row] = timeline(scenario)({ ...entry, facts: [{ fact: 'calm', calm: true }] });
    expect(row).toMatchObject({ text: 'The crisis is calm.', case: null });
  });
});

describe('a story', () => {
  test('shows the day and the time only where they change', () => {
    const row = { mark: '', seq: 1, at: 0, case: null } as const;
    const lines = storyLines();
    expect(
      lines([
        { ...row, day: 1, time: '09:00', text: 'a' },
        { ...row, day: 1, time: '09:00', text: 'b' },
      ]),
    ).toEqual([' day 1 09:00    a', '                b']);
    expect(lines([{ ...row, day: 2, time: '09:00', mark: '▲', text: 'c' }])).toEqual([' day 2 09:00  ▲ c']);
  });

  test('has clock times in the zone that the start is written in', () => {
    const { scenario, entries } = run('closed', '1', SMALL.replace('06:00:00Z', '23:30:00+05:30'));
    expect(story(scenario, entries)).toMatch(/^ day 2 01:30 /);
  });
});

test('the summary names the peak, its kind and the end', () => {
  const { scenario, result } = exchange();
  expect(summary(scenario, result)).toMatch(
    /^Peak rung 5 \(local exchange, day \d \d\d:\d\d, (?:deliberate|inadvertent|accidental)\)\. At the horizon, after 2 d, it stands at rung \d\.$/,
  );
});
