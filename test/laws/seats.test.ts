import { describe, expect, test } from 'vitest';
import type { SeatView } from '../../src/knowledge/index.js';
import { askNumber, seatView } from '../../src/knowledge/index.js';
import { startPlay } from '../../src/play/index.js';
import type { Play } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { seatsOf, sideOf } from '../../src/scenario/index.js';
import { everyScenario, sameWithoutTruth, shipped, shippedWith } from './shipped.js';

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

const ONLY_BORDER = 'A sergeant is missing.';
const ONLY_PRESS = 'A source offers a photograph.';
const ONLY_GUEST = 'A friend whispers a date.';
const ALL_NATO = 'The alliance is called together.';

/** The default scenario with two tables for one side, and two observers. */
function twoTables(): CheckedScenario {
  return shipped((text) => {
    text.seats = {
      border: { name: 'The border', side: 'nato', offices: ['nato.local-commander'] },
      capital: { name: 'The capital', side: 'nato' },
      press: { name: 'The press', observer: true },
      guest: { name: 'A guest', side: 'nato', observer: true },
    };
    text.injects.push(
      { id: 'sergeant', at: '30m', says: ONLY_BORDER, to: ['border'] },
      { id: 'photograph', at: '40m', says: ONLY_PRESS, to: ['press'] },
      { id: 'whisper', at: '45m', says: ONLY_GUEST, to: ['guest'] },
      { id: 'alliance', at: '50m', says: ALL_NATO, to: ['nato'] },
    );
  });
}

describe('what a seat knows', () => {
  test.each(everyScenario())('has no engine number, truth or rung in it: %s', (_, scenario) => {
    const seats = seatsOf(scenario);
    const sides = new Set(Object.keys(scenario.actors).map(sideOf));
    const ids = new Set([...sides, ...seats.map(({ id }) => id)]);
    const arms = Object.keys(scenario.arms);
    for (const arm of arms.length === 0 ? [null] : arms) {
      const { noted, now } = played(scenario, arm, '1');
      const cases = new Set(noted.flatMap(({ fact }) => (fact.fact === 'incident' ? [fact.case] : [])));
      for (const seat of ids) {
        const view = seatView(scenario, noted, seat, now);
        const text = JSON.stringify(view);
        for (const id of cases) expect(text.includes(`"${id}`), `${seat} sees ${id}`).toBe(false);
        expect(text).not.toMatch(/"(seq|rung|truth|luck|formula|chances?|rungIf\w+)"|inadvertent|knowing better/);
        const own = view.cases.filter(({ really }) => really !== null);
        for (const { own: isOwn } of own) expect(isOwn).toBe(true);
      }
    }
  });

  test('is what its offices know, and no more', () => {
    const seated = twoTables();
    for (const arm of ['open', 'closed']) {
      const { noted, now } = played(seated, arm, '3');
      for (const { id, offices } of seatsOf(seated)) {
        const { seat, asks, ...view } = seatView(seated, noted, id, now);
        expect(seat).toBe(id);
        // A test of its own is for those who watch no office.
        if (offices.length === 0) continue;
        const { seat: _, asks: __, ...together } = seatView(seated, noted, offices, now);
        // What is read to the seat by its name is not read to its offices by theirs.
        const unread = (each: typeof view) => ({ ...each, news: each.news.filter(({ kind }) => kind !== 'words') });
        expect(unread(view)).toEqual(unread(together));
        expect(asks.filter(({ office }) => !offices.includes(office))).toEqual([]);
      }
    }
  });

  test('does not hold what another table of the same side learned, believes or decides', () => {
    const seated = twoTables();
    const { noted, now } = played(seated, 'open', '3');
    const [border, capital] = ['border', 'capital'].map((id) => seatView(seated, noted, id, now));
    const side = seatView(seated, noted, 'nato', now);
    const whose = (view: SeatView | undefined) =>
      new Set([
        ...(view?.reports ?? []).map(({ office }) => office),
        ...(view?.cases ?? []).flatMap(({ beliefs }) => Object.keys(beliefs)),
        ...(view?.news ?? []).flatMap(({ kind, office }) => (kind === 'decision' ? [office] : [])),
      ]);
    expect(whose(border)).toEqual(new Set(['nato.local-commander']));
    expect(whose(capital)).not.toContain('nato.local-commander');
    expect(whose(side)).toEqual(new Set([...whose(border), ...whose(capital)]));
    expect(side.reports.length).toBe((border?.reports.length ?? 0) + (capital?.reports.length ?? 0));
  });

  test('of those who watch no office is what is public', () => {
    const seated = twoTables();
    const { noted, now } = played(seated, 'open', '3');
    const press = seatView(seated, noted, 'press', now);
    expect(press).toMatchObject({ seat: 'press', offices: [], cases: [], reports: [], lines: [], asks: [] });
    expect(press.news.map(({ kind }) => kind)).toContain('public');
    const border = seatView(seated, noted, 'border', now);
    const heard = new Set(border.news.map(({ at, kind, office, text }) => JSON.stringify([at, kind, office, text])));
    for (const { at, kind, office, text } of press.news.filter((each) => each.text !== ONLY_PRESS)) {
      expect(heard).toContain(JSON.stringify([at, kind, office, text]));
    }
  });

  test('hears what is read to its seat, its side or its office, and nothing that is read to others', () => {
    const seated = twoTables();
    const { noted, now } = played(seated, 'open', '3');
    const heardBy = (seat: string) => {
      const { news } = seatView(seated, noted, seat, now);
      return [ONLY_BORDER, ONLY_PRESS, ONLY_GUEST, ALL_NATO].filter((says) => news.some(({ text }) => text === says));
    };
    expect(heardBy('border')).toEqual([ONLY_BORDER, ALL_NATO]);
    expect(heardBy('nato.local-commander')).toEqual([ONLY_BORDER, ALL_NATO]);
    expect(heardBy('nato')).toEqual([ONLY_BORDER, ALL_NATO]);
    expect(heardBy('capital')).toEqual([ALL_NATO]);
    expect(heardBy('press')).toEqual([ONLY_PRESS]);
    // It watches all offices of NATO.
    expect(heardBy('guest')).toEqual([ONLY_BORDER, ONLY_GUEST, ALL_NATO]);
    expect(heardBy('russia')).toEqual([]);
  });

  test('of an observer has no ask in it, and no number of one', () => {
    const seated = twoTables();
    const play = startPlay(seated, { arm: 'closed', seed: '1', held: { 'nato.local-commander': {} } });
    expect(play.advance().why).toBe('ask');
    expect(seatView(seated, play.noted, 'border', play.now).asks).toHaveLength(1);
    expect(seatView(seated, play.noted, 'guest', play.now).asks).toEqual([]);
    expect(seatView(seated, play.noted, 'capital', play.now).asks).toEqual([]);
    expect(askNumber(seated, play.noted, 'guest', 'ask 1')).toBeUndefined();
    expect(seatView(seated, play.noted, 'guest', play.now).cases.length).toBeGreaterThan(0);
  });

  test('of a seat that is not there is refused', () => {
    expect(() => seatView(twoTables(), [], 'nobody', 0)).toThrow(/has no seat “nobody”/);
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
