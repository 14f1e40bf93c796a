import { describe, expect, test } from 'vitest';
import type { CrisisFact, Measure, Outcome, TruthKind } from '../../src/model/index.js';
import { outcomeObserver, outcomeOf } from '../../src/model/index.js';

const HOUR = 3600;

/** The outcome of facts told at these seconds. */
function outcome(facts: readonly (readonly [number, CrisisFact])[], measures: Record<string, Measure> = {}): Outcome {
  const observer = outcomeObserver(measures, false);
  const state = observer.start();
  for (const [seq, [at, fact]] of facts.entries()) observer.note(state, { at, seq: seq + 1, by: 'somebody', fact });
  return outcomeOf(state, measures);
}
function measured(facts: readonly (readonly [number, CrisisFact])[], measure: Measure) {
  return outcome(facts, { it: measure }).measures['it'];
}

function hit(reached = 4, id = 'strike'): CrisisFact {
  const what = { says: 'A missile.', by: 'red', against: 'blue', damage: 'minor' };
  return { fact: 'incident', case: id, rung: reached, ...what };
}
function truth(kind: TruthKind, about = 'strike'): CrisisFact {
  return { fact: 'truth', case: about, truth: 't', kind, really: 'red' };
}
function rung(from: number, to: number, over: Partial<Extract<CrisisFact, { fact: 'rung' }>> = {}): CrisisFact {
  return { fact: 'rung', from, to, by: 'incident', side: 'red', case: 'strike', ...over };
}
function act(reached: number, about: string | null = 'strike'): CrisisFact {
  const who = { actor: 'blue.chief', side: 'blue', option: 'limited', says: 'fires', does: 'strike' } as const;
  return { fact: 'act', ...who, case: about, rung: reached, authority: 'own', belief: 0.5 };
}
function belief(to: number, over: { actor?: string; rung?: number } = {}): CrisisFact {
  const about = { case: 'strike', about: 'red', why: 'report', from: 0.5, rung: 4, actor: 'blue.chief' };
  return { fact: 'belief', ...about, to, ...over };
}
function contact(result: 'connected' | 'refused', channel = 'chiefs'): CrisisFact {
  const ends = { from: 'blue.chief', to: 'red.chief', case: 'strike', tier: 'strategic' } as const;
  return { fact: 'contact', channel, ...ends, result, effect: true };
}
const calm = (value: boolean): CrisisFact => ({ fact: 'calm', calm: value });

const STORY: readonly (readonly [number, CrisisFact])[] = [
  [HOUR, hit()],
  [HOUR, truth('accident')],
  [HOUR, rung(0, 4)],
  [2 * HOUR, belief(0.6)],
  [3 * HOUR, act(5)],
  [3 * HOUR, rung(4, 5, { by: 'act', side: 'blue', aimed: 5, rungIfHostile: 5, rungIfAccident: 3 })],
  [3 * HOUR, { fact: 'side-state', side: 'blue', rung: 5 }],
  [4 * HOUR, contact('refused')],
  [5 * HOUR, contact('connected')],
  [6 * HOUR, belief(0.15)],
  [20 * HOUR, rung(5, 2, { by: 'quiet', side: null, case: null })],
  [20 * HOUR, calm(true)],
];

describe('what is measured', () => {
  test.each<[string, Measure, number | boolean | null]>([
    ['a rung reached', { kind: 'reached', rung: 5, label: null }, true],
    ['a rung not reached', { kind: 'reached', rung: 6, label: null }, false],
    ['a rung reached inadvertently', { kind: 'reached', rung: 5, label: 'inadvertent' }, true],
    ['a rung not reached deliberately', { kind: 'reached', rung: 5, label: 'deliberate' }, false],
    ['a lower rung reached by accident', { kind: 'reached', rung: 4, label: 'accidental' }, true],
    ['an answer', { kind: 'answered', rung: 5, truth: null }, true],
    ['an answer to an accident', { kind: 'answered', rung: 5, truth: 'accident' }, true],
    ['an answer to a hostile act', { kind: 'answered', rung: 5, truth: 'hostile' }, false],
    ['no answer of rung 6', { kind: 'answered', rung: 6, truth: null }, false],
    ['calm at the end', { kind: 'calm-at-end' }, true],
    ['the highest rung', { kind: 'peak', side: null }, 5],
    ['the highest rung of a side', { kind: 'peak', side: 'blue' }, 5],
    ['of a side that never moved', { kind: 'peak', side: 'green' }, 0],
    ['contacts', { kind: 'contacts', result: 'connected' }, 1],
    ['refusals', { kind: 'contacts', result: 'refused' }, 1],
    ['silences', { kind: 'contacts', result: 'unanswered' }, 0],
    ['the points of Rivera et al.: an attack, messages', { kind: 'score', scheme: 'rivera' }, 28],
    ['Goldstein: 19 fight, 125 reject, 041 telephone', { kind: 'score', scheme: 'goldstein' }, -10 - 5 + 1],
    ['the hostility of the dispute', { kind: 'score', scheme: 'mid' }, 4],
    ['the violence of the crisis', { kind: 'score', scheme: 'icb' }, 2],
    ['the time to a belief below', { kind: 'first-belief', actor: 'blue.chief', below: 0.2, above: null }, 5 * HOUR],
    ['the time to a belief above', { kind: 'first-belief', actor: 'blue.chief', below: null, above: 0.5 }, HOUR],
    ['a belief that never was', { kind: 'first-belief', actor: 'blue.chief', below: 0.1, above: null }, null],
    ['another office’s belief', { kind: 'first-belief', actor: 'blue.head', below: 0.2, above: null }, null],
    ['the time to a rung', { kind: 'first-rung', rung: 5 }, 2 * HOUR],
    ['the time to the first contact', { kind: 'first-contact', channel: 'chiefs' }, 4 * HOUR],
    ['on another line', { kind: 'first-contact', channel: 'theatre' }, null],
    ['the time to calm', { kind: 'first-calm' }, 19 * HOUR],
  ])('%s', (_, measure, expected) => {
    expect(measured(STORY, measure)).toBe(expected);
  });

  test('a time is the first, and counts from the first case of rung 4 or more', () => {
    const early = [[0, hit(2, 'small')], [0, rung(0, 4)], ...STORY, [30 * HOUR, belief(0.1)]] as const;
    expect(measured(early, { kind: 'first-rung', rung: 4 })).toBe(0);
    expect(measured(early, { kind: 'first-belief', actor: 'blue.chief', below: 0.2, above: null })).toBe(5 * HOUR);
  });

  test('a reprisal that was answered was neither an accident nor hostile', () => {
    const facts = [
      [HOUR, hit(5, 'reply')],
      [HOUR, truth('reprisal', 'reply')],
      [2 * HOUR, act(6, 'reply')],
    ] as const;
    const answered = (kind: TruthKind | null) => measured(facts, { kind: 'answered', rung: 5, truth: kind });
    expect([answered('accident'), answered('hostile'), answered('reprisal'), answered(null)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('beliefs about small cases do not count', () => {
    const facts = [
      [HOUR, hit()],
      [2 * HOUR, belief(0.1, { rung: 3 })],
    ] as const;
    expect(measured(facts, { kind: 'first-belief', actor: 'blue.chief', below: 0.2, above: null })).toBe(null);
  });

  test('where there never was a case, it is calm', () => {
    expect(measured([], { kind: 'calm-at-end' })).toBe(true);
    expect(measured([[HOUR, hit()]], { kind: 'calm-at-end' })).toBe(false);
    expect(measured([...STORY, [30 * HOUR, calm(false)]], { kind: 'calm-at-end' })).toBe(false);
  });
});

describe('the outcome', () => {
  test('names peak, end, crossings with their labels, contacts and milestones', () => {
    const { peakRung, finalRung, crossings, contacts, milestones } = outcome(STORY);
    expect([peakRung, finalRung]).toEqual([5, 2]);
    expect(crossings).toMatchObject([
      { rung: 4, at: HOUR, side: 'red', label: 'accidental', seq: 3 },
      { rung: 5, at: 3 * HOUR, side: 'blue', label: 'inadvertent', seq: 6 },
    ]);
    expect(contacts.map(({ at, result, channel }) => [at / HOUR, result, channel])).toEqual([
      [4, 'refused', 'chiefs'],
      [5, 'connected', 'chiefs'],
    ]);
    expect(milestones.map(({ what }) => what)).toEqual(['strike', 'rung 4', 'blue.chief limited', 'rung 5', 'rung 2']);
  });

  test('a run ends at the top of the ladder, and once calm where it is asked to', () => {
    const reason = (stopWhenCalm: boolean, fact: CrisisFact) => {
      const observer = outcomeObserver({}, stopWhenCalm);
      const state = observer.start();
      expect(observer.ended(state)).toBe(null);
      observer.note(state, { at: 0, seq: 1, by: 'ladder', fact });
      return observer.ended(state);
    };
    expect(reason(false, { fact: 'absorbed', rung: 11 })).toBe('absorbed');
    expect(reason(false, calm(true))).toBe(null);
    expect(reason(true, calm(true))).toBe('calm');
  });
});
