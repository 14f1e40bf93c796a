import { expect, test } from 'vitest';
import type { CrisisFact, Deed } from '../../../src/model/index.js';
import type { Scheme } from '../../../src/model/formulas/score.js';
import { scoreAfter, scoreAtStart } from '../../../src/model/formulas/score.js';

function act(does: Deed, rung: number): CrisisFact {
  const who = { actor: 'blue.chief', side: 'blue', option: 'it', says: 'does it', case: 'strike' } as const;
  return { fact: 'act', ...who, does, rung, authority: 'own', belief: 0.5 };
}
function statement(kind: string): CrisisFact {
  return { fact: 'statement', by: 'blue.head', kind, about: 'red' };
}
function incident(rung: number, kind: 'accident' | 'hostile' | 'reprisal'): CrisisFact[] {
  const what = { says: 'It.', by: 'red', against: 'blue', damage: 'minor' };
  return [
    { fact: 'incident', case: 'strike', rung, ...what },
    { fact: 'truth', case: 'strike', truth: 't', kind, really: 'red' },
  ];
}
function score(scheme: Scheme, facts: readonly CrisisFact[]): number {
  const rungs: Record<string, { rung: number }> = {};
  return facts.reduce((before, fact) => {
    if (fact.fact === 'incident') rungs[fact.case] = fact;
    return scoreAfter(scheme, before, fact, rungs);
  }, scoreAtStart(scheme));
}
function crossing(to: number): CrisisFact {
  return { fact: 'rung', from: 0, to, by: 'act', side: null, case: null };
}

/** Points of Rivera et al., the Goldstein value of the CAMEO code, MID hostility; from the published tables. */
test.each<[string, CrisisFact[], [rivera: number, goldstein: number, mid: number]]>([
  ['nothing: no points, hostility none', [], [0, 0, 1]],
  ['posturing; 15; display', [act('posture', 3)], [4, -7.2, 3]],
  ['nuclear signalling is posturing', [act('signal', 7)], [4, -7.2, 3]],
  ['public criticism; 138; threat', [act('coerce', 3)], [12, -7, 2]],
  ['targeted attack; 19; use of force', [act('strike', 5)], [28, -10, 4]],
  ['full invasion; 19; war', [act('strike', 8)], [28, -10, 5]],
  ['tactical nuclear strike; 20; war', [act('strike', 9)], [60, -10, 5]],
  ['message; 01', [act('explain', 0), act('deny', 0)], [0, 0, 1]],
  ['message; 055', [act('admit', 0)], [0, 7, 1]],
  ['disarmament; 08', [act('stand-down', 0)], [-2, 5, 1]],
  ['waiting', [act('nothing', 0), act('call', 0)], [0, 0, 1]],
  ['public criticism; 11', [statement('insult')], [12, -2, 1]],
  ['public criticism; 10', [statement('demand-answers')], [12, -5, 1]],
  ['a message; 01', [statement('reassurance')], [0, 0, 1]],
  ['a stray missile is nobody’s act', incident(4, 'accident'), [0, 0, 1]],
  ['a deliberate one is', incident(4, 'hostile'), [28, -10, 4]],
  ['a provocation below the crisis rung is posturing', incident(2, 'hostile'), [4, -7.2, 3]],
  ['a reprisal is counted once, as an act', [act('strike', 5), ...incident(5, 'reprisal')], [28, -10, 4]],
  ['points add up, hostility is the highest', [act('strike', 5), act('posture', 3)], [32, -17.2, 4]],
])('%s', (_says, facts, expected) => {
  expect((['rivera', 'goldstein', 'mid'] as const).map((scheme) => score(scheme, facts))).toEqual(expected);
});

test('ICB violence follows the highest rung', () => {
  const peaks = [0, 3, 4, 5, 6, 7, 8, 11];
  expect(peaks.map((peak) => score('icb', [crossing(peak), crossing(0)]))).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});
