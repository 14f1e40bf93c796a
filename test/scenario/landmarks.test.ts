import { describe, expect, test } from 'vitest';
import { LANDMARKS } from '../../src/model/index.js';
import type { CrisisFact } from '../../src/model/index.js';
import { choicesOf } from '../../src/scenario/index.js';
import { runScenario } from '../../src/play/index.js';
import { scenarioOf, small } from './small.js';

/** The small scenario on Kahn’s ladder, its one incident of this rung, and nothing else going on. */
function onKahn(rung: number) {
  const text = small('id: small', 'id: small\nladder: kahn')
    .replace('actions:', 'actions:\n  use: kahn')
    .replace('rung: 4', `rung: ${rung}`)
    .replace('deliberate: { weight: 1,', 'deliberate: { weight: 0.000001,')
    .replace('chance: 0.02', 'chance: 0');
  return scenarioOf(text);
}

function factsOf(rung: number): CrisisFact[] {
  const facts: CrisisFact[] = [];
  const trace = (entry: { readonly facts: readonly object[] }) => void facts.push(...(entry.facts as CrisisFact[]));
  runScenario(onKahn(rung), { arm: 'open', seed: '1', trace });
  return facts;
}

describe('where a ladder marks the thresholds', () => {
  test('they are there; where it marks none, at 2, 4 and 7', () => {
    expect(choicesOf(onKahn(8)).parameters).toMatchObject({ calmRung: 3, crisisRung: 8, brinkRung: 11 });
    expect(choicesOf(scenarioOf(small('id: small', 'id: small'))).parameters).toMatchObject({ ...LANDMARKS });
  });

  test('an incident of the crisis rung is reviewed and ends in calm; one below it is neither a crisis nor calmed', () => {
    const [crisis, harassment] = [factsOf(8), factsOf(7)];
    const reviewed = (facts: CrisisFact[]) =>
      facts.some((fact) => fact.fact === 'decision' && fact.kind === 'national');
    expect([reviewed(crisis), reviewed(harassment)]).toEqual([true, false]);
    const calmed = (facts: CrisisFact[]) => facts.some((fact) => fact.fact === 'calm');
    expect([calmed(crisis), calmed(harassment)]).toEqual([true, false]);
  });

  test('it is calm at the marked rung, not before', () => {
    let overall = 0;
    const calmAt: number[] = [];
    for (const fact of factsOf(8)) {
      if (fact.fact === 'rung') overall = fact.to;
      if (fact.fact === 'calm' && fact.calm) calmAt.push(overall);
    }
    expect(calmAt).toEqual([3]);
  });
});
