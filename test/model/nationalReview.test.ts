import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { Option, Parameters } from '../../src/model/index.js';
import type { PlayOptions } from './world.js';
import type { Office } from './parts.js';
import { HOUR, MINUTE, PRECISE, office, parameters, ranked, retaliatesFromHalf, standard } from './parts.js';
import { caseOf, play, tell } from './world.js';

const about = caseOf();
const DECISION = 'decision/blue.chief/strike';

interface Setup extends PlayOptions {
  readonly over?: Partial<Parameters>;
  readonly chief?: Office;
  /** seconds that the head of state takes to answer */
  readonly answersAfter?: number;
}

/** Luck, drift and quiet play no part unless a test brings them in. */
const STILL = { ...PRECISE, driftRate: 0, quietWeight: 0 };

/** A chief hears of a strike at once; above him stands the head of state, who grants what he is asked. */
function review(options: readonly Option[], script: readonly FirstMessage[] = [], setup: Setup = {}) {
  const { over, chief, answersAfter = 0, ...rest } = setup;
  const numbers = parameters({ ...STILL, grantScale: 1, grantBelief: 0.001, ...over });
  const entities = {
    'blue.chief': office('blue.chief', {
      role: 'national',
      superior: 'blue.head',
      options,
      parameters: numbers,
      ...chief,
    }),
    'blue.head': office('blue.head', { parameters: numbers, grants: { fixed: answersAfter, mean: 0 } }),
  };
  return play(entities, [tell(0, 'blue.chief', { type: 'learn', about }), ...script], rest);
}

function report(seconds: number, hostile: number, accident: number, physical = false) {
  return tell(seconds, 'blue.chief', {
    type: 'report',
    about,
    says: `report-${seconds}`,
    seen: true,
    hostile,
    accident,
    physical,
  });
}
function explanation(seconds: number, lnRatio: number) {
  return tell(seconds, 'blue.chief', { type: 'told', channel: 'line', adversary: 'red', case: about.id, lnRatio });
}
function times(played: ReturnType<typeof review>): number[] {
  return played.facts('decision').map(({ at }) => at / HOUR);
}

describe('when it is looked at', () => {
  test('first after 3 h, then every 6 h, until it is stale after 24 h', () => {
    const played = review(ranked('hold'));
    expect(times(played)).toEqual([3, 9, 15, 21]);
    expect(played.facts('closed')).toMatchObject([{ at: 24 * HOUR, how: 'stale' }]);
  });

  test('the incident hears how it was answered where that is new', () => {
    expect(review(ranked('hold')).messages('strike', 'answered')).toMatchObject([{ at: 3 * HOUR, with: 'nothing' }]);
  });

  test('30 minutes after physical evidence', () => {
    const script = [report(1 * HOUR, 0.5, 0.5, true), report(10 * HOUR, 0.5, 0.5, true)];
    expect(times(review(ranked('hold'), script))).toEqual([1.5, 7.5, 10.5, 16.5, 22.5]);
  });

  test('no later than it was due anyway: what changes shortly before a review does not postpone it', () => {
    const script = [report(2.75 * HOUR, 0.5, 0.5, true), report(8.9 * HOUR, 0.5, 0.5, true)];
    expect(times(review(ranked('hold'), script))).toEqual([3, 9, 15, 21]);
    const often = [1, 1.2, 1.4].map((hours) => report(hours * HOUR, 0.5, 0.5, true));
    expect(times(review(ranked('hold'), often))[0]).toBe(1.5);
  });

  test('30 minutes after an explanation that says anything new', () => {
    const script = [explanation(1 * HOUR, -0.1), explanation(2 * HOUR, -0.05)];
    expect(times(review(ranked('hold'), script))).toEqual([1.5, 7.5, 13.5, 19.5]);
  });

  test('30 minutes after the belief moved by .15 since it was last looked at, not after less', () => {
    // From .3: a ratio of 2 gives .461538, of 1.9 .448819.
    expect(times(review(ranked('hold'), [report(1 * HOUR, 0.8, 0.4)]))[0]).toBe(1.5);
    expect(times(review(ranked('hold'), [report(1 * HOUR, 0.76, 0.4)]))[0]).toBe(3);
  });

  test('and before its first look, since what the case began with', () => {
    const opensAt = (believes: number) => ({ chief: { believes: { red: believes } } });
    // From .6: a ratio of 1.2 gives .642857, of 3 .818182.
    expect(times(review(ranked('hold'), [report(1 * HOUR, 0.6, 0.5)], opensAt(0.6)))[0]).toBe(3);
    expect(times(review(ranked('hold'), [report(1 * HOUR, 0.9, 0.3)], opensAt(0.6)))[0]).toBe(1.5);
    // From .5 to .310345: no jump from .3, but one from where it stood.
    expect(times(review(ranked('hold'), [report(1 * HOUR, 0.36, 0.8)], opensAt(0.5)))[0]).toBe(1.5);
  });

  test('stress is the age of the case by 24 h', () => {
    expect(
      review(ranked('hold'))
        .facts('decision')
        .map(({ stress }) => stress),
    ).toEqual([3 / 24, 9 / 24, 15 / 24, 21 / 24]);
  });
});

describe('clearing', () => {
  test('a belief below .2 clears a case that has physical evidence', () => {
    const played = review(ranked('hold'), [report(1 * HOUR, 0.1, 0.9, true)]);
    expect(played.facts('closed')).toMatchObject([{ at: 1.5 * HOUR, how: 'cleared' }]);
    expect(played.facts('decision')).toEqual([]);
    expect(played.messages('ladder', 'case-closed')).toMatchObject([
      { case: 'strike', victim: 'blue', how: 'cleared' },
    ]);
    expect(played.messages('strike', 'attributed')).toHaveLength(1);
  });

  test('or an explanation', () => {
    const played = review(ranked('hold'), [explanation(1 * HOUR, Math.log(0.433333))]);
    expect(played.facts('closed')).toMatchObject([{ at: 1.5 * HOUR, how: 'cleared' }]);
  });

  test('but not one that has neither', () => {
    const played = review(ranked('hold'), [report(1 * HOUR, 0.1, 0.9)]);
    expect(played.facts('closed')).toMatchObject([{ at: 24 * HOUR, how: 'stale' }]);
  });

  test('nor does evidence clear at .2 or more', () => {
    const played = review(ranked('hold'), [report(1 * HOUR, 0.6, 0.9, true)]);
    expect(played.facts('closed')).toMatchObject([{ how: 'stale' }]);
  });
});

describe('escalation', () => {
  const sure = { believes: { red: 0.6 } };

  test('needs the head of state, then 30 minutes, and is chosen again just before', () => {
    const played = review(retaliatesFromHalf(), [], { chief: sure, answersAfter: 20 * MINUTE });
    expect(played.facts('authority').map(({ at, result, by }) => [at / MINUTE, result, by])).toEqual([
      [180, 'asked', 'blue.head'],
      [200, 'granted', 'blue.head'],
    ]);
    expect(played.facts('decision')).toMatchObject([
      { at: 180 * MINUTE, chosen: 'limited-retaliation', final: false },
      { at: 230 * MINUTE, chosen: 'limited-retaliation', final: true },
    ]);
    expect(played.facts('act')).toMatchObject([{ at: 230 * MINUTE, does: 'strike', authority: 'granted', rung: 5 }]);
    expect(played.facts('closed')).toMatchObject([{ at: 230 * MINUTE, how: 'answered' }]);
  });

  // .6 with a ratio of .433333 is .393939: no longer half, and not yet cleared.
  const talk = Math.log(0.433333);

  test('a call in time recalls it', () => {
    const played = review(retaliatesFromHalf(), [explanation(225 * MINUTE, talk)], {
      chief: sure,
      answersAfter: 20 * MINUTE,
    });
    expect(played.facts('recalled')).toMatchObject([
      { at: 230 * MINUTE, option: 'limited-retaliation', instead: 'hold' },
    ]);
    expect(played.facts('act')).toEqual([]);
    // It is looked at again 6 h later.
    expect(times(played)[2]).toBeCloseTo(230 / 60 + 6, 9);
  });

  test('a call in time may clear the case', () => {
    const played = review(retaliatesFromHalf(), [explanation(225 * MINUTE, Math.log(0.05))], {
      chief: sure,
      answersAfter: 20 * MINUTE,
    });
    expect(played.facts('recalled')).toMatchObject([{ at: 230 * MINUTE, instead: 'clearing the case' }]);
    expect(played.facts('closed')).toMatchObject([{ at: 230 * MINUTE, how: 'cleared' }]);
  });

  test('a late one does not', () => {
    const played = review(retaliatesFromHalf(), [explanation(231 * MINUTE, talk)], {
      chief: sure,
      answersAfter: 20 * MINUTE,
    });
    expect(played.facts('recalled')).toEqual([]);
    expect(played.facts('act')).toMatchObject([{ at: 230 * MINUTE, does: 'strike' }]);
  });

  test('while authority is pending, what has changed brings another look, and may recall the request', () => {
    const script = [explanation(190 * MINUTE, talk)];
    const played = review(retaliatesFromHalf(), script, { chief: sure, answersAfter: 2 * HOUR });
    expect(played.facts('recalled')).toMatchObject([{ at: 220 * MINUTE, instead: 'hold' }]);
    // The grant comes at 5 h, for nothing.
    expect(played.messages(DECISION, 'granted')).toMatchObject([{ at: 5 * HOUR }]);
    expect(played.facts('act')).toEqual([]);
  });

  test('while authority is pending, another choice that needs it is a new request, and the old grant is not for that', () => {
    const options = [...retaliatesFromHalf(), { ...standard('signal'), utility: { hostile: -20, accident: -20 } }];
    const script = [
      tell(0, 'blue.chief', { type: 'rung', overall: 6, calm: false, side: null }),
      tell(190 * MINUTE, 'blue.chief', { type: 'decide', case: 'strike', option: 'signal' }),
    ];
    const played = review(options, script, { chief: sure, answersAfter: 20 * MINUTE });
    expect(played.facts('authority').map(({ at, asked, result }) => [at / MINUTE, asked, result])).toEqual([
      [180, 'limited-retaliation', 'asked'],
      [190, 'signal', 'asked'],
      [200, 'limited-retaliation', 'granted'],
      [210, 'signal', 'granted'],
    ]);
    expect(played.facts('recalled')).toMatchObject([{ option: 'limited-retaliation', instead: 'signal' }]);
    expect(played.facts('act')).toMatchObject([{ at: 240 * MINUTE, option: 'signal', authority: 'granted' }]);
  });

  test('while it is being carried out, its case may be answered by another: then it is recalled', () => {
    const closed = tell(210 * MINUTE, 'blue.chief', {
      type: 'news',
      from: 'blue.local',
      news: { id: 'strike#closed', kind: 'closed', case: 'strike', how: 'answered', struck: true, at: 0 },
    });
    const played = review(retaliatesFromHalf(), [closed], { chief: sure, answersAfter: 20 * MINUTE });
    expect(played.facts('recalled')).toMatchObject([{ at: 210 * MINUTE, instead: 'the case being answered' }]);
    expect(played.facts('act')).toEqual([]);
  });

  test('denied, it is thought of again at the next review', () => {
    const played = review(retaliatesFromHalf(), [], { chief: sure, over: { grantScale: 0 } });
    expect(times(played)).toEqual([3, 9, 15, 21]);
    expect(played.facts('authority').filter(({ result }) => result === 'denied')).toHaveLength(4);
    expect(played.facts('act')).toEqual([]);
  });
});

describe('kept noise', () => {
  const options = ranked('hold', 'call', 'posture').map((each) => ({ ...each, utility: { hostile: 0, accident: 0 } }));

  test('each option has the same luck at every review, so an unchanged mind chooses the same', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const picks = review(options, [], { seed }).picks('chooses');
      expect(picks).toHaveLength(4);
      for (const { luck, result } of picks) {
        expect(luck).toEqual(picks[0]?.luck);
        expect(result).toBe(picks[0]?.result);
      }
    }
  });

  test('and other seeds other luck', () => {
    const chosen = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
      (seed) => review(options, [], { seed }).facts('decision')[0]?.chosen,
    );
    expect(new Set(chosen).size).toBe(3);
  });
});

describe('others at the capital', () => {
  test('a front-line ally looks once, after 30 minutes, and may posture', () => {
    const ally = { 'blue.ally': office('blue.ally', { role: 'ally', options: ranked('posture') }) };
    const played = play(ally, [tell(0, 'blue.ally', { type: 'learn', about })]);
    expect(played.facts('decision').map(({ at, kind }) => [at / MINUTE, kind])).toEqual([[30, 'ally']]);
    expect(played.facts('act')).toMatchObject([{ actor: 'blue.ally', option: 'posture', authority: 'own' }]);
  });

  test('a posture over a case is taken once, however often it is chosen', () => {
    const played = review(ranked('posture'));
    expect(played.facts('decision')).toHaveLength(4);
    expect(played.facts('act')).toHaveLength(1);
  });

  test('a case below the crisis rung is not for the capital', () => {
    const small = caseOf({ rung: 3 });
    const chief = { 'blue.chief': office('blue.chief', { role: 'national', options: ranked('hold') }) };
    expect(play(chief, [tell(0, 'blue.chief', { type: 'learn', about: small })]).facts('decision')).toEqual([]);
  });
});
