import { describe, expect, test } from 'vitest';
import type { HoldOptions, Play } from '../../src/play/index.js';
import { CHIEF, MINUTE, SCENARIO, codeOf, facts, start, until } from './table.js';

const THEATRE = 'nato.theatre-commander';
/** The office at the other end of a line of the theatre commander. */
function otherEnd(channel: string): string {
  return SCENARIO.channels[channel]?.between.find((end) => end !== THEATRE) ?? '';
}
const THEIRS = otherEnd('theatre');
const STRAY = 'stray-missile/strike';

/** Goes on for so long. Calls on one line are taken; what else comes is answered as the formula would. */
function goOn(play: Play, seconds: number, taken = ''): void {
  const end = play.now + seconds;
  while (play.now < end && play.advance(end).why !== 'ended') {
    for (const { ask, kind, channel, formula } of play.pending()) {
      play.answer(ask, { option: kind === 'answer-call' && channel === taken ? 'take' : formula });
    }
  }
}

/** The first second in which the theatre commander has heard of the stray missile. */
function known(held: Record<string, HoldOptions> = {}): Play {
  const play = start({ [THEATRE]: {}, ...held }, { arm: 'open' });
  while (!facts(play, 'learned').some(({ actor, case: about }) => actor === THEATRE && about === STRAY)) goOn(play, 10);
  return play;
}

/** A call of the two theatre commanders, placed by the one and taken by the other. */
function inCall(channel = 'theatre'): Play {
  const play = known({ [otherEnd(channel)]: {} });
  play.office(THEATRE).placeCall(channel, STRAY);
  const connects = (fact: { channel: string; result: string }) =>
    fact.channel === channel && fact.result === 'connected';
  while (!facts(play, 'contact').some(connects)) goOn(play, 1, channel);
  goOn(play, 1);
  return play;
}

describe('the holder of an office, without having been asked', () => {
  test('places a call on a line of its own', () => {
    const play = inCall();
    const calls = facts(play, 'contact').filter(({ channel, from }) => channel === 'theatre' && from === THEATRE);
    expect(calls).toMatchObject([{ from: THEATRE, to: THEIRS, case: STRAY, result: 'connected' }]);
  });

  test('says what it likes in a call, and the other end reads it', () => {
    const play = inCall();
    play.office(THEATRE).say('theatre', { words: 'We hold our fire. Do you?' });
    play.office(THEIRS).say('theatre', { words: 'Until noon.', kind: 'threaten' });
    play.advance(play.now);
    expect(facts(play, 'spoke').map(({ at: _at, ...fact }) => fact)).toEqual([
      { fact: 'spoke', channel: 'theatre', by: THEATRE, to: THEIRS, words: 'We hold our fire. Do you?' },
      { fact: 'spoke', channel: 'theatre', by: THEIRS, to: THEATRE, words: 'Until noon.', kind: 'threaten' },
    ]);
  });

  test.each([
    ['assure', -1],
    ['accuse', 1],
    ['threaten', 1],
  ] as const)('moves what the other side thinks: %s, %i', (kind, way) => {
    const [silent, spoken] = [inCall(), inCall()];
    spoken.office(THEATRE).say('theatre', { kind });
    for (const play of [silent, spoken]) goOn(play, MINUTE);
    const moves = (play: Play) =>
      facts(play, 'standing')
        .filter(({ actor }) => actor.startsWith('russia.'))
        .reduce((sum, { from, to }) => sum + to - from, 0);
    expect(Math.sign(moves(spoken) - moves(silent))).toBe(way);
  });

  test('explains an act of its own side in a call, in its own words; of others it knows nothing', () => {
    const play = inCall();
    const theirs = play.office(THEIRS);
    const said = { kind: 'explain', case: STRAY, words: 'Our guidance failed.' } as const;
    expect(codeOf(() => play.office(THEATRE).say('theatre', said))).toBe('refused');
    while (!facts(play, 'knows').some(({ actor }) => actor === THEIRS)) goOn(play, MINUTE);
    // The line may be in a call that its own side has placed.
    codeOf(() => theirs.placeCall('theatre', STRAY));
    while (codeOf(() => theirs.say('theatre', said)) !== 'nothing thrown') goOn(play, MINUTE);
    play.advance(play.now);
    expect(facts(play, 'said').at(-1)).toMatchObject({
      by: THEIRS,
      case: STRAY,
      what: expect.stringContaining('says: “Our guidance failed.”') as string,
    });
    expect(facts(play, 'belief').at(-1)).toMatchObject({ actor: THEATRE });
  });

  test('hangs up', () => {
    const play = inCall();
    play.office(THEIRS).hangUp('theatre');
    play.advance(play.now);
    expect(codeOf(() => play.office(THEATRE).say('theatre', { words: 'Hello?' }))).toBe('refused');
    expect(codeOf(() => play.office(THEATRE).hangUp('theatre'))).toBe('refused');
  });

  test('orders an office below to call, which calls', () => {
    const play = known({ [CHIEF]: {} });
    play.release(THEATRE);
    play.office(CHIEF).orderCall(THEATRE, 'theatre', STRAY);
    expect(facts(play, 'ordered')).toMatchObject([{ actor: CHIEF, to: THEATRE, channel: 'theatre' }]);
    goOn(play, 60 * MINUTE);
    const called = facts(play, 'contact').filter(({ from }) => from === THEATRE);
    expect(called.map(({ channel }) => channel)).toContain('theatre');
  });

  test('orders an office below to call, whose holder is asked', () => {
    const play = known({ [CHIEF]: {} });
    play.office(CHIEF).orderCall(THEATRE, 'theatre', STRAY);
    const order = until(play, THEATRE, 'call');
    expect(order).toMatchObject({ channel: 'theatre', options: ['call', 'leave'], formula: 'call' });
    play.answer(order.ask, { option: 'leave' });
    const called = facts(play, 'contact').filter(({ from }) => from === THEATRE);
    expect(called.map(({ channel }) => channel)).not.toContain('theatre');
  });

  test('speaks in public, and writes to the white cell', () => {
    const play = known({ [CHIEF]: { by: 'Anna' } });
    play.office(CHIEF).speakInPublic('insult', 'russia');
    play.office(CHIEF).somethingElse('I ask Türkiye to mediate.');
    play.advance(play.now);
    expect(facts(play, 'statement')).toMatchObject([{ by: CHIEF, kind: 'insult', about: 'russia' }]);
    expect(facts(play, 'words')).toMatchObject([{ from: CHIEF, to: null, words: 'I ask Türkiye to mediate.' }]);
    expect(play.inputs.at(-1)).toMatchObject({ origin: 'Anna', to: CHIEF });
  });

  test('decides on its own estimate, also if it is given at the very ask', () => {
    const play = start({ [CHIEF]: {} });
    const { ask } = until(play, CHIEF, 'decision');
    play.office(CHIEF).estimate(STRAY, 0.93);
    play.answer(ask, { option: 'posture' });
    play.advance(play.now);
    expect(facts(play, 'decision').at(-1)).toMatchObject({ actor: CHIEF, chosen: 'posture', belief: 0.93 });
    expect(facts(play, 'act').at(-1)).toMatchObject({ actor: CHIEF, belief: 0.93 });
  });

  test('decides before it is asked, once; then it is asked as before', () => {
    const play = known({ [CHIEF]: { by: 'Anna' } });
    while (!facts(play, 'learned').some(({ actor }) => actor === CHIEF)) goOn(play, 10);
    play.office(CHIEF).decide(STRAY, { option: 'posture', reason: 'to be seen' });
    const decided = { actor: CHIEF, case: STRAY, chosen: 'posture', by: 'Anna', reason: 'to be seen' };
    expect(facts(play, 'decision').at(-1)).toMatchObject({ ...decided, at: play.now });
    expect(facts(play, 'act').at(-1)).toMatchObject({ actor: CHIEF, option: 'posture', authority: 'outside' });
    expect(facts(play, 'ask').filter(({ actor }) => actor === CHIEF)).toEqual([]);
    expect(until(play, CHIEF, 'decision').case).toBe(STRAY);
  });

  test('decides while it is asked, which takes the place of an answer', () => {
    const play = start({ [CHIEF]: {} });
    const asked = until(play, CHIEF, 'decision');
    play.office(CHIEF).decide(STRAY, { option: 'hold' });
    expect(facts(play, 'decision').at(-1)).toMatchObject({ actor: CHIEF, chosen: 'hold', by: 'table' });
    expect(facts(play, 'ask-over')).toMatchObject([{ ask: asked.ask }]);
    expect(until(play, CHIEF, 'decision').ask).toBeGreaterThan(asked.ask);
  });

  test('cannot decide what is no option at this rung; the formula does not decide instead', () => {
    const play = start({ [CHIEF]: {} });
    until(play, CHIEF, 'decision');
    const before = facts(play, 'decision').filter(({ actor }) => actor === CHIEF);
    expect(codeOf(() => play.office(CHIEF).decide(STRAY, { option: 'major-strike' }))).toBe('refused');
    expect(codeOf(() => play.office(CHIEF).decide(STRAY, { option: 'explain' }))).toBe('refused');
    expect(facts(play, 'decision').filter(({ actor }) => actor === CHIEF)).toEqual(before);
    expect(play.pending()).toMatchObject([{ office: CHIEF, kind: 'decision', case: STRAY }]);
  });

  test('says later what its side did not say of its own act', () => {
    const chief = 'russia.chief-of-staff';
    const play = start({ [chief]: {} });
    play.answer(until(play, chief, 'statement').ask, { option: 'silence' });
    goOn(play, 60 * MINUTE);
    play.office(chief).decide(STRAY, { option: 'admit' });
    expect(facts(play, 'decision').at(-1)).toMatchObject({ actor: chief, kind: 'statement', chosen: 'admit' });
    expect(facts(play, 'act').at(-1)).toMatchObject({ actor: chief, does: 'admit', at: play.now });
  });

  test('recalls what it asked authority for, once; its case is its own again', () => {
    const play = start({ [CHIEF]: { by: 'Anna' } });
    play.answer(until(play, CHIEF, 'decision').ask, { option: 'limited-retaliation' });
    play.advance(play.now + 1);
    play.office(CHIEF).recall(STRAY, { instead: 'hold', reason: 'the debris is a decoy’s' });
    play.advance(play.now);
    expect(facts(play, 'recalled')).toMatchObject([{ actor: CHIEF, option: 'limited-retaliation', instead: 'hold' }]);
    expect(facts(play, 'decision').at(-1)).toMatchObject({
      chosen: 'hold',
      by: 'Anna',
      reason: 'the debris is a decoy’s',
    });
    expect(until(play, CHIEF, 'decision').case).toBe(STRAY);
    expect(facts(play, 'act').filter(({ actor }) => actor === CHIEF)).toEqual([]);
  });

  test('recalls between grant and carrying out', () => {
    const play = start({ [CHIEF]: {}, 'nato.head-of-state': {} });
    play.answer(until(play, CHIEF, 'decision').ask, { option: 'limited-retaliation' });
    play.answer(until(play, 'nato.head-of-state', 'authority').ask, { option: 'grant' });
    play.advance(play.now + 1);
    play.office(CHIEF).recall(STRAY, { instead: 'hold' });
    play.advance(play.now);
    expect(facts(play, 'recalled')).toMatchObject([{ option: 'limited-retaliation', instead: 'hold' }]);
    goOn(play, 180 * MINUTE);
    expect(facts(play, 'act').filter(({ actor, authority }) => actor === CHIEF && authority === 'granted')).toEqual([]);
  });

  test('is told what is not there: a line, a case, an office below, something to recall, a call', () => {
    const play = known({ [CHIEF]: {} });
    goOn(play, 30 * MINUTE);
    const chief = play.office(CHIEF);
    expect(() => chief.placeCall('cheifs')).toThrow(`there is no line of ${CHIEF} “cheifs”: did you mean chiefs?`);
    expect(() => chief.placeCall('chiefs', 'stray-missile/strik')).toThrow(`did you mean ${STRAY}?`);
    expect(codeOf(() => chief.orderCall('nato.head-of-state', 'theatre'))).toBe('no-such-office');
    expect(codeOf(() => chief.orderCall(THEATRE, 'chiefs'))).toBe('no-such-line');
    expect(codeOf(() => chief.say('chiefs', {}))).toBe('wrong-value');
    expect(codeOf(() => chief.say('chiefs', { words: 'Hello?' }))).toBe('refused');
    expect(codeOf(() => chief.estimate(STRAY, 2))).toBe('wrong-value');
    expect(codeOf(() => chief.speakInPublic('insult', 'rusia'))).toBe('no-such-side');
    expect(codeOf(() => chief.recall(STRAY, { instead: 'hold' }))).toBe('refused');
    expect(codeOf(() => chief.decide(STRAY, { option: 'hodl' }))).toBe('no-such-option');
    expect(codeOf(() => chief.decide('elsewhere', { option: 'hold' }))).toBe('no-such-case');
    expect(codeOf(() => play.office(THEATRE).decide(STRAY, { option: 'hold' }))).toBe('refused');
    expect(codeOf(() => play.office('nato.cheif-of-staff'))).toBe('no-such-office');
  });

  test('does not threaten on a line for the prevention of accidents', () => {
    const play = inCall('deconfliction');
    const threat = () => play.office(THEATRE).say('deconfliction', { kind: 'threaten' });
    expect(threat).toThrow('that line is for the prevention of accidents');
  });

  test('keeps the play a function of its inputs', () => {
    const play = inCall();
    play.office(THEATRE).say('theatre', { words: 'We hold our fire.', kind: 'assure' });
    play.office(THEATRE).hangUp('theatre');
    goOn(play, 60 * MINUTE);
    const again = start({}, { arm: 'open', inputs: play.inputs });
    while (again.advance(play.now).why === 'ask');
    expect(again.noted).toEqual(play.noted);
  });
});
