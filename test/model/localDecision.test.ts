import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { Option, Parameters } from '../../src/model/index.js';
import type { PlayOptions } from './world.js';
import type { Office } from './parts.js';
import { HOUR, MINUTE, PRECISE, office, parameters, ranked, retaliatesFromHalf, side } from './parts.js';
import { caseOf, play, tell } from './world.js';

const about = caseOf({ window: 30 * MINUTE });
const DECISION = 'decision/blue.local/strike';

interface Setup extends PlayOptions {
  readonly over?: Partial<Parameters>;
  readonly local?: Office;
  /** seconds that the superior takes to answer */
  readonly answersAfter?: number;
  readonly script?: readonly FirstMessage[];
}

/** A local commander hears of a strike at once, at overall rung 4; above him stands one superior. */
function decide(options: readonly Option[], { over, local, answersAfter = 0, script = [], ...rest }: Setup = {}) {
  const numbers = parameters({ ...PRECISE, ...over });
  const entities = {
    'blue.local': office('blue.local', {
      role: 'local',
      superior: 'blue.chief',
      believes: { red: 0.6 },
      options,
      parameters: numbers,
      ...local,
    }),
    'blue.chief': office('blue.chief', {
      believes: { red: 0.6 },
      grants: { fixed: answersAfter, mean: 0 },
      parameters: numbers,
    }),
  };
  const begin = [
    tell(0, 'blue.local', { type: 'rung', overall: 4, calm: false, side: 'red' }),
    tell(0, 'blue.local', { type: 'learn', about }),
  ];
  return play(entities, [...begin, ...script], rest);
}

const GRANTS = { grantScale: 1, grantBelief: 0.01 };
const LIMITED_FIRST = ranked('limited-retaliation', 'posture', 'hold');

describe('the first look', () => {
  test('comes at half the window, under stress .5, with the deadline stated', () => {
    expect(decide(ranked('hold')).facts('decision')).toMatchObject([
      { at: 15 * MINUTE, kind: 'local', chosen: 'hold', stress: 0.5, deadline: 30 * MINUTE, rung: 4, final: false },
    ]);
  });

  test('holding is no act, and the incident hears of it', () => {
    const played = decide(ranked('hold'));
    expect(played.facts('act')).toEqual([]);
    expect(played.messages('strike', 'answered')).toMatchObject([{ with: 'nothing' }]);
    expect(played.facts('closed')).toEqual([]);
  });

  test('a call is asked for at once', () => {
    const played = decide(ranked('call'));
    expect(played.messages('blue.local', 'call')).toMatchObject([
      { at: 15 * MINUTE, case: 'strike', adversary: 'red' },
    ]);
    expect(played.facts('act')).toEqual([]);
  });

  test('he postures on his own authority', () => {
    expect(decide(ranked('posture')).facts('act')).toMatchObject([
      { at: 15 * MINUTE, option: 'posture', rung: 3, authority: 'own', case: 'strike' },
    ]);
  });

  test('the act carries what he believed', () => {
    const [act] = decide(ranked('posture'), { over: { driftRate: 0, quietWeight: 0 } }).facts('act');
    expect(act?.belief).toBeCloseTo(0.6, 12);
  });
});

describe('limited retaliation', () => {
  test('is asked for, and carried out once granted', () => {
    const played = decide(LIMITED_FIRST, { over: GRANTS, answersAfter: 5 * MINUTE });
    expect(played.facts('authority')).toMatchObject([
      { at: 15 * MINUTE, result: 'asked', by: 'blue.chief', asked: 'limited-retaliation', actor: 'blue.local' },
      { at: 20 * MINUTE, result: 'granted', by: 'blue.chief', actor: 'blue.local' },
    ]);
    expect(played.facts('act')).toMatchObject([{ at: 20 * MINUTE, rung: 5, authority: 'granted', does: 'strike' }]);
    expect(played.facts('closed')).toMatchObject([{ actor: 'blue.local', how: 'answered' }]);
  });

  test('goes up the whole chain, each office in its time', () => {
    const willing = { parameters: parameters(GRANTS), believes: { red: 0.6 } };
    const entities = {
      'blue.local': office('blue.local', {
        role: 'local',
        superior: 'blue.theatre',
        options: LIMITED_FIRST,
        parameters: parameters(PRECISE),
      }),
      'blue.theatre': office('blue.theatre', { ...willing, superior: 'blue.chief', grants: { fixed: 60, mean: 0 } }),
      'blue.chief': office('blue.chief', { ...willing, superior: 'blue.head', grants: { fixed: 120, mean: 0 } }),
      'blue.head': office('blue.head', { ...willing, grants: { fixed: 240, mean: 0 } }),
    };
    const played = play(entities, [tell(0, 'blue.local', { type: 'learn', about })]);
    expect(played.facts('authority').map(({ at, result, by }) => [at - 15 * MINUTE, result, by])).toEqual([
      [0, 'asked', 'blue.theatre'],
      [60, 'granted', 'blue.theatre'],
      [180, 'granted', 'blue.chief'],
      [420, 'granted', 'blue.head'],
    ]);
    expect(played.facts('act')).toMatchObject([{ at: 15 * MINUTE + 420, authority: 'granted' }]);
  });

  test('denied, he postures instead', () => {
    const played = decide(LIMITED_FIRST, { over: { grantScale: 0 }, answersAfter: 5 * MINUTE });
    expect(played.facts('authority').map(({ result }) => result)).toEqual(['asked', 'denied']);
    expect(played.facts('act')).toMatchObject([{ at: 20 * MINUTE, option: 'posture', authority: 'own', rung: 3 }]);
  });

  test('where nobody stands above him, he fires', () => {
    const played = decide(LIMITED_FIRST, { local: { superior: null } });
    expect(played.facts('act')).toMatchObject([{ at: 15 * MINUTE, does: 'strike', authority: 'own' }]);
  });

  test('each office has one luck per case: asked twice, it answers the same', () => {
    const request = { type: 'authority?', option: 'limited-retaliation', about, until: null } as const;
    const entities = { 'blue.chief': office('blue.chief', { believes: { red: 0.4 } }) };
    const other = { ...request, decision: 'probe', option: 'signal' };
    const script = [tell(0, 'blue.chief', { ...request, decision: 'probe' }), tell(HOUR, 'blue.chief', other)];
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const luck = play(entities, script, { seed })
        .chances('authority')
        .map((draw) => draw.luck);
      expect(luck).toHaveLength(2);
      expect(luck[0]).toBe(luck[1]);
    }
  });
});

describe('at the deadline without an answer', () => {
  const late = { answersAfter: 2 * HOUR, over: GRANTS };

  test('he chooses again, under full stress and with the same luck', () => {
    const played = decide(LIMITED_FIRST, late);
    expect(played.facts('decision')).toMatchObject([
      { at: 15 * MINUTE, stress: 0.5, final: false },
      { at: 30 * MINUTE, stress: 1, final: true },
    ]);
    const picks = played.picks('chooses');
    expect(picks[1]?.luck).toEqual(picks[0]?.luck);
  });

  test('authority is told as late at the deadline, once, with who did not give it; where it came in time it is not', () => {
    const played = decide(LIMITED_FIRST, late);
    expect(played.facts('authority').filter(({ result }) => result !== 'granted')).toMatchObject([
      { at: 15 * MINUTE, result: 'asked', asked: 'limited-retaliation' },
      { at: 30 * MINUTE, result: 'late', asked: 'limited-retaliation' },
    ]);
    const [asked, told] = played.facts('authority');
    expect(told).toMatchObject({ actor: asked?.actor, by: asked?.by, case: asked?.case });
    const inTime = decide(LIMITED_FIRST, { answersAfter: 5 * MINUTE, over: GRANTS }).facts('authority');
    expect(inTime.map(({ result }) => result)).not.toContain('late');
  });

  test('delegated always, he fires; the late grant changes nothing', () => {
    const played = decide(LIMITED_FIRST, { ...late, local: { delegated: 'always' } });
    expect(played.facts('act')).toMatchObject([{ at: 30 * MINUTE, does: 'strike', authority: 'delegated' }]);
    expect(played.messages(DECISION, 'granted')).toHaveLength(1);
  });

  test('delegated never, he postures', () => {
    const played = decide(LIMITED_FIRST, { ...late, local: { delegated: 'never' } });
    expect(played.facts('act')).toMatchObject([{ at: 30 * MINUTE, option: 'posture', authority: 'own' }]);
  });

  test('delegated by rung, his chance at rung 4 is .2', () => {
    const acts = Array.from({ length: 30 }, (_, i) => String(i)).map((seed) => {
      const played = decide(LIMITED_FIRST, { ...late, local: { delegated: 'by-rung' }, seed });
      const [draw] = played.chances('acts by delegation');
      expect(draw).toMatchObject({ kind: 'chance', p: 0.2 });
      const [act] = played.facts('act');
      expect(act?.authority).toBe(draw?.result === true ? 'delegated' : 'own');
      return act?.authority;
    });
    expect(new Set(acts)).toEqual(new Set(['delegated', 'own']));
  });

  test('he may think better of it', () => {
    const reassured = tell(20 * MINUTE, 'blue.local', {
      type: 'gesture',
      case: 'strike',
      adversary: 'red',
      what: 'inspection',
      lnRatio: Math.log(0.1),
    });
    const played = decide(retaliatesFromHalf(), { ...late, script: [reassured], local: { delegated: 'always' } });
    expect(played.facts('decision').map(({ chosen }) => chosen)).toEqual(['limited-retaliation', 'hold']);
    expect(played.facts('recalled')).toMatchObject([{ at: 30 * MINUTE, instead: 'hold' }]);
    expect(played.facts('act')).toEqual([]);
  });
});

describe('a case below the crisis rung', () => {
  const small = caseOf({ rung: 2, window: 30 * MINUTE });
  const entities = {
    blue: side('blue'),
    'blue.local': office('blue.local', {
      role: 'local',
      superior: 'blue.chief',
      options: LIMITED_FIRST,
      believes: { red: 0.6 },
      parameters: parameters(PRECISE),
    }),
  };
  const played = play(entities, [tell(0, 'blue.local', { type: 'learn', about: small })]);

  test('offers nothing that needs authority', () => {
    const [decision] = played.facts('decision');
    expect(Object.keys(decision?.options ?? {})).toEqual(['posture', 'hold']);
  });

  test('a posture over it raises no rung, and nobody sees it', () => {
    expect(played.facts('act')).toMatchObject([{ option: 'posture', rung: 0 }]);
    expect(played.messages('ladder', 'act')).toEqual([]);
    expect(played.messages('red', 'posture-seen')).toEqual([]);
  });

  test('closes after 6 h', () => {
    expect(played.facts('closed')).toMatchObject([{ at: 6 * HOUR, how: 'stale' }]);
  });

  test('a posture over a crisis is seen by the other side', () => {
    const postures = { ...entities, 'blue.local': office('blue.local', { role: 'local', options: ranked('posture') }) };
    const shown = play(postures, [tell(0, 'blue.local', { type: 'learn', about })]);
    expect(shown.messages('ladder', 'act')).toMatchObject([{ rung: 3 }]);
    expect(shown.messages('red', 'posture-seen')).toHaveLength(1);
  });
});
