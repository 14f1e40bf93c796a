import { describe, expect, test } from 'vitest';
import type { FirstMessage, Input } from '../../src/engine/index.js';
import type { Condition, CrisisFact, IncidentTemplate, Inject, PlannedInject, Test } from '../../src/model/index.js';
import { DIRECTOR } from '../../src/model/index.js';
import { HOUR, MINUTE, SILENT, director, parameters } from './parts.js';
import { at, play } from './world.js';

const INSULT: Inject = {
  id: 'insult',
  kind: 'statement',
  by: 'blue.head',
  side: 'blue',
  about: 'red',
  says: 'insult',
};
const MISSILE: IncidentTemplate = {
  says: 'A missile strays.',
  by: 'red',
  against: 'blue',
  rung: 4,
  damage: 'minor',
  dualUse: 0,
  weapon: 0,
  truths: [{ id: 'fault', weight: 1, kind: 'accident', by: 'red' }],
  reports: [],
  window: 30 * MINUTE,
  repeatsLeft: 2,
  reviewed: true,
  parameters: parameters(),
};
const CUT: Inject = { id: 'cut', kind: 'channel', channel: 'chiefs', state: 'cut', answering: null };

function direct(
  injects: readonly PlannedInject[],
  script: readonly FirstMessage[] = [],
  inputs: readonly Input[] = [],
) {
  const entities = {
    [DIRECTOR]: director({ injects, incidents: { missile: MISSILE }, publicChannel: 'public' }),
    'channel.public': SILENT,
    'channel.chiefs': SILENT,
  };
  return play(entities, [at(0, DIRECTOR, { type: 'start' }), ...script], { inputs, horizon: 100 * HOUR });
}
function when(condition: Condition, inject = CUT): PlannedInject {
  return { inject, at: null, when: condition };
}
/** The hours at which the chiefs' line was cut. */
function cuts(condition: Condition, script: readonly FirstMessage[] = []): number[] {
  return direct([when(condition)], script)
    .messages('channel.chiefs', 'set')
    .map((message) => message.at / HOUR);
}
function noted(hours: number, fact: CrisisFact): FirstMessage {
  return at(hours * HOUR, DIRECTOR, { type: 'noted', fact });
}
function rung(hours: number, to: number): FirstMessage {
  return noted(hours, { fact: 'rung', from: 0, to, by: 'incident', side: 'red', case: null });
}
/** A condition of one test. */
function one(asked: Test, hours: number): Condition {
  return { parts: [{ test: asked, for: hours * HOUR }], crisisRung: 4 };
}

describe('injects at a time', () => {
  test('an incident happens', () => {
    const played = direct([
      { inject: { id: 'first', kind: 'incident', incident: 'missile' }, at: 6 * HOUR, when: null },
    ]);
    expect(played.facts('incident')).toMatchObject([{ at: 6 * HOUR, case: 'missile/first', by: 'red' }]);
  });

  test('a statement is made in public', () => {
    const played = direct([{ inject: INSULT, at: 20 * HOUR, when: null }]);
    expect(played.messages('channel.public', 'statement')).toMatchObject([
      { at: 20 * HOUR, by: 'blue.head', side: 'blue', about: 'red', kind: 'insult' },
    ]);
  });

  test('a channel is set', () => {
    const played = direct([{ inject: CUT, at: HOUR, when: null }]);
    expect(played.messages('channel.chiefs', 'set')).toMatchObject([{ at: HOUR, state: 'cut', answering: null }]);
  });
});

describe('without contact on a line for 30 h', () => {
  const condition = one({ is: 'no-contact', lines: ['chiefs'], since: 'start' }, 30);
  const ends = { tier: 'strategic', from: 'blue.chief', to: 'red.chief', case: 'strike' } as const;
  const contact = (hours: number, channel = 'chiefs') =>
    noted(hours, { fact: 'contact', channel, ...ends, result: 'connected', effect: true });

  test('it comes after 30 h from the start, once', () => {
    expect(cuts(condition)).toEqual([30]);
  });

  test('each contact on that line starts the time again', () => {
    expect(cuts(condition, [contact(10), contact(29)])).toEqual([59]);
  });

  test('contact on another line does not', () => {
    expect(cuts(condition, [contact(10, 'theatre')])).toEqual([30]);
  });

  test('and once it has come, it comes no more', () => {
    expect(cuts(condition, [contact(31)])).toEqual([30]);
  });
});

describe('at a rung', () => {
  const condition = one({ is: 'rung', atLeast: 5 }, 2);

  test('it comes once the rung has held for its time', () => {
    expect(cuts(condition, [rung(1, 4), rung(2, 5), rung(3, 6)])).toEqual([4]);
  });

  test('not where it came down before', () => {
    expect(cuts(condition, [rung(2, 5), rung(3, 4)])).toEqual([]);
    expect(cuts(condition, [rung(2, 5), rung(3, 4), rung(10, 5)])).toEqual([12]);
  });

  test('at once where it need not hold', () => {
    expect(cuts(one({ is: 'rung', atLeast: 5 }, 0), [rung(2, 5)])).toEqual([2]);
  });
});

describe('while it is not calm', () => {
  const parts = [
    { test: { is: 'calm' }, for: 0 },
    { join: 'not', of: [0], for: 24 * HOUR },
  ] as const;
  const condition: Condition = { parts, crisisRung: 4 };
  const calm = (hours: number, isSo: boolean) => noted(hours, { fact: 'calm', calm: isSo });

  test('it comes after its time on end', () => {
    expect(cuts(condition, [rung(1, 4)])).toEqual([25]);
    expect(cuts(condition, [rung(1, 4), calm(20, true), rung(29, 1), calm(30, false)])).toEqual([54]);
  });
});

test('an inject may come from outside', () => {
  const input: Input = {
    origin: 'facilitator',
    after: 0,
    at: 3 * HOUR,
    to: DIRECTOR,
    event: { type: 'inject', inject: { id: 'extra', kind: 'incident', incident: 'missile' } },
  };
  const played = direct([], [], [input]);
  expect(played.facts('incident')).toMatchObject([{ at: 3 * HOUR, case: 'missile/extra' }]);
  expect(played.entries.find(({ event }) => event.type === 'inject')).toMatchObject({
    from: 'facilitator',
    cause: null,
  });
});

describe('the facilitator', () => {
  const input = (hours: number, event: Input['event']): Input => {
    return { origin: 'facilitator', after: 0, at: hours * HOUR, to: DIRECTOR, event };
  };

  test('puts an inject off for good: its condition no longer brings it', () => {
    const played = direct(
      [when(one({ is: 'rung', atLeast: 4 }, 1))],
      [rung(2, 4)],
      [input(1, { type: 'put-off', inject: 'cut', to: 10 * HOUR })],
    );
    expect(played.messages('channel.chiefs', 'set').map(({ at: hour }) => hour / HOUR)).toEqual([10]);
  });
});
