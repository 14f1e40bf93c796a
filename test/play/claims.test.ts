import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import type { ClaimChecked, RunAsRecorded } from '../../src/play/index.js';
import { choicePoints, prepareClaimChecks, runScenario } from '../../src/play/index.js';
import { tippingOf } from '../../src/record/index.js';
import { applyArm } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { everyScenario, shipped } from '../laws/shipped.js';
import { entriesOf, evening } from './evening.js';

/** Each claim of a run, and what came of it. */
function claimsOf(scenario: CheckedScenario, recorded: RunAsRecorded) {
  const entries = entriesOf(scenario, recorded);
  const armed = recorded.arm === null ? scenario : applyArm(scenario, recorded.arm);
  const check = prepareClaimChecks(scenario, recorded, entries);
  return choicePoints(entries).flatMap((point) => {
    const entry = entries.find(({ seq }) => seq === point.seq);
    const claim = entry === undefined ? null : (tippingOf(armed, entry)?.belief ?? null);
    return claim === null ? [] : [{ point, claim, checked: check(point, claim), entries }];
  });
}

/** The highest rung that the entries cross to, and when that happens first. */
function peakIn(entries: readonly Entry[]): { readonly rung: number; readonly at: number | null } {
  let [rung, when]: [number, number | null] = [0, null];
  for (const { at, facts } of entries) {
    for (const fact of facts) {
      const to = Number(fact['to']);
      if (fact.fact === 'rung' && to > rung) [rung, when] = [to, at];
    }
  }
  return { rung, at: when };
}

const firstArm = ({ arms }: CheckedScenario) => Object.keys(arms)[0] ?? null;

describe('what would have tipped a decision', () => {
  test('is so when it is run again, over every shipped scenario; where not, the case is cleared instead', () => {
    let [held, cleared] = [0, 0];
    for (const [file, scenario] of everyScenario()) {
      for (const arm of Object.keys(scenario.arms)) {
        for (const { point, claim, checked } of claimsOf(scenario, { arm, seed: '1', inputs: [] })) {
          if (checked.holds) held += 1;
          else cleared += 1;
          expect([claim.to, null], `${file}, ${arm}, #${point.seq}`).toContain(checked.chosen);
        }
      }
    }
    expect(held).toBeGreaterThan(100);
    // A belief under .2 clears a case where there is evidence to rest it on.
    expect(cleared).toBeLessThan(held / 2);
  });

  test('only puts off the same end where the same peak comes later in the run with that belief', () => {
    const ends = { later: 0, atOnce: 0, sooner: 0, otherPeak: 0 };
    for (const [file, scenario] of everyScenario()) {
      const recorded = { arm: firstArm(scenario), seed: '2', inputs: [] };
      for (const { point, claim, checked, entries } of claimsOf(scenario, recorded)) {
        const { before: after, at, entity: to } = point;
        const event = { type: 'suppose', belief: claim.at, option: null };
        const again = entriesOf(scenario, { ...recorded, inputs: [{ origin: 'supposition', after, at, to, event }] });
        const [peak, instead] = [peakIn(entries), peakIn(again)];
        const end =
          peak.rung !== instead.rung
            ? 'otherPeak'
            : (['sooner', 'atOnce', 'later'] as const)[Math.sign((instead.at ?? 0) - (peak.at ?? 0)) + 1];
        if (end !== undefined) ends[end] += 1;
        const { peak: rung, peakAt, peakInstead, peakAtInstead, putsOff }: ClaimChecked = checked;
        expect({ rung, peakAt, peakInstead, peakAtInstead, putsOff }, `${file}, #${point.seq}`).toEqual({
          rung: peak.rung,
          peakAt: peak.at,
          peakInstead: instead.rung,
          peakAtInstead: instead.at,
          putsOff: end === 'later',
        });
      }
    }
    expect(Object.entries(ends).filter(([, times]) => times === 0)).toEqual([]);
  });

  test('is checked too where people decide before and after, whose decisions stay where they apply', () => {
    const scenario = shipped();
    const offices = Object.keys(scenario.actors).filter((office) => office.startsWith('nato.'));
    let [later, gone] = [0, 0];
    for (const seed of ['p/2', 'p/6', 'p/9', 'p/12']) {
      const recorded = evening(scenario, 'closed', seed, offices, 40, ({ formula }) => formula);
      const { outcome } = runScenario(scenario, recorded);
      const last = Math.max(...recorded.inputs.map(({ at }) => at));
      for (const { point, claim, checked } of claimsOf(scenario, recorded)) {
        expect(point.ask).toBeNull();
        expect([claim.to, null]).toContain(checked.chosen);
        expect(checked.peak).toBe(outcome.peakRung);
        if (point.at >= last) continue;
        later += 1;
        gone += checked.notApplied;
        expect(checked.notApplied).toBeLessThanOrEqual(recorded.inputs.length);
      }
    }
    expect(later).toBeGreaterThan(0);
    expect(gone).toBeGreaterThan(0);
  });
});
