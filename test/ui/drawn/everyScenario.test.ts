import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layLanes } from '../../../src/ui/drawn/laneLayout.js';
import { valueAt } from '../../../src/ui/drawn/steps.js';
import { momentOf } from '../../../src/ui/work/moment.js';
import { load, openedFrom } from '../../../src/ui/work/session.js';
import { whyOf } from '../../../src/ui/work/why.js';
import { recordedRun } from '../recorded.js';

const SCENARIOS = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

describe.each(SCENARIOS)('the picture of %s', (name) => {
  const reading = load(recordedRun(`scenarios/${name}`), () => {});

  test('agrees with the footer of the run and with its facts', async () => {
    const { loaded, run } = await reading;
    const { picture, story } = openedFrom(loaded, run);
    const outcome = run.end?.footer.outcome;
    expect(picture.curve.peak.rung).toBe(outcome?.peakRung);
    expect(valueAt(picture.curve.overall, picture.until)).toBe(outcome?.finalRung);
    expect(picture.cases).toHaveLength(loaded.facts.of('incident').length);
    expect(picture.lanes.map(({ office }) => office).toSorted()).toEqual(
      Object.keys(loaded.scenario.actors).toSorted(),
    );
    const decided = picture.lanes.flatMap(({ decisions }) => decisions);
    expect(decided).toHaveLength(loaded.facts.of('decision').length);
    expect(story.all.length).toBeGreaterThanOrEqual(story.headlines.length);
    for (const { steps, until } of picture.lanes.flatMap(({ strips }) => strips)) {
      expect(steps.every(({ value }) => value >= 0 && value <= 1)).toBe(true);
      expect(steps[0]?.at ?? 0).toBeLessThanOrEqual(until ?? Infinity);
    }
  });

  test('has its times in order and no two rows of lanes over each other', async () => {
    const { loaded, run } = await reading;
    const { picture } = openedFrom(loaded, run);
    const { curve, lanes, contacts } = picture;
    const lists = [
      curve.overall,
      curve.marks,
      ...curve.sides.map(({ steps }) => steps),
      ...lanes.map((lane) => lane.decisions),
    ];
    for (const list of lists)
      expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).toSorted((a, b) => a - b));
    for (const expanded of [null, lanes[0]?.office ?? null]) {
      const { rows, height } = layLanes({ lanes, contacts, unfolded: new Set(), expanded, above: 0 });
      const ends = rows.map((row) => row.y + row.height);
      expect(rows.map(({ y }) => y)).toEqual([0, ...ends].slice(0, rows.length));
      expect(height).toBe(ends.at(-1) ?? 0);
    }
  });

  test('tells what an office knew at every decision, and why', async () => {
    const { loaded, run } = await reading;
    const { picture } = openedFrom(loaded, run);
    for (const { office, decisions } of picture.lanes) {
      for (const { at, seq, chosen } of decisions.slice(0, 3)) {
        const moment = momentOf(loaded, office, at, seq);
        expect(moment.decision).toMatchObject({ seq, chosen, isNow: true });
        expect(moment.decision?.options.map(({ id }) => id)).toContain(chosen);
        const why = await whyOf(loaded, seq, false);
        expect(why?.links[0]?.seq).toBe(seq);
      }
    }
  });
});
