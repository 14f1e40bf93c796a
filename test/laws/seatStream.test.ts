import { describe, expect, test } from 'vitest';
import { Session } from '../../src/room/session/session.js';
import type { Told } from '../../src/room/views/seatStream.js';
import { SeatStream } from '../../src/room/views/seatStream.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { everyScenario, sameWithoutTruth } from './shipped.js';

const HOUR = 3600;
const nothing = () => {};
const noMore: (session: Session) => void = nothing;

/** What a seat is told in an evening, hour by hour or in one go, and how many facts there were. */
function told(
  scenario: CheckedScenario,
  seat: string,
  { arm = null as string | null, seed = '1', hours = 24, step = HOUR, also = noMore } = {},
): readonly Told[] {
  const session = new Session({ scenario, arm, seed, programs: new Map() });
  const { seat: own } = session.seating(seat);
  const stream = new SeatStream(session.scenario, own);
  const all: Told[] = [];
  for (let at = step; at <= hours * HOUR && !session.now.hasEnded; at += step) {
    session.advance(at, null);
    while (session.now.now < at && !session.now.hasEnded) session.advance(at, null);
    also(session);
    all.push(...stream.take(session.now.facts));
  }
  return all;
}

describe('the messages of a seat', () => {
  test.each(everyScenario())('do not depend on where the clock stops: %s', (_, scenario) => {
    if (Object.keys(scenario.actors).length === 0) return;
    const session = new Session({ scenario, arm: null, seed: '1', programs: new Map() });
    for (const { seat } of session.seatings) {
      expect(told(scenario, seat.id, { step: HOUR / 4 })).toEqual(told(scenario, seat.id, { step: 8 * HOUR }));
    }
  });

  test('are equal in two evenings that differ only in what the seat is not told: the truth', () => {
    const { accident, attack } = sameWithoutTruth();
    for (const seed of ['1', '2', '3']) {
      const here = told(accident, 'nato', { arm: 'closed', seed, hours: 48 });
      expect(told(attack, 'nato', { arm: 'closed', seed, hours: 48 })).toEqual(here);
      expect(here.length).toBeGreaterThan(0);
      expect(told(attack, 'russia', { arm: 'closed', seed, hours: 48 })).not.toEqual(
        told(accident, 'russia', { arm: 'closed', seed, hours: 48 }),
      );
    }
  });

  test('are equal whatever words the others get, and whatever the white cell writes down', () => {
    const { accident } = sameWithoutTruth();
    let no = 0;
    const talk = (session: Session) => {
      no += 1;
      session.fromCell({ type: 'tell', to: 'russia', words: 'For you alone.' }, { device: 'd', no }, nothing);
      no += 1;
      session.fromCell({ type: 'mark', words: 'They hesitate.' }, { device: 'd', no }, nothing);
    };
    expect(told(accident, 'nato', { hours: 12, also: talk })).toEqual(told(accident, 'nato', { hours: 12 }));
    expect(told(accident, 'russia', { hours: 12, also: talk })).not.toEqual(told(accident, 'russia', { hours: 12 }));
  });

  test.each(everyScenario())(
    'have no belief, rung, chance, truth of another side or engine number in them: %s',
    (_, scenario) => {
      if (Object.keys(scenario.actors).length === 0) return;
      const session = new Session({ scenario, arm: null, seed: '1', programs: new Map() });
      for (const { seat } of session.seatings) {
        const text = JSON.stringify(told(scenario, seat.id, { hours: 48 }));
        expect(text).not.toMatch(
          /"(?:seq|rung|truth|beliefs?|shows|formula|chances?|really|lnRatio|seed|arm)":|inadvertent|knowing better/,
        );
      }
    },
  );
});
