import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { LadderInput, Parameters } from '../../src/model/index.js';
import { LADDER, labelCrossing } from '../../src/model/index.js';
import type { Act } from '../../src/model/messages.js';
import type { CaseInfo } from '../../src/model/vocabulary.js';
import { HOUR, ladder, parameters } from './parts.js';
import { actOf, at, caseOf, play } from './world.js';

const HORIZON = 200 * HOUR;

function climb(script: readonly FirstMessage[], over: Partial<LadderInput> = {}) {
  return play({ [LADDER]: ladder({ tells: ['probe'], ...over }) }, script, { horizon: HORIZON });
}
function hit(hours: number, over: Partial<CaseInfo> = {}, reviewed = true): FirstMessage {
  return at(hours * HOUR, LADDER, { type: 'incident', about: caseOf(over), reviewed });
}
function act(hours: number, rung: number, over: Partial<Act> = {}): FirstMessage {
  return at(hours * HOUR, LADDER, { aimed: rung, ...actOf({ rung, ...over }) });
}
function closed(hours: number, over: object = {}): FirstMessage {
  return at(hours * HOUR, LADDER, { type: 'case-closed', case: 'strike', victim: 'blue', how: 'cleared', ...over });
}
const contact = (hours: number) => at(hours * HOUR, LADDER, { type: 'contact' });

/** The moves of the overall rung, as [hours, rung]. */
function moves(played: ReturnType<typeof climb>): [number, number][] {
  return played.facts('rung').map(({ at: when, to }) => [when / HOUR, to]);
}

describe('going up', () => {
  test('an unexplained hit is rung 4, with a case; an act reaches its own rung', () => {
    const facts = climb([hit(1), act(2, 5)])
      .facts('rung')
      .slice(0, 2);
    expect(facts).toMatchObject([
      { from: 0, to: 4, by: 'incident', side: 'red', case: 'strike' },
      { from: 4, to: 5, by: 'act', side: 'blue', case: 'strike', aimed: 5, belief: 0.5 },
    ]);
  });

  test('whoever listens is told', () => {
    expect(climb([hit(1)]).messages('probe', 'rung')[0]).toMatchObject({ overall: 4, calm: false, side: 'red' });
  });

  test('firebreaks crossed are told', () => {
    const crossed = climb([hit(1), act(2, 5), act(3, 6), act(4, 8)]).facts('firebreak');
    expect(crossed.map(({ between }) => between)).toEqual([
      [5, 6],
      [7, 8],
    ]);
  });

  test('first replies add up: of two that each aimed at rung 5, the second reaches 6, inadvertently', () => {
    const reply = { rungAgain: 6 };
    const [, second] = climb([act(1, 5, reply), act(2, 5, reply)]).facts('rung');
    expect(second).toMatchObject({ from: 5, to: 6, aimed: 5 });
    expect(second && labelCrossing(second, 'hostile')).toBe('inadvertent');
    const [, chosen] = climb([act(1, 5, reply), act(2, 6, { ...reply, rungIfHostile: 6 })]).facts('rung');
    expect(chosen && labelCrossing(chosen, 'hostile')).toBe('deliberate');
  });

  test('the top rung absorbs', () => {
    const played = climb([act(1, 10), act(2, 11)]);
    expect(played.facts('absorbed')).toMatchObject([{ at: 2 * HOUR, rung: 11 }]);
    expect(played.entries.at(-1)).toMatchObject({ to: 'probe' });
    expect(played.entries.findLast(({ to }) => to === LADDER)?.after).toBe('absorbed');
  });
});

describe('brinkmanship', () => {
  const over = (brinkmanship: number): { parameters: Parameters } => ({ parameters: parameters({ brinkmanship }) });

  test('an act at rung 7 or more may slip, and that is an accident', () => {
    const played = climb([act(1, 7), act(2, 7)], over(1));
    const slip = played.facts('rung').find(({ by }) => by === 'uncontrolled');
    expect(slip).toMatchObject({ at: 2 * HOUR, from: 7, to: 8, side: 'blue' });
    expect(slip && labelCrossing(slip, 'hostile')).toBe('accidental');
  });

  test('below 7 nothing slips, nor where the hazard is 0', () => {
    expect(climb([act(1, 6), act(2, 7)], over(1)).chances('slips')).toEqual([]);
    expect(moves(climb([act(1, 7), act(2, 7)], over(0))).every(([, rung]) => rung <= 7)).toBe(true);
  });
});

describe('coming down', () => {
  test('a rung per quiet period: 24 h on 7, 12 h on 6 and 5, 6 h below', () => {
    expect(moves(climb([act(0, 7)]))).toEqual([
      [0, 7],
      [24, 6],
      [36, 5],
      [48, 4],
      [54, 3],
      [60, 2],
      [66, 1],
      [72, 0],
    ]);
  });

  test('never from 8', () => {
    expect(moves(climb([act(0, 8)]))).toEqual([[0, 8]]);
  });

  test('only what is of at least the present rung restarts the quiet', () => {
    expect(moves(climb([act(0, 5), act(6, 5)]))[1]).toEqual([18, 4]);
    expect(moves(climb([act(0, 5), act(6, 4), hit(7, { rung: 2 })]))[1]).toEqual([12, 4]);
  });

  const halving = { parameters: parameters({ contactSpeedsCalm: 0.5 }) };

  test('strategic contact does not shorten it by itself', () => {
    expect(moves(climb([act(0, 5), contact(1)]))).toEqual(moves(climb([act(0, 5)])));
  });

  test('strategic contact can be set to halve the quiet for 12 h', () => {
    // After the contact at hour 1 each rung takes three hours, until hour 13.
    expect(moves(climb([act(0, 5), contact(1)], halving)).slice(1)).toEqual([
      [6, 4],
      [9, 3],
      [12, 2],
      [18, 1],
      [24, 0],
    ]);
  });

  test('where it has been quiet for half the time already, it steps down at the contact', () => {
    expect(moves(climb([act(0, 5), contact(8)], halving))[1]).toEqual([8, 4]);
  });

  test('not below 4 while a case of rung 4 or more is open; then at once, where it has been quiet long enough', () => {
    expect(moves(climb([hit(0), closed(40)]))).toEqual([
      [0, 4],
      [40, 3],
      [46, 2],
      [52, 1],
      [58, 0],
    ]);
    expect(moves(climb([hit(0), closed(1)]))[1]).toEqual([6, 3]);
  });

  test('a small case holds nothing, nor one that nobody reviews', () => {
    expect(moves(climb([hit(0, { rung: 3 })]))[1]).toEqual([6, 2]);
    expect(moves(climb([hit(0, {}, false)]))[1]).toEqual([6, 3]);
  });

  test('nor in the second in which a case is answered: the answer comes in that second', () => {
    const answered = [hit(0), closed(40, { how: 'answered' }), act(40, 5)];
    expect(moves(climb(answered)).slice(0, 3)).toEqual([
      [0, 4],
      [40, 5],
      [52, 4],
    ]);
    // An answer that does not raise the rung leaves it where it is, and restarts the quiet only if it reaches it.
    expect(moves(climb([hit(0), closed(40, { how: 'answered' }), act(40, 3)]))[1]).toEqual([40 + 1 / 3600, 3]);
  });

  test('a second climb in the same second counts too', () => {
    const twice = [hit(0), closed(40, { how: 'answered' }), act(40, 5), closed(40, { how: 'answered' }), act(40, 6)];
    expect(moves(climb(twice)).slice(0, 4)).toEqual([
      [0, 4],
      [40, 5],
      [40, 6],
      [52, 5],
    ]);
  });

  test('one answer closes all of the victim’s cases, clearing only its own', () => {
    const two = [hit(0), hit(1, { id: 'another' })];
    expect(moves(climb([...two, closed(40)]))).toEqual([[0, 4]]);
    expect(moves(climb([...two, closed(40, { how: 'answered' })]))[1]).toEqual([40 + 1 / 3600, 3]);
  });

  test('a reopened case holds it again', () => {
    const reopened = at(5 * HOUR, LADDER, { type: 'case-reopened', case: 'strike', victim: 'blue' });
    expect(moves(climb([hit(0), closed(1), reopened, closed(40)]))[1]).toEqual([40, 3]);
  });
});

describe('calm', () => {
  const calms = (script: readonly FirstMessage[]) =>
    climb(script)
      .facts('calm')
      .map(({ at: when, calm }) => [when / HOUR, calm]);

  test('is rung 2 or lower without an open case of rung 4 or more, after the first case', () => {
    expect(calms([hit(0), closed(1)])).toEqual([[12, true]]);
    expect(calms([hit(0)])).toEqual([]);
    expect(calms([act(0, 3)])).toEqual([]);
  });

  test('ends with the next case', () => {
    expect(calms([hit(0), closed(1), hit(20, { id: 'another' })])).toEqual([
      [12, true],
      [20, false],
    ]);
    expect(calms([hit(0), closed(1), act(20, 3)])).toEqual([
      [12, true],
      [20, false],
      [26, true],
    ]);
  });

  test('whoever listens is told, also where no rung moves', () => {
    const reopened = at(30 * HOUR, LADDER, { type: 'case-reopened', case: 'strike', victim: 'blue' });
    const played = climb([hit(0), closed(1), reopened, closed(40)]);
    const told = played.messages<{ type: 'rung'; overall: number; calm: boolean }>('probe', 'rung');
    expect(
      told.filter(({ at: when }) => when >= 30 * HOUR).map((news) => [news.at / HOUR, news.overall, news.calm]),
    ).toEqual([
      [30, 0, false],
      [40, 0, true],
    ]);
  });

  test('a case reopened at rung 0 is a crisis that is not calm', () => {
    const reopened = at(30 * HOUR, LADDER, { type: 'case-reopened', case: 'strike', victim: 'blue' });
    const told = play({ [LADDER]: ladder() }, [hit(0), closed(1), reopened]).facts('calm');
    expect(told.at(-1)).toMatchObject({ at: 30 * HOUR, calm: false });
  });

  test('the machine’s state says which', () => {
    const states = climb([hit(0), closed(1)]).entries.filter(({ to }) => to === LADDER);
    expect(states[0]).toMatchObject({ before: 'before', after: 'tense' });
    expect(states.at(-1)?.after).toBe('calm');
  });
});
