import { describe, expect, test } from 'vitest';
import type { ChannelInput } from '../../src/model/index.js';
import { SILENT, HOUR, line, office } from './parts.js';
import { at, onLine, play } from './world.js';

const DAY = 24 * HOUR;
const MEETS = { first: 2 * DAY, every: 10 * DAY };

/** Two chiefs who meet on a line, and a second line between them. */
function meet(over: Partial<ChannelInput> = {}, other: Partial<ChannelInput> = {}) {
  const entities = {
    'blue.chief': office('blue.chief'),
    'red.chief': office('red.chief'),
    'channel.line': line({ meets: MEETS, ...over }),
    'channel.other': line({ id: 'other', trust: 0.2, ...other }),
  };
  const call = onLine(30 * DAY, { type: 'request', from: 'blue.chief', case: 'strike', content: 'negotiate' }, 'other');
  return play(entities, [at(0, 'channel.line', { type: 'start' }), call], { horizon: 31 * DAY });
}

describe('meetings that are agreed', () => {
  test('come when they are set down, without anybody asking, and leave nobody asking again', () => {
    const played = meet();
    const met = played.facts('contact').filter(({ channel }) => channel === 'line');
    expect(met.map((contact) => [contact.at / DAY, contact.result, contact.case])).toEqual([
      [2, 'connected', null],
      [12, 'connected', null],
      [22, 'connected', null],
    ]);
    expect(played.messages('red.chief', 'may-we?').filter(({ at: when }) => when < 30 * DAY)).toEqual([]);
    expect(played.messages('blue.chief', 'result').filter(({ at: when }) => when < 30 * DAY)).toEqual([]);
    expect(played.messages('red.chief', 'hung-up').length).toBeGreaterThanOrEqual(3);
  });

  test('once where they do not recur', () => {
    const met = meet({ meets: { first: 2 * DAY, every: null } }).facts('contact');
    expect(met.filter(({ channel }) => channel === 'line')).toHaveLength(1);
  });

  test.each([
    ['the line is shut', { state: 'suspended' } as const, 'barred closed', 0],
    ['the other side stays away', { answering: 'never' } as const, 'unanswered silence', 3],
  ])('come to nothing where %s', (_, over, result, refusals) => {
    const played = meet(over);
    const met = played.facts('contact').filter(({ channel }) => channel === 'line');
    expect(met.map((contact) => `${contact.result} ${contact.reason}`)).toEqual(Array(3).fill(result));
    const answers = played.messages('blue.chief', 'call-answered');
    expect(answers).toHaveLength(refusals);
    for (const answer of answers) expect(answer).toMatchObject({ accepted: false, case: null });
  });

  test('are of those whose line it is: an office that is barred and shares it does not keep them away', () => {
    const own = line({}).input as unknown as ChannelInput;
    const sharing = own.ends.map((end) => ({ ...end, actor: `${end.actor}-2`, barred: true }));
    const results = (ends: ChannelInput['ends']) =>
      meet({ ends })
        .facts('contact')
        .filter(({ channel }) => channel === 'line')
        .map(({ result }) => result);
    expect(results([...own.ends, ...sharing])).toEqual(Array(3).fill('connected'));
    expect(results(own.ends.map((end) => ({ ...end, barred: true })))).toEqual(Array(3).fill('barred'));
  });

  test('do not break into a call', () => {
    const entities = { 'blue.chief': SILENT, 'red.chief': SILENT, 'channel.line': line({ meets: MEETS }) };
    const request = { type: 'request', from: 'red.chief', case: 'strike', content: 'negotiate' } as const;
    const script = [at(0, 'channel.line', { type: 'start' }), onLine(2 * DAY - 60, request)];
    const met = play(entities, script, { horizon: 3 * DAY }).facts('contact');
    expect(met.map(({ from, result }) => `${from} ${result}`)).toEqual(['red.chief connected', 'blue.chief busy']);
  });
});

/** The ends of the line, where a call to either needs approval. */
function approved(): ChannelInput['ends'] {
  return (line({}).input as unknown as ChannelInput).ends.map((end) => ({ ...end, approver: 'red.head' }));
}

describe('a request that is still open', () => {
  const entities = { 'blue.chief': SILENT, 'red.chief': SILENT };
  const request = { type: 'request', from: 'red.chief', case: 'strike', content: 'negotiate' } as const;
  const script = [at(0, 'channel.line', { type: 'start' }), onLine(2 * DAY - 60, request)];

  test.each([
    ['rings', { connects: { fixed: 600, mean: 0 } }],
    ['waits for approval', { approval: { fixed: 600, mean: 0 }, ends: approved() }],
  ])('yields to the meeting while it %s', (_, over) => {
    const channel = line({ meets: { first: 2 * DAY, every: null }, ...over });
    const played = play({ ...entities, 'red.head': SILENT, 'channel.line': channel }, script, { horizon: 3 * DAY });
    const met = played.facts('contact').map(({ from, result }) => `${from} ${result}`);
    expect(met).toEqual(['red.chief busy', 'blue.chief connected']);
    expect(played.messages('red.chief', 'result')).toMatchObject([{ case: 'strike', result: 'busy' }]);
  });
});

describe('what they build', () => {
  const credibility = (over: Partial<ChannelInput>, other: Partial<ChannelInput> = {}) =>
    meet(over, other)
      .messages<{ type: 'connected'; channel: string; credibility: number }>('blue.chief', 'connected')
      .find(({ channel }) => channel === 'other')?.credibility;

  test('is trust on the lines named, which decays from then on', () => {
    const halfLife = { trustHalfLife: 10 * DAY };
    const once = { meets: { first: 20 * DAY, every: null } };
    expect(credibility(once, halfLife)).toBeCloseTo((0.6 * 2 * 0.2) / 8, 6);
    const built = { ...once, builds: { trust: 0.2, on: ['other'] } };
    expect(credibility(built, halfLife)).toBeCloseTo(0.6 * 2 * (0.2 / 8 + 0.2 / 2), 6);
  });

  test('never beyond full trust, and nothing by a line that does harm', () => {
    const builds = { trust: 0.9, on: ['other'] };
    expect(credibility({ builds }, { trustHalfLife: 1e12 })).toBeCloseTo(0.6, 6);
    expect(credibility({ builds, use: 'accuse' }, { trustHalfLife: 1e12 })).toBeCloseTo(0.24, 6);
    expect(credibility({ builds, effect: false }, { trustHalfLife: 1e12 })).toBeCloseTo(0.24, 6);
  });

  test('and a line that was suspended works again', () => {
    const suspended = { state: 'suspended' } as const;
    expect(credibility({}, suspended)).toBe(undefined);
    expect(credibility({ restarts: ['other'] }, suspended)).toBeGreaterThan(0);
  });
});
