import { describe, expect, test } from 'vitest';
import type { EntitySpec, FirstMessage } from '../../src/engine/index.js';
import type { ChannelInput, Parameters, TruthKind } from '../../src/model/index.js';
import type { PlayOptions } from './world.js';
import type { Office } from './parts.js';
import { HOUR, MINUTE, line, lineEnd, office, parameters } from './parts.js';
import { caseOf, onLine, play, tell } from './world.js';

const about = caseOf();
const REQUEST = { type: 'request', from: 'blue.chief', case: about.id, content: 'negotiate' } as const;

interface Setup extends PlayOptions {
  readonly channel?: Partial<ChannelInput>;
  readonly called?: Office;
  readonly over?: Partial<Parameters>;
  readonly more?: Readonly<Record<string, EntitySpec>>;
}

/** A line between the two chiefs; the blue one asks for a call at once, the red one answers as he sees fit. */
function call({ channel, called, over, more, ...rest }: Setup = {}, script: readonly FirstMessage[] = []) {
  const numbers = parameters(over);
  const entities = {
    'blue.chief': office('blue.chief', { parameters: numbers }),
    'red.chief': office('red.chief', { parameters: numbers, ...called }),
    'channel.line': line({ answering: 'asked', parameters: numbers, ...channel }),
    ...more,
  };
  return play(entities, [onLine(0, REQUEST), ...script], rest);
}

/** Approval by the head of state of red. */
const APPROVED = { ends: [lineEnd('blue.chief'), lineEnd('red.chief', 'red.head')] };
/** What an office hears of how its calls were answered. */
function answersTo(played: ReturnType<typeof call>, caller = 'blue.chief') {
  return played.messages(caller, 'call-answered');
}
const WILLING = { accept: 100 };
const UNWILLING = { accept: -100 };

describe('a call that is taken', () => {
  test('connects, keeps the line for as long as it lasts, and the caller hears of it', () => {
    const played = call({ over: WILLING, channel: { connects: { fixed: 30 * MINUTE, mean: 0 } } });
    expect(played.facts('contact')).toMatchObject([
      { at: 30 * MINUTE, result: 'connected', from: 'blue.chief', to: 'red.chief', case: 'strike', effect: true },
    ]);
    expect(played.messages('blue.chief', 'connected')).toMatchObject([{ adversary: 'red', tier: 'strategic' }]);
    expect(played.messages('red.chief', 'connected')).toMatchObject([{ adversary: 'blue' }]);
    expect(played.messages('blue.chief', 'result')).toMatchObject([{ at: 50 * MINUTE, result: 'connected' }]);
  });

  test('who takes it is asked with the chance of the model', () => {
    const answers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) => {
      const [draw] = call({ seed }).chances('takes the call');
      expect(draw?.p).toBeCloseTo(0.524979, 6);
      return draw?.result;
    });
    expect(new Set(answers)).toEqual(new Set([true, false]));
  });

  test('more readily by an office with a case of its own, or one that knows that its side was innocent', () => {
    const knows = (kind: TruthKind) => tell(0, 'red.chief', { type: 'truth', about, truth: 't', kind, by: 'red' });
    const reply = caseOf({ id: 'reply', by: 'blue', against: 'red' });
    const p = (...script: FirstMessage[]) => {
      const slow = { connects: { fixed: MINUTE, mean: 0 } };
      return call({ channel: slow }, script).chances('takes the call')[0]?.p;
    };
    expect(p(tell(0, 'red.chief', { type: 'learn', about: reply }))).toBeCloseTo(0.890903, 6);
    expect(p(knows('accident'))).toBeCloseTo(0.890903, 6);
    expect(p(knows('hostile'))).toBeCloseTo(0.524979, 6);
    expect(p(knows('reprisal'))).toBeCloseTo(0.524979, 6);
  });

  test('nobody needs to be asked on a line that is always answered', () => {
    const played = call({ over: UNWILLING, channel: { answering: 'always' } });
    expect(played.facts('contact')).toMatchObject([{ result: 'connected' }]);
    expect(played.messages('red.chief', 'may-we?')).toEqual([]);
    expect(answersTo(played)).toEqual([]);
  });

  test('an acceptance is an answer just as a refusal is, also on a line that is used to accuse', () => {
    for (const use of ['explain', 'accuse'] as const) {
      expect(answersTo(call({ over: WILLING, channel: { use } }))).toMatchObject([{ at: 0, accepted: true }]);
    }
  });

  test('where the head of state must approve, his standing belief decides, in his time', () => {
    const delays = { approval: { fixed: 2 * HOUR, mean: 0 }, connects: { fixed: 12 * HOUR, mean: 0 } };
    const more = { 'red.head': office('red.head', { believes: { blue: 0.9 } }) };
    const seeds = Array.from({ length: 40 }, (_, i) => `approval ${i}`);
    const results = seeds.map((seed) => {
      const played = call({ seed, channel: { ...APPROVED, ...delays }, more });
      expect(played.messages('red.head', 'may-we?')).toMatchObject([{ at: 2 * HOUR, called: 'red.chief' }]);
      expect(played.messages('red.chief', 'may-we?')).toEqual([]);
      // σ(1 − 3 · .9)
      expect(played.chances('takes the call')[0]?.p).toBeCloseTo(0.154465, 6);
      const [contact] = played.facts('contact');
      expect(contact?.at).toBe(contact?.result === 'connected' ? 14 * HOUR : 2 * HOUR);
      return contact?.result;
    });
    expect(new Set(results)).toEqual(new Set(['connected', 'refused']));
  });
});

describe('whose costs a call is', () => {
  const denying = { denial: true, believes: { blue: 0.3 } };
  const more = { 'red.head': office('red.head', denying) };

  test('an approver counts the official story in full, and the office that he allows does not refuse', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => `allowed ${i}`);
    for (const seed of seeds) {
      const played = call({
        seed,
        channel: APPROVED,
        called: { denial: true, parameters: parameters(UNWILLING) },
        more,
      });
      // σ(1 − .9 − 1.5)
      expect(played.chances('takes the call')).toMatchObject([{ p: expect.closeTo(0.197816, 6) }]);
      const allowed = played.chances('takes the call')[0]?.result === true;
      expect(played.facts('contact')[0]?.result).toBe(allowed ? 'connected' : 'refused');
    }
  });

  test('an office that needs no approval counts a third of it; a head of state all of it', () => {
    const p = (political: boolean) => {
      const ends = [lineEnd('blue.chief'), lineEnd('red.chief', null, { political })];
      return call({ called: denying, channel: { ends } }).chances('takes the call')[0]?.p;
    };
    // σ(1 − .9 − 1.5 · .333), and σ(1 − .9 − 1.5)
    expect(p(false)).toBeCloseTo(0.401432, 6);
    expect(p(true)).toBeCloseTo(0.197816, 6);
  });
});

describe('a call that is refused', () => {
  const reasonOf = (setup: Setup, script: readonly FirstMessage[] = []) => {
    const contact = call({ ...setup, over: { ...UNWILLING, acceptFear: 0, ...setup.over } }, script).facts('contact');
    return contact.map(({ result, reason }) => `${result} ${reason}`);
  };

  test('S-43: the official story leaves no room for it', () => {
    expect(reasonOf({ called: { denial: true } })).toEqual(['refused denial-framing']);
  });

  test('S-44: the head of state did not approve', () => {
    expect(reasonOf({ channel: APPROVED, more: { 'red.head': office('red.head', refuser()) } })).toEqual([
      'refused no-approval',
    ]);
  });
  function refuser() {
    return { parameters: parameters({ ...UNWILLING, acceptFear: 0 }) };
  }

  test('S-45: the other side is judged to mean harm', () => {
    expect(reasonOf({ over: { acceptFear: 3 } })).toEqual(['refused judged-hostile']);
  });

  test('S-46: an insult of the last 24 h', () => {
    const insult = tell(0, 'red.chief', {
      type: 'pressure',
      adversary: 'blue',
      why: 'insult',
      lnRatio: 0,
      onCases: false,
      threat: false,
    });
    const after = (hours: number) => reasonOf({ channel: { connects: { fixed: hours * HOUR, mean: 0 } } }, [insult]);
    expect(after(23)).toEqual(['refused insulted']);
    expect(after(24)).toEqual(['unanswered silence']);
  });

  test('S-47: silence, where nothing speaks against it', () => {
    expect(reasonOf({})).toEqual(['unanswered silence']);
  });

  test('the reason is drawn in proportion to what spoke against', () => {
    const picks = call({ over: UNWILLING, called: { denial: true } }).picks('refuses because');
    expect(Object.keys(picks[0]?.weights ?? {})).toEqual(['denial-framing', 'judged-hostile']);
    expect(Math.exp(picks[0]?.weights['denial-framing'] ?? 0)).toBeCloseTo(1.5 * 0.333, 12);
    expect(Math.exp(picks[0]?.weights['judged-hostile'] ?? 0)).toBeCloseTo(0.9, 12);
  });

  test('the caller takes it as an answer, and hears of the result', () => {
    const played = call({ over: UNWILLING });
    expect(answersTo(played)).toMatchObject([
      { adversary: 'red', channel: 'line', accepted: false, case: about.id, political: false },
    ]);
    expect(played.messages('blue.chief', 'result')).toMatchObject([{ result: 'refused' }]);
  });
});

describe('a line that is never answered', () => {
  test('gives silence, noticed after 2 h', () => {
    const played = call({ over: WILLING, channel: { answering: 'never', connects: { fixed: 6 * HOUR, mean: 0 } } });
    expect(played.facts('contact')).toMatchObject([{ at: 2 * HOUR, result: 'unanswered', reason: 'silence' }]);
    expect(answersTo(played)).toMatchObject([{ at: 2 * HOUR, accepted: false }]);
  });

  test('where the called side would take the call, it is silent all the same', () => {
    const played = call({ over: WILLING, channel: { answering: 'never' } });
    expect(played.facts('contact')).toMatchObject([{ at: 2 * HOUR, result: 'unanswered' }]);
  });

  test('may be refused before that, with the reason', () => {
    const played = call({ over: UNWILLING, channel: { answering: 'never', connects: { fixed: HOUR, mean: 0 } } });
    expect(played.facts('contact')).toMatchObject([{ at: HOUR, result: 'refused', reason: 'judged-hostile' }]);
  });
});

describe('a line that cannot be used', () => {
  test.each(['closed', 'suspended', 'cut'] as const)('%s: barred at once, and no evidence', (state) => {
    const played = call({ channel: { state } });
    expect(played.facts('contact')).toMatchObject([{ at: 0, result: 'barred', reason: 'closed' }]);
    expect(answersTo(played)).toEqual([]);
    expect(played.messages('blue.chief', 'result')).toMatchObject([{ result: 'barred' }]);
  });

  test('busy: one call at a time', () => {
    const second = onLine(5 * MINUTE, { ...REQUEST, from: 'red.chief' });
    const third = onLine(25 * MINUTE, REQUEST);
    const played = call({ over: WILLING }, [second, third]);
    expect(played.facts('contact').map(({ at: when, from, result }) => [when / MINUTE, from, result])).toEqual([
      [0, 'blue.chief', 'connected'],
      [5, 'red.chief', 'busy'],
      [25, 'blue.chief', 'connected'],
    ]);
    expect(answersTo(played, 'red.chief')).toEqual([]);
  });

  test('also while it rings, or waits for approval', () => {
    const second = onLine(5 * MINUTE, REQUEST);
    const slow = { fixed: HOUR, mean: 0 };
    const ringing = call({ over: WILLING, channel: { connects: slow } }, [second]);
    const waiting = call(
      { over: WILLING, channel: { ...APPROVED, approval: slow }, more: { 'red.head': office('red.head') } },
      [second],
    );
    for (const played of [ringing, waiting]) expect(played.facts('contact')[0]).toMatchObject({ result: 'busy' });
  });

  test('out of scope: a tactical line is not a complaint line', () => {
    const tactical = { tier: 'tactical', answering: 'always' } as const;
    expect(call({ channel: tactical }).facts('contact')).toMatchObject([{ result: 'out-of-scope' }]);
    const about4 = onLine(0, { ...REQUEST, content: 'clarify' });
    const entities = { 'blue.chief': office('blue.chief'), 'red.chief': office('red.chief') };
    const fine = play({ ...entities, 'channel.line': line(tactical) }, [about4]);
    expect(fine.facts('contact')).toMatchObject([{ result: 'connected', tier: 'tactical' }]);
  });

  test('a stranger to it is turned away, and leaves it as it was', () => {
    const stranger = (seconds: number) => onLine(seconds, { ...REQUEST, from: 'green.chief' });
    const played = call({ over: WILLING }, [
      stranger(1 * HOUR),
      onLine(2 * HOUR, REQUEST),
      stranger(2 * HOUR + MINUTE),
    ]);
    expect(played.facts('contact').map(({ from, result }) => [from, result])).toEqual([
      ['blue.chief', 'connected'],
      ['green.chief', 'barred'],
      ['blue.chief', 'connected'],
      ['green.chief', 'barred'],
    ]);
    const shut = play({ 'channel.line': line({ state: 'cut' }) }, [stranger(0)]);
    expect(shut.facts('contact')).toMatchObject([{ result: 'barred' }]);
    const last = played.entries.filter(({ to }) => to === 'channel.line').at(-1);
    expect(last?.after).toBe('idle');
  });

  test('by an office that a policy bars, nor by one that would reach it', () => {
    const barred = { barred: true };
    for (const ends of [
      [lineEnd('blue.chief', null, barred), lineEnd('red.chief', 'red.head')],
      [lineEnd('blue.chief'), lineEnd('red.chief', 'red.head', barred)],
    ]) {
      const played = call({ over: WILLING, channel: { ends } });
      expect(played.facts('contact')).toMatchObject([{ at: 0, result: 'barred', reason: 'closed' }]);
      expect(answersTo(played)).toEqual([]);
    }
  });

  test('shared by several pairs of offices, it serves one call at a time, each to its own counterpart', () => {
    const ends = ['blue.chief', 'red.chief', 'blue.navy', 'red.navy'].map((actor) => lineEnd(actor));
    const more = { 'blue.navy': office('blue.navy'), 'red.navy': office('red.navy') };
    const navy = (minutes: number, from: string) => onLine(minutes * MINUTE, { ...REQUEST, from });
    const script = [navy(5, 'blue.navy'), navy(25, 'red.navy'), navy(50, 'blue.navy')];
    const contacts = call({ over: WILLING, channel: { ends, answering: 'always' }, more }, script).facts('contact');
    expect(contacts.map(({ from, to, result }) => [from, to, result])).toEqual([
      ['blue.chief', 'red.chief', 'connected'],
      ['blue.navy', 'red.navy', 'busy'],
      ['red.navy', 'blue.navy', 'connected'],
      ['blue.navy', 'red.navy', 'connected'],
    ]);
  });

  test('opened and closed by the white cell', () => {
    const set = (seconds: number, state: 'open' | 'closed') => onLine(seconds, { type: 'set', state, answering: null });
    const script = [set(HOUR, 'open'), onLine(2 * HOUR, REQUEST), set(3 * HOUR, 'closed'), onLine(4 * HOUR, REQUEST)];
    const played = call({ over: WILLING, channel: { state: 'suspended' } }, script);
    expect(played.facts('contact').map(({ result }) => result)).toEqual(['barred', 'connected', 'barred']);
  });

  test('answered from now on, or no more', () => {
    const set = onLine(HOUR, { type: 'set', state: null, answering: 'always' });
    const played = call({ over: UNWILLING }, [set, onLine(2 * HOUR, REQUEST)]);
    expect(played.facts('contact').map(({ result }) => result)).toEqual(['refused', 'connected']);
  });

  test('shut in the middle of an attempt, it comes to nothing, and the caller is free to think of the next', () => {
    const shut = onLine(HOUR, { type: 'set', state: 'cut', answering: null });
    const ringing = call({ over: WILLING, channel: { connects: { fixed: 2 * HOUR, mean: 0 } } }, [shut]);
    const talking = call({ over: WILLING, channel: { lasts: 2 * HOUR } }, [shut]);
    expect(ringing.facts('contact')).toEqual([]);
    for (const played of [ringing, talking]) {
      expect(played.messages('blue.chief', 'result')).toMatchObject([{ at: HOUR, result: 'barred' }]);
      const phones = played.entries.filter(({ to }) => to.endsWith('.chief')).map(({ to, after }) => [to, after]);
      expect(Object.fromEntries(phones)).toEqual({
        'blue.chief': 'awareness.unaware,phone.free',
        'red.chief': expect.stringContaining('phone.free'),
      });
    }
  });
});
