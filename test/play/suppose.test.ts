import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { checkClaim, decisionsTaken, pivotsOf, prepareRuns, suppositionAt } from '../../src/play/index.js';
import { tippingOf } from '../../src/record/index.js';
import { applyArm } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { everyScenario, shipped } from '../laws/shipped.js';

function entriesOf(scenario: CheckedScenario, arm: string, seed: string): { entries: Entry[]; peak: number } {
  const entries: Entry[] = [];
  const { outcome } = prepareRuns(scenario, arm)({ seed, trace: (entry) => entries.push(entry) });
  return { entries, peak: outcome.peakRung };
}

describe('what would have tipped a decision', () => {
  test('is so when it is run again, over every shipped scenario; where not, the case is cleared instead', () => {
    let [held, cleared] = [0, 0];
    for (const [file, scenario] of everyScenario()) {
      for (const arm of Object.keys(scenario.arms)) {
        const { entries } = entriesOf(scenario, arm, '1');
        const armed = applyArm(scenario, arm);
        for (const decision of decisionsTaken(entries)) {
          const entry = entries.find(({ seq }) => seq === decision.seq);
          const claim = entry === undefined ? null : (tippingOf(armed, entry)?.belief ?? null);
          if (claim === null) continue;
          const checked = checkClaim(scenario, { arm, seed: '1', inputs: [] }, decision, claim);
          if (checked?.holds === true) held += 1;
          else cleared += 1;
          expect([claim.to, null], `${file}, ${arm}, #${decision.seq}`).toContain(checked?.chosen);
        }
      }
    }
    expect(held).toBeGreaterThan(100);
    // A belief under .2 clears a case where there is evidence to rest it on.
    expect(cleared).toBeLessThan(held / 2);
  });
});

describe('the pivots of a run', () => {
  const scenario = shipped();
  const [seed = ''] = Array.from({ length: 40 }, (_, i) => `p/${i}`).filter(
    (each) => entriesOf(scenario, 'closed', each).peak >= 5,
  );
  const { entries, peak } = entriesOf(scenario, 'closed', seed);
  const recorded = { arm: 'closed', seed, inputs: [] };
  const pivots = pivotsOf(scenario, recorded, entries);

  test('are single decisions that change its peak, those that change it most first', () => {
    expect(pivots.length).toBeGreaterThan(0);
    for (const pivot of pivots) expect(pivot.peakInstead).not.toBe(peak);
    const sizes = pivots.map(({ peakInstead }) => Math.abs(peakInstead - peak));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  test('give that peak when they are run again, and all before them stays as it was', () => {
    const [pivot] = pivots;
    const decision = decisionsTaken(entries).find(({ seq }) => seq === pivot?.seq);
    if (pivot === undefined || decision === undefined) throw new Error('there is no pivot');
    const again: Entry[] = [];
    const inputs = [suppositionAt(decision, { option: pivot.instead })];
    const { outcome } = prepareRuns(scenario, 'closed')({ seed, inputs, trace: (entry) => again.push(entry) });
    expect(outcome.peakRung).toBe(pivot.peakInstead);
    const until = entries.findIndex(({ seq }) => seq === pivot.seq);
    expect(again.slice(0, until)).toEqual(entries.slice(0, until));
    expect(again.find(({ seq }) => seq === pivot.seq)?.facts).toContainEqual(
      expect.objectContaining({ fact: 'decision', chosen: pivot.instead, by: 'supposition' }),
    );
  });
});
