import { describe, expect, test } from 'vitest';
import type { Pivot, RunAsRecorded } from '../../src/play/index.js';
import { choicePoints, pivotsOf, prepareRerun, runScenario } from '../../src/play/index.js';
import { shipped } from '../laws/shipped.js';
import { entriesOf, evening } from './evening.js';

const scenario = shipped();
const peakOf = (recorded: RunAsRecorded) => runScenario(scenario, recorded).outcome.peakRung;

function pointOf(pivot: Pivot | undefined, recorded: RunAsRecorded) {
  const entries = entriesOf(scenario, recorded);
  const point = choicePoints(entries).find(({ seq }) => seq === pivot?.seq);
  if (pivot === undefined || point === undefined) throw new Error('there is no pivot');
  return { pivot, point, entries };
}

describe('the pivots of a run', () => {
  const [seed = ''] = Array.from({ length: 40 }, (_, i) => `p/${i}`).filter(
    (each) => peakOf({ arm: 'closed', seed: each, inputs: [] }) >= 5,
  );
  const recorded = { arm: 'closed', seed, inputs: [] };
  const peak = peakOf(recorded);
  const pivots = pivotsOf(scenario, recorded, entriesOf(scenario, recorded));

  test('are single decisions that change its peak, those that change it most first', () => {
    expect(pivots.length).toBeGreaterThan(0);
    for (const pivot of pivots) expect(pivot.peakInstead).not.toBe(peak);
    const sizes = pivots.map(({ peakInstead }) => Math.abs(peakInstead - peak));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  test('are those that are found by running it again from the start', () => {
    const entries = entriesOf(scenario, recorded);
    const again = prepareRerun(scenario, recorded, entries, 'closed');
    const found = choicePoints(entries).flatMap((point) =>
      point.options.flatMap((option) => {
        if (option === point.chosen) return [];
        const peakInstead = peakOf(again({ seed, instead: { point, option } }));
        return peakInstead === peak ? [] : [`#${point.seq} ${option}: ${peakInstead}`];
      }),
    );
    const named = pivots.map(({ seq, instead, peakInstead }) => `#${seq} ${instead}: ${peakInstead}`);
    expect(named.toSorted()).toEqual(found.toSorted());
  });

  test('give that peak when they are run again, and all before them stays as it was', () => {
    const { pivot, point, entries } = pointOf(pivots[0], recorded);
    const { before: after, at, entity: to } = point;
    const event = { type: 'suppose', belief: null, option: pivot.instead };
    const supposing = { ...recorded, inputs: [{ origin: 'supposition', after, at, to, event }] };
    expect(peakOf(supposing)).toBe(pivot.peakInstead);
    const again = entriesOf(scenario, supposing);
    const until = entries.findIndex(({ seq }) => seq === pivot.seq);
    expect(again.slice(0, until)).toEqual(entries.slice(0, until));
    expect(again.find(({ seq }) => seq === pivot.seq)?.facts).toContainEqual(
      expect.objectContaining({ fact: 'decision', chosen: pivot.instead, by: 'supposition' }),
    );
  });
});

describe('the pivots of an evening with decisions at the table', () => {
  const offices = Object.keys(scenario.actors).filter((office) => office.startsWith('nato.'));
  const recorded = evening(scenario, 'closed', 'p/2', offices, 40, ({ formula }) => formula);
  const entries = entriesOf(scenario, recorded);
  const last = Math.max(...recorded.inputs.map(({ at }) => at));
  const pivots = pivotsOf(scenario, recorded, entries);

  test('are found before later inputs too, of the formula and of the table, each decision once', () => {
    const early = pivots.filter(({ at }) => at < last);
    expect(early.some(({ chance }) => chance === null)).toBe(true);
    expect(new Set(pivots.map(({ seq, instead }) => `${seq} ${instead}`)).size).toBe(pivots.length);
    const asks = pivots.map(({ seq, instead }) => {
      return `${choicePoints(entries).find((point) => point.seq === seq)?.ask ?? `#${seq}`} ${instead}`;
    });
    expect(new Set(asks).size).toBe(pivots.length);
  });

  test('are what `prepareRerun` makes, and count the inputs that do not apply there', () => {
    const again = prepareRerun(scenario, recorded, entries, 'closed');
    for (const each of pivots) {
      const { pivot, point } = pointOf(each, recorded);
      const { notApplied, ...otherwise } = again({ seed: 'p/2', instead: { point, option: pivot.instead } });
      expect(pivot.notApplied).toBe(notApplied.length);
      expect(pivot.peakInstead).toBe(peakOf(otherwise));
    }
    expect(pivots.some(({ notApplied }) => notApplied > 0)).toBe(true);
  });
});
