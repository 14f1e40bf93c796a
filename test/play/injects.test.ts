import { describe, expect, test } from 'vitest';
import type { CrisisFact } from '../../src/model/index.js';
import { runScenario, startPlay } from '../../src/play/index.js';
import { seatView } from '../../src/knowledge/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { Storyteller } from '../../src/telling/sentences.js';

const HOUR = 3600;

/** Two sides, one incident, and these injects. */
function scenarioWith(...injects: string[]) {
  const text = `
brinkline: 1
id: buoy
title: A buoy between two shores
summary: One incident, two sides, nothing else.
start: 2040-01-01T04:00:00Z
horizon: 48h
sides: { east: { name: East }, west: { name: West } }
actors:
  east.chief: { office: chief-of-staff }
  east.coast: { office: local-commander, reports-to: east.chief }
  west.chief: { office: chief-of-staff }
incidents:
  buoy:
    says: A buoy of East is sunk.
    by: west
    against: east
    rung: 4
    truth: { mishap: { weight: 0.8 }, meant: { weight: 0.2, hostile: true } }
    reports: [{ to: east.coast, after: 1m, says: sight, hostile: 0.9, accident: 0.6 }]
injects:
${injects.map((inject) => `  - { ${inject} }`).join('\n')}
`;
  const { scenario, problems } = checkScenario(text, 'buoy.yaml');
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('; '));
  return scenario;
}

type Fact<Kind extends CrisisFact['fact']> = Extract<CrisisFact, { fact: Kind }>;

function factsOf<Kind extends CrisisFact['fact']>(kind: Kind, injects: string[]) {
  return factsIn(kind, scenarioWith(...injects), '1');
}

function factsIn<Kind extends CrisisFact['fact']>(kind: Kind, scenario: CheckedScenario, seed: string) {
  const found: (Fact<Kind> & { at: number })[] = [];
  const trace = ({ at, facts }: { at: number; facts: readonly { fact: string }[] }) => {
    for (const fact of facts) if (fact.fact === kind) found.push({ ...(fact as Fact<Kind>), at });
  };
  runScenario(scenario, { arm: null, seed, trace });
  return found;
}

/** The hours at which the plan sinks a buoy; replies do not count. */
function sinkings(injects: string[]): number[] {
  return sinkingsIn(scenarioWith(...injects), '1');
}

function sinkingsIn(scenario: CheckedScenario, seed: string): number[] {
  const planned = factsIn('incident', scenario, seed).filter(({ case: about }) => about.split('/').length === 2);
  return planned.map(({ at }) => at / HOUR);
}

describe('an inject that is only read out', () => {
  const LEAK = 'id: leak, at: 3h, says: The buoy was unlit.';

  test('comes with its words, for everybody, and changes nothing', () => {
    expect(factsOf('inject', [LEAK])).toEqual([
      { fact: 'inject', id: 'leak', kind: 'says', how: 'planned', reads: 'The buoy was unlit.', at: 3 * HOUR },
    ]);
    expect(factsOf('belief', [LEAK])).toEqual([]);
  });

  test('is told in the story, with those who hear it', () => {
    const scenario = scenarioWith(LEAK);
    const teller = new Storyteller(scenario);
    const fact = { fact: 'inject', id: 'leak', kind: 'says', how: 'planned', reads: 'It was unlit.' } as const;
    expect(teller.tell(fact, 0)?.text).toBe('The white cell reads out: “It was unlit.”');
    expect(teller.tell({ ...fact, to: ['east', 'west.chief'] }, 0)?.text).toBe(
      'The white cell tells East, West’s chief of staff: “It was unlit.”',
    );
  });

  test('reaches the seats that it is for, and no other', () => {
    const scenario = scenarioWith(`${LEAK}, to: [east.coast]`);
    const play = startPlay(scenario, { arm: null, seed: '1' });
    play.advance(4 * HOUR);
    const heard = (seat: string) => seatView(scenario, play.noted, seat, play.now).news.map(({ text }) => text);
    expect(heard('east.coast')).toEqual(['The buoy was unlit.']);
    expect(heard('east')).toEqual(['The buoy was unlit.']);
    expect(heard('east.chief')).toEqual([]);
    expect(heard('west')).toEqual([]);
  });

  test('is heard by every seat if nobody is named', () => {
    const scenario = scenarioWith(LEAK);
    const play = startPlay(scenario, { arm: null, seed: '1' });
    play.advance(4 * HOUR);
    for (const seat of ['east', 'west']) {
      expect(seatView(scenario, play.noted, seat, play.now).news).toMatchObject([{ kind: 'words' }]);
    }
  });

  test('can be thrown in', () => {
    const play = startPlay(scenarioWith(LEAK), { arm: null, seed: '1' });
    play.whiteCell.inject({ says: 'A flare is seen.', to: ['west'] });
    play.advance(HOUR);
    const told = play.noted.flatMap(({ fact }) => (fact.fact === 'inject' ? [fact] : []));
    expect(told).toMatchObject([
      { id: 'table-1', kind: 'says', how: 'fired', reads: 'A flare is seen.', to: ['west'] },
    ]);
  });
});

describe('what is read out with another inject', () => {
  test('is noted with it', () => {
    const [, strike] = factsOf('inject', [
      'id: leak, at: 1h, says: Something.',
      'id: sinking, at: 2h, says: A mast goes under., incident: buoy',
    ]);
    expect(strike).toMatchObject({ kind: 'incident', reads: 'A mast goes under.' });
    expect(sinkings(['id: sinking, at: 2h, says: A mast goes under., incident: buoy'])).toEqual([2]);
  });
});

describe('an inject in reserve', () => {
  const RESERVE = 'id: second, by-hand: true, incident: buoy';

  test('does not come by itself', () => {
    expect(sinkings([RESERVE])).toEqual([]);
  });

  test('comes when it is fired, once', () => {
    const play = startPlay(scenarioWith(RESERVE), { arm: null, seed: '1' });
    play.advance(5 * HOUR);
    play.whiteCell.fire('second');
    play.advance(6 * HOUR);
    expect(() => play.whiteCell.fire('second')).toThrow('has come already');
    expect(play.noted.filter(({ fact }) => fact.fact === 'incident')).toMatchObject([{ at: 5 * HOUR }]);
  });
});

describe('an inject with a chance', () => {
  const CHANCE = 'id: sinking, at: 2h, chance: 0.2, incident: buoy';
  const seeds = Array.from({ length: 200 }, (_, i) => `c/${i}`);

  test('comes as often as it says, and where not, that is noted', () => {
    const scenario = scenarioWith(CHANCE);
    const comes = seeds.filter((seed) => sinkingsIn(scenario, seed).length === 1);
    // Four standard errors of 40 of 200.
    expect(Math.abs(comes.length - 40)).toBeLessThan(23);
    const missed = seeds.filter((seed) => factsIn('inject', scenario, seed)[0]?.how === 'not-drawn');
    expect(missed.length + comes.length).toBe(200);
  });

  test('takes the same luck whatever else is in the plan', () => {
    const other = scenarioWith('id: other, at: 1h, chance: 0.5, says: Something.', CHANCE);
    const alone = scenarioWith(CHANCE);
    for (const seed of seeds.slice(0, 50)) expect(sinkingsIn(other, seed)).toEqual(sinkingsIn(alone, seed));
  });

  test('comes for certain when it is fired', () => {
    const play = startPlay(scenarioWith('id: sinking, at: 2h, chance: 0, incident: buoy'), { arm: null, seed: '1' });
    play.whiteCell.fire('sinking');
    play.advance(HOUR);
    expect(play.noted.some(({ fact }) => fact.fact === 'incident')).toBe(true);
  });
});

describe('a time', () => {
  test.each([
    ['3h', 3],
    ['day 1 07:00', 3],
    ['day 2 04:00', 24],
    ['2040-01-01T08:00:00+01:00', 3],
  ])('%s is understood', (at, hours) => {
    expect(sinkings([`id: sinking, at: '${at}', incident: buoy`])).toEqual([hours]);
  });

  test.each([
    ["at: 'day 1 03:00'", 'before the start'],
    ['at: 2040-13-01T08:00:00Z', 'expected a date of the calendar'],
    ['at: tomorrow', 'expected a clock time such as “day 1 09:20”'],
  ])('%s is refused', (at, message) => {
    expect(() => scenarioWith(`id: sinking, ${at}, incident: buoy`)).toThrow(message);
  });
});

describe('an inject that does not fit together', () => {
  test.each([
    ['id: a, at: 1h', 'expected exactly one of incident, statement, channel, weapon, or says alone'],
    ['id: a, at: 1h, by-hand: true, says: It.', 'expected exactly one of at, when, by-hand'],
    ['id: a, by-hand: true, chance: 0.5, says: It.', 'expected no chance beside by-hand'],
    ['id: a, at: 1h, incident: buoy, to: [east]', 'expected to only beside says'],
    ['id: a, at: 1h, says: It., to: [north]', 'there is no such side'],
    ['id: a, at: 1h, says: It., to: [east.admiral]', 'there is no such actor'],
  ])('%s is refused', (inject, message) => {
    expect(() => scenarioWith(inject)).toThrow(message);
  });
});

describe('a condition', () => {
  const SUNK = 'id: sinking, at: 2h, incident: buoy';
  const told = (inject: string, ...others: string[]) =>
    factsOf('inject', [...others, `id: notice, says: A notice is read., ${inject}`])
      .filter(({ id }) => id === 'notice')
      .map(({ how, at }) => [how, at / HOUR]);

  test('beside a time is evaluated once, at that time', () => {
    expect(told('at: 1h, if: { not: calm }', SUNK)).toEqual([['not-needed', 1]]);
    expect(told('at: 3h, if: { not: calm }', SUNK)).toEqual([['planned', 3]]);
    // What happens in that second counts.
    expect(told('at: 2h, if: { incident: buoy }', SUNK)).toEqual([['planned', 2]]);
  });

  test('waits until it holds, and brings the inject once', () => {
    expect(told('when: { incident: buoy, for: 5h }', SUNK)).toEqual([['planned', 7]]);
    expect(told('when: { all: [{ inject: sinking }, { rung-at-least: 4 }] }', SUNK)).toEqual([['planned', 2]]);
    expect(told('when: { inject: reserve }', 'id: reserve, by-hand: true, says: It.')).toEqual([]);
  });

  test('counts from the first case where it says so', () => {
    // Nobody has a line here, so nobody ever gets through.
    expect(told('when: { no-contact-on: any, for: 6h }', SUNK)).toEqual([['planned', 6]]);
    expect(told('when: { no-contact-on: any, since: first-case, for: 6h }', SUNK)).toEqual([['planned', 8]]);
  });

  test('no longer counts once the facilitator has put the inject off', () => {
    const play = startPlay(scenarioWith('id: notice, says: It., at: 1h, if: { not: calm }'), { arm: null, seed: '1' });
    play.whiteCell.putOff('notice', 2 * HOUR);
    play.advance(3 * HOUR);
    expect(play.noted.flatMap(({ fact }) => (fact.fact === 'inject' ? fact.how : []))).toEqual(['put-off', 'planned']);
  });

  test('shows the white cell how far it has come', () => {
    const inject = 'id: notice, says: It., when: { all: [{ incident: buoy }, { not: { rung-at-least: 4 } }], for: 3h }';
    const play = startPlay(scenarioWith(SUNK, inject), { arm: null, seed: '1' });
    play.advance(3 * HOUR);
    const condition = play.whiteCell.pending().injects.find(({ id }) => id === 'notice')?.condition;
    expect(condition).toMatchObject({ kind: 'all', for: 3 * HOUR, since: null });
    expect(condition?.parts.map(({ depth, holds, since }) => [depth, holds, since])).toEqual([
      [0, false, null],
      [1, true, 2 * HOUR],
      [1, false, null],
      [2, true, 2 * HOUR],
    ]);
  });

  test('costs nothing where there is none: nobody is told of facts', () => {
    const messages: string[] = [];
    const trace = ({ event }: { event: { type: string } }) => void messages.push(event.type);
    runScenario(scenarioWith(SUNK), { arm: null, seed: '1', trace });
    expect(messages).not.toContain('noted');
    expect(messages.length).toBeGreaterThan(10);
  });

  test.each([
    ['at: 1h, when: calm', 'expected exactly one of at, when, by-hand'],
    ['when: calm, if: calm', 'expected if only beside at'],
    ['when: quiet', 'when is “quiet”: expected calm'],
    ['when: { not: { not-so: 1 } }', 'injects[0].when.not has an unknown field “not-so”'],
    ['when: { contact: any, calm: true }', 'expected exactly one of all, any, not, contact'],
    ['when: { belief-of: east.chief }', 'expected belief-of with either below or above'],
    ['when: { calm: true, by: east }', 'expected by, does and at-least only beside act'],
    ['when: { calm: true, truth: mishap }', 'expected truth only beside incident'],
    ['when: { calm: true, option: call }', 'expected option only beside decided-by'],
    ['when: { rung-at-least: 4, since: first-case }', 'expected since only beside one of contact'],
    [
      'when: { any: [{ all: [{ contact: phone }] }] }',
      'when.any[0].all[0].contact is “phone”: there is no such channel',
    ],
    ['when: { contact: [any, phone] }', 'when.contact[1] is “phone”: there is no such channel'],
    ['when: { not: { belief-of: east.x, below: 0.1 } }', 'there is no such actor'],
    ['when: { act: any, by: north }', 'there is no such side'],
    ['when: { act: bow }', 'there is no such action'],
    ['when: { decided-by: any, option: bow }', 'there is no such action'],
    ['when: { incident: boat }', 'there is no such incident'],
    ['when: { incident: buoy, truth: magic }', 'there is no such truth'],
    ['when: { inject: other }', 'there is no such inject'],
    [`when: ${'{ not: '.repeat(9)}calm${' }'.repeat(9)}`, 'is a condition inside 8 others: expected at most 7'],
    [`when: { any: [${'calm: true'.replace(/.*/, '{ $& },').repeat(51)}] }`, 'has more than 50 parts'],
  ])('is refused: %s', (fields, message) => {
    expect(() => scenarioWith(`id: a, says: It., ${fields}`)).toThrow(message);
  });
});
