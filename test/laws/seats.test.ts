import { describe, expect, test } from 'vitest';
import type { SeatView } from '../../src/knowledge/index.js';
import { askNumber, seatView } from '../../src/knowledge/index.js';
import { startPlay } from '../../src/play/index.js';
import type { Play } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { everyScenario, sameWithoutTruth, shippedWith } from './shipped.js';

const HOUR = 3600;

/** What a seat is told in a run, at every hour. */
function stream(scenario: CheckedScenario, arm: string | null, seed: string, seat: string, hours: number): SeatView[] {
  const play = startPlay(scenario, { arm, seed });
  const views: SeatView[] = [];
  for (let hour = 1; hour <= hours && play.advance(hour * HOUR).why !== 'ended'; hour += 1) {
    views.push(seatView(scenario, play.noted, seat, hour * HOUR));
  }
  return views;
}

/** The whole of a play. */
function played(scenario: CheckedScenario, arm: string | null, seed: string): Play {
  const play = startPlay(scenario, { arm, seed });
  while (play.advance().why !== 'ended');
  return play;
}

describe('what a seat knows', () => {
  test.each(everyScenario())('has no engine number, truth or rung in it: %s', (_, scenario) => {
    const seats = Object.keys(scenario.actors).length === 0 ? [] : Object.keys(scenario.sides);
    const arms = Object.keys(scenario.arms);
    for (const arm of arms.length === 0 ? [null] : arms) {
      const { noted, now } = played(scenario, arm, '1');
      const cases = new Set(noted.flatMap(({ fact }) => (fact.fact === 'incident' ? [fact.case] : [])));
      for (const seat of seats) {
        if (!Object.keys(scenario.actors).some((id) => id.startsWith(`${seat}.`))) continue;
        const view = seatView(scenario, noted, seat, now);
        const text = JSON.stringify(view);
        for (const id of cases) expect(text.includes(`"${id}`), `${seat} sees ${id}`).toBe(false);
        expect(text).not.toMatch(/"(seq|rung|truth|luck|formula|chances?|rungIf\w+)"|inadvertent|knowing better/);
        const own = view.cases.filter(({ really }) => really !== null);
        for (const { own: isOwn } of own) expect(isOwn).toBe(true);
      }
    }
  });

  test('does not hang on what an act of the other side really was, while nothing shows it', () => {
    const { accident, attack } = sameWithoutTruth();
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const told = stream(accident, 'closed', seed, 'nato', 48);
      expect(stream(attack, 'closed', seed, 'nato', 48)).toEqual(told);
      expect(told.at(-1)?.cases.length).toBeGreaterThan(0);
      expect(stream(attack, 'closed', seed, 'russia', 48)).not.toEqual(stream(accident, 'closed', seed, 'russia', 48));
    }
  });
});

describe('an ask', () => {
  test('for authority says what is to be authorised', () => {
    const scenario = shippedWith({});
    const superior = 'nato.theatre-commander';
    const play = startPlay(scenario, {
      arm: 'closed',
      seed: '1',
      held: { 'nato.local-commander': {}, [superior]: {} },
    });
    for (let stop = play.advance(); stop.why === 'ask'; stop = play.advance()) {
      const asked = play.pending().find(({ kind }) => kind === 'authority');
      if (asked !== undefined) break;
      for (const { ask, options } of play.pending()) {
        play.answer(ask, { option: options.includes('limited-retaliation') ? 'limited-retaliation' : 'hold' });
      }
    }
    const { asks } = seatView(scenario, play.noted, superior, play.now);
    expect(asks.map(({ kind, asked }) => ({ kind, asked }))).toEqual([
      { kind: 'authority', asked: 'fires back at one site' },
    ]);
  });

  test('is numbered by its seat, and found again by that number', () => {
    const scenario = shippedWith({});
    const play = startPlay(scenario, { arm: 'closed', seed: '1', held: { 'nato.local-commander': {} } });
    const stop = play.advance();
    expect(stop.why).toBe('ask');
    const { asks } = seatView(scenario, play.noted, 'nato', play.now);
    expect(asks.map(({ id }) => id)).toEqual(['ask 1']);
    expect(askNumber(scenario, play.noted, 'nato', 'ask 1')).toBe(play.pending()[0]?.ask);
    expect(asks[0]?.asked).toBeNull();
    expect(askNumber(scenario, play.noted, 'russia', 'ask 1')).toBeUndefined();
    expect(seatView(scenario, play.noted, 'russia', play.now).asks).toEqual([]);
  });
});
