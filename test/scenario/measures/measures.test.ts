import { describe, expect, test } from 'vitest';
import type { Closing, CrisisFact, Outcome, TruthKind } from '../../../src/model/index.js';
import { outcomeObserver, outcomeOf } from '../../../src/model/index.js';
import { measureOf } from '../../../src/scenario/index.js';
import { SMALL, scenarioOf } from '../small.js';

type Spec = Omit<Parameters<typeof measureOf>[0], 'about'>;

const HOUR = 3600;
const SCENARIO = scenarioOf(SMALL);

/** The outcome of facts told at these seconds. */
function outcome(
  facts: readonly (readonly [number, CrisisFact])[],
  specs: Record<string, Spec> = {},
  until = 72 * HOUR,
): Outcome {
  const measures = Object.entries(specs).map(
    ([name, spec]) => [name, measureOf({ about: '', ...spec }, SCENARIO)] as const,
  );
  const observer = outcomeObserver(Object.fromEntries(measures), false);
  const state = observer.start();
  for (const [seq, [at, fact]] of facts.entries()) observer.note(state, { at, seq: seq + 1, by: 'somebody', fact });
  return outcomeOf(state, until);
}
function measured(facts: readonly (readonly [number, CrisisFact])[], measure: Spec) {
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
function belief(to: number, over: { actor?: string; case?: string; rung?: number } = {}): CrisisFact {
  const about = { case: 'strike', about: 'red', why: 'report', from: 0.5, rung: 4, actor: 'blue.chief' };
  return { fact: 'belief', ...about, to, ...over };
}
function contact(result: 'connected' | 'refused', channel = 'chiefs'): CrisisFact {
  const ends = { from: 'blue.chief', to: 'red.chief', case: 'strike', tier: 'strategic' } as const;
  return { fact: 'contact', channel, ...ends, result, effect: true };
}
function closed(how: Closing, about = 'strike'): CrisisFact {
  return { fact: 'closed', actor: 'blue.chief', case: about, how, belief: 0.1 };
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
  test.each<[string, Spec, number | boolean | null]>([
    ['a rung reached', { reached: 5 }, true],
    ['a rung not reached', { reached: 6 }, false],
    ['a rung reached inadvertently', { reached: 5, label: 'inadvertent' }, true],
    ['a rung not reached deliberately', { reached: 5, label: 'deliberate' }, false],
    ['a lower rung reached by accident', { reached: 4, label: 'accidental' }, true],
    ['an answer', { 'action-at-least': 5 }, true],
    ['an answer to an accident', { 'action-at-least': 5, 'when-truth-is': 'accident' }, true],
    ['an answer to a hostile act', { 'action-at-least': 5, 'when-truth-is': 'hostile' }, false],
    ['no answer of rung 6', { 'action-at-least': 6 }, false],
    ['calm at the end', { 'calm-at-end': true }, true],
    ['the highest rung', { 'peak-rung': 'all' }, 5],
    ['the highest rung of a side', { 'peak-rung': 'blue' }, 5],
    ['of a side that never moved', { 'peak-rung': 'green' }, 0],
    ['contacts', { contacts: 'connected' }, 1],
    ['refusals', { contacts: 'refused' }, 1],
    ['silences', { contacts: 'unanswered' }, 0],
    ['the points of Rivera et al.: an attack, messages', { score: 'rivera' }, 28],
    ['Goldstein: 19 fight, 125 reject, 041 telephone', { score: 'goldstein' }, -10 - 5 + 1],
    ['the hostility of the dispute', { score: 'mid' }, 4],
    ['the violence of the crisis', { score: 'icb' }, 2],
    ['the time to a belief below', { first: { 'belief-of': 'blue.chief', below: 0.2 } }, 5 * HOUR],
    ['the time to a belief above', { first: { 'belief-of': 'blue.chief', above: 0.5 } }, HOUR],
    ['a belief that never was', { first: { 'belief-of': 'blue.chief', below: 0.1 } }, null],
    ['another office’s belief', { first: { 'belief-of': 'blue.head', below: 0.2 } }, null],
    ['the time to a rung', { first: { rung: 5 } }, 2 * HOUR],
    ['the time to the first contact', { first: { 'contact-on': 'chiefs' } }, 4 * HOUR],
    ['on another line', { first: { 'contact-on': 'theatre' } }, null],
    ['a rung that every run is at', { reached: 0 }, true],
    ['the time to calm', { first: { calm: true } }, 19 * HOUR],
  ])('%s', (_, measure, expected) => {
    expect(measured(STORY, measure)).toBe(expected);
  });

  test('a time is the first, and counts from the first case of rung 4 or more', () => {
    const early = [[0, hit(2, 'small')], [0, rung(0, 4)], ...STORY, [30 * HOUR, belief(0.1)]] as const;
    expect(measured(early, { first: { rung: 4 } })).toBe(0);
    expect(measured(early, { first: { 'belief-of': 'blue.chief', below: 0.2 } })).toBe(5 * HOUR);
  });

  test('a reprisal that was answered was neither an accident nor hostile', () => {
    const facts = [
      [HOUR, hit(5, 'reply')],
      [HOUR, truth('reprisal', 'reply')],
      [2 * HOUR, act(6, 'reply')],
    ] as const;
    const answered = (kind: TruthKind | null) =>
      measured(facts, { 'action-at-least': 5, ...(kind === null ? {} : { 'when-truth-is': kind }) });
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
    expect(measured(facts, { first: { 'belief-of': 'blue.chief', below: 0.2 } })).toBe(null);
  });

  describe('by what the act really was', () => {
    const CLEAR: Spec = { first: { 'belief-of': 'blue.chief', below: 0.2, 'when-truth-is': 'accident' } };
    const REASSURED: Spec = { believed: { by: 'blue.chief', below: 0.2, 'when-truth-is': 'hostile' } };
    const MISSED: Spec = { 'case-closed': { as: ['cleared', 'stale'], 'when-truth-is': 'hostile' } };
    const ANSWERED: Spec = { 'action-at-least': 5, 'when-truth-is': 'hostile' };
    const story = (kind: TruthKind, ...facts: CrisisFact[]) =>
      [hit(), truth(kind), belief(0.6), ...facts].map((fact, i) => [(i + 1) * HOUR, fact] as const);
    const all = (kind: TruthKind, ...facts: CrisisFact[]) =>
      [CLEAR, REASSURED, MISSED, ANSWERED].map((spec) => measured(story(kind, ...facts), spec));

    test('a belief below the limit is clarity after an accident, and false reassurance after an attack', () => {
      expect(all('accident', belief(0.1))).toEqual([3 * HOUR, false, false, false]);
      expect(all('hostile', belief(0.1))).toEqual([null, true, false, false]);
      expect(all('reprisal', belief(0.1))).toEqual([null, false, false, false]);
      expect(all('hostile', belief(0.2), belief(0.1, { actor: 'blue.head' }))).toEqual([null, false, false, false]);
    });

    test('an attack is missed where it is cleared or grows stale, not where it is answered or an accident', () => {
      expect(all('hostile', closed('cleared'))).toEqual([null, false, true, false]);
      expect(all('hostile', closed('stale'))).toEqual([null, false, true, false]);
      expect(all('hostile', act(5), closed('answered'))).toEqual([null, false, false, true]);
      expect(all('accident', closed('cleared'))).toEqual([null, false, false, false]);
    });

    test('each case has its own truth, and small cases do not count', () => {
      const second = [hit(4, 'second'), truth('accident', 'second'), closed('cleared', 'second')];
      expect(all('hostile', ...second)).toEqual([null, false, false, false]);
      const small = [hit(2, 'small'), truth('hostile', 'small'), closed('stale', 'small')];
      expect(all('accident', ...small)).toEqual([null, false, false, false]);
      expect(all('hostile', belief(0.1, { rung: 3 }))).toEqual([null, false, false, false]);
    });

    test('without a truth named, every case counts; a belief can also be above a limit', () => {
      const facts = story('accident', closed('stale'));
      expect(measured(facts, { 'case-closed': { as: ['stale'] } })).toBe(true);
      expect(measured(facts, { 'case-closed': { as: ['cleared'] } })).toBe(false);
      expect(measured(facts, { believed: { by: 'blue.chief', above: 0.5 } })).toBe(true);
      expect(measured(facts, { believed: { by: 'blue.chief', above: 0.6 } })).toBe(false);
    });
  });

  describe('the Brier score of beliefs', () => {
    const heads: Spec = { brier: ['blue.head', 'red.head'] };
    const decision = (over: Partial<Extract<CrisisFact, { fact: 'decision' }>> = {}): CrisisFact => {
      const what = { options: { hold: 1 }, chosen: 'hold', says: 'holds', rung: 4, stress: 0, weapon: 0 };
      const which = { actor: 'blue.chief', case: 'strike', kind: 'national', belief: 0.5 };
      return { fact: 'decision', ...which, ...what, deadline: null, final: false, ...over };
    };
    const head = (to: number, over: { actor?: string; case?: string } = {}) =>
      belief(to, { actor: 'blue.head', ...over });
    const brier = (kind: TruthKind, ...facts: CrisisFact[]) =>
      measured(
        [hit(), truth(kind), ...facts].map((fact, i) => [i * HOUR, fact] as const),
        heads,
      );

    test('is the mean squared distance of the beliefs at each decision from the truth', () => {
      const facts = [head(0.5), decision(), head(0.1), decision()];
      expect(brier('hostile', ...facts)).toBeCloseTo((0.25 + 0.81) / 2, 12);
      expect(brier('accident', ...facts)).toBeCloseTo((0.25 + 0.01) / 2, 12);
    });

    test('a reprisal is not hostile: no more follows', () => {
      expect(brier('reprisal', head(0.5), head(0.1), decision())).toBeCloseTo(0.01, 12);
    });

    test('counts each case by its own truth, and the offices of both sides', () => {
      const second = [hit(4, 'second'), truth('hostile', 'second')];
      const other = head(0.7, { actor: 'red.head', case: 'second' });
      const facts = [head(0.2), ...second, other, decision(), decision({ case: 'second', actor: 'red.chief' })];
      expect(brier('accident', ...facts)).toBeCloseTo((0.04 + 0.09) / 2, 12);
    });

    test('counts no belief of another office, and none of an office that has not heard of the case', () => {
      expect(brier('accident', belief(0.9), decision())).toBe(null);
      expect(brier('accident', decision(), head(0.9), decision())).toBeCloseTo(0.81, 12);
    });

    test('an office that decides itself counts with the belief that it decides on', () => {
      expect(brier('accident', head(0.9), decision({ actor: 'blue.head', belief: 0.3 }))).toBeCloseTo(0.09, 12);
    });

    test('a statement is no decision on the case, nor is a setback; small cases do not count', () => {
      const none = [decision({ kind: 'statement', actor: 'red.chief' }), decision({ kind: 'setback', case: null })];
      expect(brier('accident', head(0.9), ...none)).toBe(null);
      const small = [hit(2, 'small'), truth('hostile', 'small'), decision({ case: 'small', actor: 'blue.head' })];
      expect(brier('accident', ...small)).toBe(null);
    });

    test('has no value where nothing was decided', () => {
      expect(measured([], heads)).toBe(null);
      expect(brier('accident', head(0.1))).toBe(null);
    });
  });

  test('where there never was a case, it is calm', () => {
    expect(measured([], { 'calm-at-end': true })).toBe(true);
    expect(measured([[HOUR, hit()]], { 'calm-at-end': true })).toBe(false);
    expect(measured([...STORY, [30 * HOUR, calm(false)]], { 'calm-at-end': true })).toBe(false);
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

describe('a condition', () => {
  const RUNG = { 'rung-at-least': 5, for: '0s' };
  const LASTS = { 'rung-at-least': 5, for: '2h' };

  test('ever holds, or not', () => {
    expect(measured([[HOUR, rung(0, 5)]], { holds: RUNG })).toBe(true);
    expect(measured([[HOUR, rung(0, 4)]], { holds: RUNG })).toBe(false);
    expect(
      measured(
        [
          [HOUR, rung(0, 5)],
          [2 * HOUR, rung(5, 4)],
        ],
        { holds: LASTS },
      ),
    ).toBe(false);
    expect(
      measured(
        [
          [HOUR, rung(0, 5)],
          [4 * HOUR, rung(5, 4)],
        ],
        { holds: LASTS },
      ),
    ).toBe(true);
  });

  test('counts to the end of the run, though nothing more happens', () => {
    const ends = (until: number) => outcome([[HOUR, rung(0, 5)]], { it: { holds: LASTS } }, until).measures['it'];
    expect([ends(3 * HOUR - 1), ends(3 * HOUR)]).toEqual([false, true]);
  });

  test('is not met by what lasts for no second', () => {
    expect(
      measured(
        [
          [HOUR, rung(0, 5)],
          [HOUR, rung(5, 4)],
        ],
        { holds: RUNG },
      ),
    ).toBe(false);
  });

  test('first holds at a time, counted from the first case', () => {
    const first = { first: { holds: LASTS } };
    expect(
      measured(
        [
          [HOUR, hit()],
          [3 * HOUR, rung(4, 5)],
        ],
        first,
      ),
    ).toBe(4 * HOUR);
    // It holds already as the case comes.
    expect(
      measured(
        [
          [0, rung(0, 5)],
          [9 * HOUR, hit()],
        ],
        first,
      ),
    ).toBe(0);
    expect(measured([[HOUR, rung(0, 5)]], first)).toBe(null);
  });
});
