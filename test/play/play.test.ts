import { describe, expect, test } from 'vitest';
import { reference } from '../../src/engine/index.js';
import type { Play } from '../../src/play/index.js';
import { startPlay } from '../../src/play/index.js';
import { seatView } from '../../src/knowledge/index.js';
import { CHIEF, LOCAL, MINUTE, SCENARIO, codeOf, facts, scenarioOf, start, until } from './table.js';

describe('an office that is held', () => {
  test('is asked at its first look, with its options and until when', () => {
    const play = start({ [LOCAL]: {} });
    const stop = play.advance();
    expect(stop).toMatchObject({
      why: 'ask',
      asks: [
        {
          office: LOCAL,
          kind: 'decision',
          case: 'stray-missile/strike',
          options: ['hold', 'call', 'posture', 'limited-retaliation'],
        },
      ],
    });
    const [ask] = play.pending();
    expect((ask?.until ?? 0) - (ask?.since ?? 0)).toBe(15 * MINUTE);
    expect(play.now).toBe(ask?.since);
  });

  test('does what its holder answers, and the run file has who, why, and what the formula would have done', () => {
    const play = start({ [LOCAL]: { by: 'red team' } });
    const { ask, formula } = until(play, LOCAL, 'decision');
    play.answer(ask, { option: 'posture', reason: 'show resolve' });
    expect(facts(play, 'decision')).toMatchObject([
      { actor: LOCAL, chosen: 'posture', by: 'red team', reason: 'show resolve', formula },
    ]);
    expect(facts(play, 'act')).toMatchObject([{ actor: LOCAL, option: 'posture', at: play.now }]);
    expect(play.inputs.at(-1)).toMatchObject({ origin: 'red team', event: { ask, option: 'posture' } });
  });

  test('keeps what an answer was made from with the input, and tells it to nobody', () => {
    const play = start({ [LOCAL]: {} });
    const { ask } = until(play, LOCAL, 'decision');
    const basis = 'prompt and reply';
    const input = play.answer(ask, { option: 'hold', reason: 'wait', basis });
    expect(input.event).toMatchObject({ option: 'hold', reason: 'wait', basis });
    expect(play.inputs).toContainEqual(input);
    play.advance();
    expect(facts(play, 'answered')).toMatchObject([{ reason: 'wait' }]);
    expect(JSON.stringify(play.noted)).not.toContain(basis);
    expect(JSON.stringify(seatView(SCENARIO, play.noted, 'nato', play.now))).not.toContain(basis);
    // It changes nothing.
    const without = start({ [LOCAL]: {} });
    without.answer(until(without, LOCAL, 'decision').ask, { option: 'hold', reason: 'wait' });
    without.advance(Infinity);
    expect(facts(without, 'answered')).toEqual(facts(play, 'answered'));
  });

  test('falls back on hold where the window passes, on its doctrine where it has one, on the formula where the table wants that', () => {
    const chosen = (play: Play) => {
      const { until: lapses } = until(play, LOCAL, 'decision');
      expect(play.advance((lapses ?? 0) - 1).why).toBe('time');
      expect(facts(play, 'decision')).toEqual([]);
      play.advance((lapses ?? 0) + 1);
      return facts(play, 'decision').map(({ actor, chosen: option, by }) => [actor, option, by])[0];
    };
    expect(chosen(start({ [LOCAL]: {} }))).toEqual([LOCAL, 'hold', 'doctrine']);
    const posturing = scenarioOf(({ actors }) => {
      (actors[LOCAL] ??= {})['doctrine'] = 'posture';
    });
    expect(chosen(start({ [LOCAL]: {} }, { scenario: posturing }))).toEqual([LOCAL, 'posture', 'doctrine']);
    const play = start({ [LOCAL]: { lapse: 'formula' } });
    const { formula } = until(play, LOCAL, 'decision');
    expect(formula).not.toBe('hold');
    expect(chosen(play)).toEqual([LOCAL, formula, 'formula']);
  });

  test('answers later on what it believes by then', () => {
    const play = start({ [LOCAL]: {} });
    const { ask, since } = until(play, LOCAL, 'decision');
    play.advance(since + 10 * MINUTE);
    play.answer(ask, { option: 'posture' });
    expect(play.pending()).toEqual([]);
    play.advance(since + 10 * MINUTE);
    expect(facts(play, 'decision')).toMatchObject([{ at: since + 10 * MINUTE, chosen: 'posture' }]);
  });

  test('can be released: the formula answers what is open and decides from then on', () => {
    const play = start({ [LOCAL]: {}, [CHIEF]: {} });
    const { formula } = until(play, LOCAL, 'decision');
    play.release(LOCAL);
    play.release(CHIEF);
    expect(play.holderOf(LOCAL)).toBeNull();
    expect(play.advance().why).toBe('ended');
    expect(facts(play, 'decision')[0]).toMatchObject({ actor: LOCAL, chosen: formula, by: 'formula' });
    expect(
      facts(play, 'decision')
        .filter(({ actor }) => actor === CHIEF)
        .every(({ by }) => by === undefined),
    ).toBe(true);
  });

  test('acts on its holder’s own estimate; the sum of the evidence is kept beside it', () => {
    const play = start({ [CHIEF]: {} });
    const first = until(play, CHIEF, 'decision');
    play.estimate(CHIEF, first.case ?? '', 0.97);
    play.answer(first.ask, { option: 'hold' });
    const next = until(play, CHIEF, 'decision');
    play.answer(next.ask, { option: 'hold' });
    const beliefs = facts(play, 'decision')
      .filter(({ actor }) => actor === CHIEF)
      .map(({ belief }) => belief);
    expect(beliefs).toEqual([0.97, 0.97]);
    const [estimate] = facts(play, 'estimate');
    expect(estimate).toMatchObject({ actor: CHIEF, estimate: 0.97 });
    expect(estimate?.sum).toBeLessThan(0.9);
  });
});

describe('what its holder can be asked', () => {
  test('authority: granted or refused by whoever holds the superior', () => {
    const after = (option: 'grant' | 'deny') => {
      const play = start({ [LOCAL]: {}, 'nato.theatre-commander': {} });
      play.answer(until(play, LOCAL, 'decision').ask, { option: 'limited-retaliation' });
      const request = until(play, 'nato.theatre-commander', 'authority');
      play.answer(request.ask, { option, reason: 'mine to decide' });
      return play;
    };
    expect(facts(after('grant'), 'authority')).toMatchObject([{ result: 'asked' }, { result: 'granted' }]);
    const denied = after('deny');
    expect(facts(denied, 'authority')).toMatchObject([{ result: 'asked' }, { result: 'denied' }]);
    // Then the local commander is asked what to do instead, without what was refused.
    expect(until(denied, LOCAL, 'decision').options).toEqual(['hold', 'call', 'posture']);
  });

  test('authority no longer, once the request has been recalled', () => {
    const play = start({ [CHIEF]: {}, 'nato.head-of-state': {} });
    play.answer(until(play, CHIEF, 'decision').ask, { option: 'limited-retaliation' });
    const { ask, case: about } = until(play, 'nato.head-of-state', 'authority');
    play.office(CHIEF).recall(about ?? '', { instead: 'hold' });
    play.advance(play.now);
    expect(facts(play, 'ask-over').at(-1)).toMatchObject({ ask, why: 'the request was withdrawn' });
    expect(codeOf(() => play.answer(ask, { option: 'grant' }))).toBe('no-such-ask');
  });

  test('authority not at all, where the window has passed before the question came', () => {
    const play = start({ [LOCAL]: {}, 'nato.theatre-commander': {} });
    const { ask, case: about } = until(play, LOCAL, 'decision');
    const draw = { entity: 'nato.theatre-commander', purpose: 'grants', occurrence: `${about}/limited-retaliation` };
    play.whiteCell.overrule({ ...draw, outcome: 60 * MINUTE, reason: 'asleep' });
    play.answer(ask, { option: 'limited-retaliation' });
    while (play.now < 10 * 60 * MINUTE) {
      for (const open of play.pending()) play.answer(open.ask, { option: open.formula });
      play.advance(10 * 60 * MINUTE);
    }
    expect(facts(play, 'authority').find(({ result }) => result === 'late')).toMatchObject({ actor: LOCAL });
    expect(facts(play, 'ask').filter(({ kind, actor }) => kind === 'authority' && actor.includes('theatre'))).toEqual(
      [],
    );
  });

  test('a granted act can be recalled just before it is carried out', () => {
    const play = start({ [CHIEF]: {} });
    play.answer(until(play, CHIEF, 'decision').ask, { option: 'limited-retaliation' });
    for (let open = until(play, CHIEF, 'decision'); ; open = until(play, CHIEF, 'decision')) {
      const isLast = facts(play, 'authority').some(({ result, actor }) => result === 'granted' && actor === CHIEF);
      play.answer(open.ask, { option: isLast ? 'hold' : 'limited-retaliation' });
      if (isLast) break;
    }
    expect(facts(play, 'recalled')).toMatchObject([{ actor: CHIEF, option: 'limited-retaliation', instead: 'hold' }]);
    expect(facts(play, 'act').filter(({ actor }) => actor === CHIEF)).toEqual([]);
  });

  test('what the side that struck says of it', () => {
    const play = start({ 'russia.chief-of-staff': {} });
    const { ask, options } = until(play, 'russia.chief-of-staff', 'statement');
    expect(options).toEqual(['explain', 'admit', 'deny', 'silence']);
    play.answer(ask, { option: 'admit' });
    play.advance(play.now + MINUTE);
    expect(facts(play, 'said')).toMatchObject([{ by: 'russia', what: 'admit' }]);
  });

  test('whether to call, to take the call and what to say in it, in its own words', () => {
    const [ours = '', theirs = ''] = SCENARIO.channels['theatre']?.between ?? [];
    const play = start({ [ours]: {}, [theirs]: {} }, { arm: 'open' });
    let call = until(play, ours, 'call');
    while (call.channel !== 'theatre') {
      play.answer(call.ask, { option: 'leave' });
      call = until(play, ours, 'call');
    }
    play.answer(call.ask, { option: 'call' });
    const taken = until(play, theirs, 'answer-call');
    play.answer(taken.ask, { option: 'take' });
    play.advance(play.now + 1);
    expect(facts(play, 'contact')).toContainEqual(expect.objectContaining({ channel: 'theatre', result: 'connected' }));
  });
});

describe('a play', () => {
  test('is a pure function of its inputs: the same again, under XState itself, and after a fork', () => {
    const play = start({ [LOCAL]: {}, [CHIEF]: {} });
    play.answer(until(play, LOCAL, 'decision').ask, { option: 'posture', reason: 'first' });
    const fork = play.fork();
    for (const each of [play, fork]) {
      while (each.advance().why !== 'ended') {
        for (const { ask, options } of each.pending()) each.answer(ask, { option: options[0] ?? '' });
      }
    }
    const { hash, events } = play.result();
    expect(fork.result().hash).toBe(hash);
    const again = startPlay(SCENARIO, { arm: 'closed', seed: '1', inputs: play.inputs, interpreter: reference });
    while (again.advance().why !== 'ended');
    expect(again.result()).toMatchObject({ hash, events });
  });

  test('refuses in words what cannot be: an unknown office, an option that is not open, an ask that is over, an end', () => {
    expect(codeOf(() => start({ 'nato.local-comander': {} }))).toBe('no-such-office');
    const play = start({ [LOCAL]: {} });
    const { ask } = until(play, LOCAL, 'decision');
    expect(() => play.answer(ask, { option: 'postur' })).toThrow('did you mean posture?');
    play.answer(ask, { option: 'hold' });
    expect(codeOf(() => play.answer(ask, { option: 'hold' }))).toBe('no-such-ask');
    expect(codeOf(() => play.release(CHIEF))).toBe('not-held');
    while (play.advance().why !== 'ended') for (const open of play.pending()) play.answer(open.ask, { option: 'hold' });
    expect(codeOf(() => play.hold(CHIEF))).toBe('ended');
  });
});
