import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { ChannelInput, Line } from '../../src/model/index.js';
import { HOUR, MINUTE, line, office, parameters } from './parts.js';
import { caseOf, play, tell } from './world.js';

const about = caseOf();

describe('a call that is chosen', () => {
  const calls = tell(HOUR, 'blue.chief', { type: 'call', case: about.id, adversary: 'red' });

  test('by an office without a line to that side comes to nothing, and that is said', () => {
    const played = play({ 'blue.chief': office('blue.chief') }, [calls]);
    expect(played.facts('contact')).toMatchObject([
      { at: HOUR, from: 'blue.chief', to: 'red', channel: '', case: about.id, result: 'no-line', effect: false },
    ]);
  });
});

describe('the line for a call that is chosen', () => {
  const on = (channel: string, asksChance: number): Line => ({
    channel,
    adversary: 'red',
    tier: 'strategic',
    asksAfter: 90 * HOUR,
    asksChance,
    asksAgain: 90 * HOUR,
  });
  const calls = tell(HOUR, 'blue.chief', { type: 'call', case: about.id, adversary: 'red' });

  test.each([
    ['the first that it uses at all', [on('never', 0), on('line', 0.5)], 'line'],
    ['else one that it would not use of itself', [on('never', 0)], 'never'],
  ])('is %s', (_, lines, expected) => {
    const entities = {
      'blue.chief': office('blue.chief', { lines }),
      'red.chief': office('red.chief'),
      'channel.line': line(),
      'channel.never': line({ id: 'never' }),
    };
    const contacts = play(entities, [calls]).facts('contact');
    expect(contacts.map(({ channel }) => channel)).toEqual([expected]);
  });
});

describe('when an office asks', () => {
  const THEATRE: Line = {
    channel: 'line',
    adversary: 'red',
    tier: 'strategic',
    asksAfter: 15 * MINUTE,
    asksChance: 1,
    asksAgain: 6 * HOUR,
  };
  const asking = (over: Partial<Line>, script: readonly FirstMessage[], channel: Partial<ChannelInput> = {}) =>
    play(
      {
        'blue.chief': office('blue.chief', { lines: [{ ...THEATRE, ...over }] }),
        'red.chief': office('red.chief'),
        'channel.line': line(channel),
      },
      script,
      { horizon: 24 * HOUR },
    );
  const learns = tell(HOUR, 'blue.chief', { type: 'learn', about });

  test('some time after learning of a case, and again after each result while it is open', () => {
    const contacts = asking({}, [learns]).facts('contact');
    // Each call lasts 20 minutes; then it is six hours to the next.
    const first = HOUR + 15 * MINUTE;
    const step = 6 * HOUR + 20 * MINUTE;
    expect(contacts.map((contact) => contact.at)).toEqual([0, 1, 2, 3].map((n) => first + n * step));
  });

  test('no more once the case is closed', () => {
    const closed = tell(2 * HOUR, 'blue.chief', { type: 'close', case: 'strike', how: 'cleared', struck: false });
    expect(asking({}, [learns, closed]).facts('contact')).toHaveLength(1);
  });

  test('and anew with the next case', () => {
    const closed = tell(2 * HOUR, 'blue.chief', { type: 'close', case: 'strike', how: 'cleared', struck: false });
    const next = tell(10 * HOUR, 'blue.chief', { type: 'learn', about: caseOf({ id: 'another' }) });
    const contacts = asking({}, [learns, closed, next]).facts('contact');
    expect(contacts[1]).toMatchObject({ at: 10 * HOUR + 15 * MINUTE, case: 'another' });
  });

  test('a barred line is tried again like any other, and fails again', () => {
    const results = asking({}, [learns], { state: 'closed' }).facts('contact');
    expect(results.map(({ result, reason }) => `${result} ${reason}`)).toEqual(Array(4).fill('barred closed'));
  });

  test('each time with its chance: what is not tried is logged as such (S-48)', () => {
    const contacts = asking({ asksChance: 1e-9 }, [learns]).facts('contact');
    expect(contacts.map(({ result, reason }) => `${result} ${reason}`)).toEqual(Array(4).fill('not-tried not-tried'));
    const never = asking({ asksChance: 0 }, [learns]).facts('contact');
    expect(never.map(({ result, reason }) => `${result} ${reason}`)).toEqual(Array(4).fill('not-tried not-tried'));
  });

  test('where it does not get through, it may complain over its tactical line, which is not for that', () => {
    const tactical: Line = { ...THEATRE, channel: 'hotline', tier: 'tactical', asksAfter: 40 * HOUR };
    const complains = (state: 'open' | 'cut', chance: number) => {
      const numbers = parameters({ complains: chance });
      const entities = {
        'blue.chief': office('blue.chief', { lines: [THEATRE, tactical], parameters: numbers }),
        'red.chief': office('red.chief'),
        'channel.line': line({ state }),
        'channel.hotline': line({ id: 'hotline', tier: 'tactical' }),
      };
      return play(entities, [learns], { horizon: 8 * HOUR })
        .facts('contact')
        .map(({ channel, result }) => `${channel} ${result}`);
    };
    expect(complains('cut', 1)).toEqual(['line barred', 'hotline out-of-scope', 'line barred', 'hotline out-of-scope']);
    expect(complains('cut', 0)).toEqual(['line barred', 'line barred']);
    expect(complains('open', 1)).toEqual(['line connected', 'line connected']);
  });

  test('a complaint leaves the thoughts of the tactical line as they were, also while that is shut', () => {
    const tactical: Line = { ...THEATRE, channel: 'hotline', tier: 'tactical', asksAfter: 3 * HOUR };
    const asked = (chance: number) => {
      const entities = {
        'blue.chief': office('blue.chief', {
          lines: [THEATRE, tactical],
          parameters: parameters({ complains: chance }),
        }),
        'red.chief': office('red.chief'),
        'channel.line': line({ state: 'cut' }),
        'channel.hotline': line({ id: 'hotline', tier: 'tactical', state: 'closed' }),
      };
      return play(entities, [learns], { horizon: 24 * HOUR })
        .facts('contact')
        .filter(({ channel, result }) => channel === 'hotline' && result === 'barred')
        .map(({ at }) => at);
    };
    expect(asked(1)).toEqual(asked(0));
    expect(asked(0).length).toBeGreaterThan(1);
  });

  test('over a small case only on tactical lines', () => {
    const small = tell(HOUR, 'blue.chief', { type: 'learn', about: caseOf({ rung: 2 }) });
    expect(asking({}, [small]).facts('contact')).toEqual([]);
    expect(asking({ tier: 'tactical' }, [small], { tier: 'tactical' }).facts('contact')).not.toEqual([]);
  });

  test('choosing to call asks at once', () => {
    const chosen = tell(2 * HOUR, 'blue.chief', { type: 'call', case: 'strike', adversary: 'red' });
    const contacts = asking({ asksAfter: 20 * HOUR }, [learns, chosen]).facts('contact');
    expect(contacts[0]).toMatchObject({ at: 2 * HOUR, result: 'connected' });
  });

  test('also the side that struck, for a day after it knows', () => {
    const entities = {
      'blue.chief': office('blue.chief'),
      'red.chief': office('red.chief', { lines: [{ ...THEATRE, adversary: 'blue' }] }),
      'channel.line': line(),
    };
    const knows = tell(HOUR, 'red.chief', { type: 'truth', about, truth: 'fault', kind: 'accident', by: 'red' });
    const contacts = play(entities, [knows]).facts('contact');
    expect(contacts.map((contact) => Math.floor(contact.at / HOUR))).toEqual([1, 7, 13, 20]);
    expect(contacts.every(({ from, result }) => from === 'red.chief' && result === 'connected')).toBe(true);
  });

  test('a side whose framing is denial asks with .3 of the chance', () => {
    const knows = tell(HOUR, 'red.chief', { type: 'truth', about, truth: 'fault', kind: 'accident', by: 'red' });
    const red = (denial: boolean) =>
      play(
        {
          'blue.chief': office('blue.chief'),
          'red.chief': office('red.chief', { denial, lines: [{ ...THEATRE, adversary: 'blue', asksChance: 0.8 }] }),
          'channel.line': line(),
        },
        [knows],
        { horizon: 2 * HOUR },
      ).chances('asks line');
    expect(red(false).map(({ p }) => p)).toEqual([0.8]);
    expect(red(true)[0]?.p).toBeCloseTo(0.24, 12);
  });
});
