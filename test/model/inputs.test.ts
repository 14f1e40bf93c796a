import { describe, expect, test } from 'vitest';
import type { Input } from '../../src/engine/index.js';
import type { Option, Parameters } from '../../src/model/index.js';
import type { Office } from './parts.js';
import { HOUR, MINUTE, PRECISE, office, parameters, ranked, standard } from './parts.js';
import { caseOf, play, tell } from './world.js';

const about = caseOf({ window: 30 * MINUTE });

/** At this time somebody at the table decides for an office. */
function decide(seconds: number, option: string, by = 'blue.local', of = about.id): Input {
  return { origin: 'player', after: 0, at: seconds, to: by, event: { type: 'decide', case: of, option } };
}

interface Setup {
  readonly options?: readonly Option[];
  readonly local?: Office;
  readonly over?: Partial<Parameters>;
  readonly answersAfter?: number;
}

/** A local commander, or whoever `role` makes of him, who hears of a strike at once and has a willing superior. */
function table(inputs: readonly Input[], { options, local, over, answersAfter = 0 }: Setup = {}) {
  const numbers = parameters({ ...PRECISE, driftRate: 0, quietWeight: 0, grantScale: 1, grantBelief: 0.001, ...over });
  const entities = {
    'blue.local': office('blue.local', {
      role: 'local',
      superior: 'blue.chief',
      options: options ?? ranked('hold', 'posture', 'limited-retaliation'),
      parameters: numbers,
      ...local,
    }),
    'blue.chief': office('blue.chief', { grants: { fixed: answersAfter, mean: 0 }, parameters: numbers }),
  };
  return play(entities, [tell(0, 'blue.local', { type: 'learn', about })], { inputs });
}
const refusals = (played: ReturnType<typeof table>) =>
  played.facts('order-refused').map(({ option, why }) => `${option}: ${why}`);

describe('a decision from outside', () => {
  test('takes the formula’s place at once', () => {
    const played = table([decide(5 * MINUTE, 'posture')]);
    expect(played.facts('decision')[0]).toMatchObject({ at: 5 * MINUTE, chosen: 'posture' });
    expect(played.facts('act')).toMatchObject([{ at: 5 * MINUTE, option: 'posture', authority: 'outside' }]);
    expect(played.picks('chooses')).toEqual([]);
  });

  test('has its origin in the trace, and no cause', () => {
    const entry = table([decide(5 * MINUTE, 'posture')]).entries.find(({ event }) => event.type === 'decide');
    expect(entry).toMatchObject({ from: 'player', cause: null, at: 5 * MINUTE });
  });

  test('needs authority like any other: granted, it is carried out', () => {
    const played = table([decide(5 * MINUTE, 'limited-retaliation')], { answersAfter: 10 * MINUTE });
    expect(played.facts('authority')).toMatchObject([{ result: 'asked' }, { result: 'granted' }]);
    expect(played.facts('act')).toMatchObject([{ at: 15 * MINUTE, does: 'strike', authority: 'granted' }]);
  });

  test('stands at every later review, until another is made', () => {
    const inputs = [decide(1 * HOUR, 'posture'), decide(10 * HOUR, 'call')];
    const played = table(inputs, { local: { role: 'national' }, options: ranked('hold', 'posture', 'call') });
    expect(played.facts('decision').map(({ at, chosen }) => [at / HOUR, chosen])).toEqual([
      [1, 'posture'],
      [7, 'posture'],
      [10, 'call'],
      [16, 'call'],
      [22, 'call'],
    ]);
    expect(played.facts('closed')).toMatchObject([{ at: 24 * HOUR, how: 'stale' }]);
  });

  test('withdraws a request that is pending', () => {
    const inputs = [decide(5 * MINUTE, 'limited-retaliation'), decide(10 * MINUTE, 'hold')];
    const played = table(inputs, { answersAfter: 15 * MINUTE });
    expect(played.facts('recalled')).toMatchObject([{ at: 10 * MINUTE, instead: 'hold' }]);
    expect(played.facts('act')).toEqual([]);
  });

  test('that is no option at this rung is refused, and the formula chooses', () => {
    const options = [...ranked('hold', 'posture'), { ...standard('major-strike'), for: ['local'] as const }];
    const played = table([decide(5 * MINUTE, 'major-strike')], { options });
    expect(refusals(played)).toEqual(['major-strike: it is not an option at this rung']);
    expect(played.facts('decision')).toMatchObject([{ at: 5 * MINUTE, chosen: 'hold' }]);
    expect(played.facts('act')).toEqual([]);
  });

  test('waits where the office has not heard of the case', () => {
    const played = table([decide(0, 'posture')]);
    expect(refusals(played)).toEqual([]);
    expect(played.facts('order-waits')).toMatchObject([{ at: 0, option: 'posture' }]);
    expect(played.facts('decision')[0]).toMatchObject({ at: 0, chosen: 'posture' });
  });

  test.each([
    ['where it decides nothing', decide(HOUR, 'posture', 'blue.chief', 'strike'), 'it decides nothing'],
    ['once it is closed', decide(HOUR, 'posture'), 'the decision is closed'],
  ])('%s it is refused', (_, input, why) => {
    // The chief hears of the case when he is asked for authority, at 15 minutes.
    const played = table([input], { options: ranked('limited-retaliation') });
    expect(refusals(played)).toEqual([expect.stringContaining(why)]);
    expect(played.facts('act')).toMatchObject([{ does: 'strike' }]);
  });
});
