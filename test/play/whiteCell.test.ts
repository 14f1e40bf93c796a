import { describe, expect, test } from 'vitest';
import type { Play } from '../../src/play/index.js';
import { CHIEF, LOCAL, MINUTE, codeOf, facts, start, until } from './table.js';

const HOUR = 60 * MINUTE;
const STRAY = 'stray-missile/strike';

/** Goes on to a second, with nobody asked. */
function at(hours: number, arm = 'open'): Play {
  const play = start({}, { arm });
  play.advance(hours * HOUR);
  return play;
}
function injects(play: Play): [id: string, how: string, at: number][] {
  return facts(play, 'inject').map(({ id, how, at: when }) => [id, how, when / HOUR]);
}

describe('the white cell', () => {
  test('fires, skips and puts off planned injects', () => {
    const play = at(1);
    play.whiteCell.fire('insult');
    play.whiteCell.skip('reassure');
    play.whiteCell.putOff('strike', 8 * HOUR);
    play.advance(30 * HOUR);
    expect(injects(play).filter(([id]) => !['press', 'relations-broken-off'].includes(id))).toEqual([
      ['insult', 'fired', 1],
      ['reassure', 'skipped', 1],
      ['strike', 'put-off', 1],
      ['strike', 'planned', 8],
    ]);
    expect(facts(play, 'incident').find(({ case: about }) => about === STRAY)).toMatchObject({ at: 8 * HOUR });
  });

  test('sees what is planned, and since when a condition holds', () => {
    const play = at(7, 'closed');
    play.whiteCell.putOff('insult', 22 * HOUR);
    const of = (id: string) => play.whiteCell.pending().injects.find((each) => each.id === id);
    expect(of('strike')).toEqual({ id: 'strike', kind: 'incident', done: true, at: 6 * HOUR, condition: null });
    expect(of('insult')).toMatchObject({ done: false, at: 22 * HOUR });
    // Nobody has called, so that part holds from the start, and from 30 h on it counts.
    expect(of('press')).toMatchObject({ id: 'press', kind: 'statement', done: false, at: null });
    expect(of('press')?.condition).toMatchObject({ kind: 'all', for: 0, since: null });
    expect(of('press')?.condition?.parts[1]).toMatchObject({ since: 0, holds: false, part: { for: 30 * HOUR } });
    play.whiteCell.putOff('press', 40 * HOUR);
    expect(of('press')).toMatchObject({ at: 40 * HOUR, condition: null });
  });

  test('changes an inject before it comes', () => {
    const play = at(1);
    play.whiteCell.edit('heavier-missiles', {
      statement: { by: 'russia.head-of-state', kind: 'insult', about: 'nato' },
    });
    play.advance(41 * HOUR);
    expect(facts(play, 'statement').find(({ by }) => by === 'russia.head-of-state')).toMatchObject({
      by: 'russia.head-of-state',
      about: 'nato',
      at: 40 * HOUR,
    });
  });

  test('throws in an incident of its own, under its own name', () => {
    const play = at(1);
    expect(play.whiteCell.inject({ id: 'second', incident: 'convoy-struck' })).toBe('second');
    expect(play.whiteCell.inject({ incident: 'convoy-struck' })).toBe('table-2');
    play.advance(2 * HOUR);
    expect(facts(play, 'incident').map(({ case: about }) => about)).toEqual(
      expect.arrayContaining(['convoy-struck/second', 'convoy-struck/table-2']),
    );
  });

  test('cuts and restores a line', () => {
    const play = at(1);
    play.whiteCell.setLine('chiefs', { state: 'cut' });
    play.whiteCell.setLine('chiefs', { state: 'open', answering: 'never' });
    play.advance(2 * HOUR);
    expect(facts(play, 'line')).toMatchObject([
      { channel: 'chiefs', state: 'cut' },
      { channel: 'chiefs', state: 'open', answering: 'never' },
    ]);
  });

  test('gives an office a report, which moves what it believes', () => {
    const play = start({ [LOCAL]: {} }, { arm: 'open' });
    until(play, LOCAL, 'decision');
    play.whiteCell.report(LOCAL, STRAY, { says: 'a defector', hostile: 0.9, accident: 0.1 });
    expect(facts(play, 'report').at(-1)).toMatchObject({ actor: LOCAL, says: 'a defector', shows: 'hostile' });
    const { from = 0, to = 0 } = facts(play, 'belief').at(-1) ?? {};
    expect(to - from).toBeGreaterThan(0.1);
  });

  test('writes to one office alone', () => {
    const play = at(1);
    play.whiteCell.tell(CHIEF, 'Your minister is out of reach.');
    expect(facts(play, 'words')).toMatchObject([{ from: null, to: CHIEF, words: 'Your minister is out of reach.' }]);
  });

  test('decides a draw in place of luck, with a reason', () => {
    const denied = start({ [LOCAL]: {} });
    play(denied, 'deny');
    expect(facts(denied, 'authority').at(-1)).toMatchObject({ result: 'denied' });
    const granted = start({ [LOCAL]: {} });
    play(granted, 'grant');
    expect(facts(granted, 'authority').find(({ result }) => result !== 'asked')).toMatchObject({ result: 'granted' });
    expect(facts(granted, 'overruled')).toMatchObject([{ purpose: 'authority', reason: 'so that they talk' }]);

    function play(each: Play, answer: 'grant' | 'deny') {
      const { ask } = until(each, LOCAL, 'decision');
      each.whiteCell.overrule({
        entity: 'nato.theatre-commander',
        purpose: 'authority',
        occurrence: STRAY,
        outcome: answer === 'grant',
        reason: 'so that they talk',
      });
      each.answer(ask, { option: 'limited-retaliation' });
      while (facts(each, 'authority').length < 2) each.advance();
    }
  });

  test('is told what is not there, and what has come already', () => {
    const play = at(7);
    const { whiteCell } = play;
    expect(() => whiteCell.fire('strik')).toThrow('there is no inject “strik”: did you mean strike?');
    expect(() => whiteCell.fire('strike')).toThrow('strike has come already, or was left out');
    expect(codeOf(() => whiteCell.skip('strike'))).toBe('refused');
    expect(codeOf(() => whiteCell.putOff('insult', HOUR))).toBe('wrong-value');
    expect(codeOf(() => whiteCell.edit('strike', { incident: 'convoy-struck' }))).toBe('refused');
    expect(() => whiteCell.inject({ incident: 'convoy-struk' })).toThrow('did you mean “convoy-struck”?');
    expect(codeOf(() => whiteCell.setLine('cheifs', { state: 'cut' }))).toBe('wrong-value');
    const report = { says: 'x', hostile: 0.5, accident: 0.5 };
    expect(codeOf(() => whiteCell.report(LOCAL, 'stray-missile/strik', report))).toBe('no-such-case');
    expect(codeOf(() => whiteCell.report(LOCAL, STRAY, { ...report, hostile: 0 }))).toBe('wrong-value');
    expect(codeOf(() => whiteCell.tell('nato', 'x'))).toBe('no-such-office');
    const draw = { entity: LOCAL, purpose: 'x', occurrence: '1', outcome: true, reason: ' ' };
    expect(codeOf(() => whiteCell.overrule(draw))).toBe('wrong-value');
  });

  test('keeps the play a function of its inputs', () => {
    const play = at(1);
    play.whiteCell.fire('insult');
    play.whiteCell.overrule({ entity: 'incident', purpose: 'x', occurrence: '1', outcome: true, reason: 'none' });
    play.whiteCell.inject({ incident: 'convoy-struck' });
    while (play.advance().why !== 'ended');
    const again = start({}, { arm: 'open', inputs: play.inputs });
    while (again.advance().why !== 'ended');
    expect(again.result().hash).toBe(play.result().hash);
  });
});
