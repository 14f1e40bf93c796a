import { describe, expect, test } from 'vitest';
import { LADDER, labelCrossing } from '../../../src/model/index.js';
import { PRECISE, ladder, office, parameters, retaliatesFromHalf, side } from '../parts.js';
import type { FactOf } from '../world.js';
import { caseOf, play, tell } from '../world.js';

function crossed(over: Partial<FactOf<'rung'>>): FactOf<'rung'> {
  return { fact: 'rung', from: 4, to: 5, by: 'act', side: 'blue', case: 'strike', aimed: 5, ...over };
}
const chosenEitherWay = { rungIfHostile: 5, rungIfAccident: 5 };
const chosenInError = { rungIfHostile: 5, rungIfAccident: 3 };

describe('how a rung came to be crossed', () => {
  test.each([
    ['an uncontrolled step', crossed({ by: 'uncontrolled' }), 'hostile', 'accidental'],
    ['a stray hit', crossed({ by: 'incident' }), 'accident', 'accidental'],
    ['a hit that was meant', crossed({ by: 'incident' }), 'hostile', 'deliberate'],
    ['an act that would have been chosen knowing better', crossed(chosenEitherWay), 'accident', 'deliberate'],
    ['an act on a false belief', crossed(chosenInError), 'accident', 'inadvertent'],
    ['the same act on a true one', crossed(chosenInError), 'hostile', 'deliberate'],
    [
      'an act that one sure of hostility would not have chosen',
      crossed({ rungIfHostile: 3, rungIfAccident: 5 }),
      'hostile',
      'inadvertent',
    ],
    ['small steps that add up', crossed({ ...chosenEitherWay, to: 6, aimed: 5 }), 'hostile', 'inadvertent'],
    ['a threat that answers no case', crossed({ case: null, to: 3, aimed: 3 }), undefined, 'deliberate'],
    ['a hit that was a reprisal', crossed({ by: 'incident' }), 'reprisal', 'deliberate'],
    [
      'an answer to a reprisal, which one sure of it would have given',
      crossed(chosenInError),
      'reprisal',
      'deliberate',
    ],
  ] as const)('%s', (_, fact, truth, expected) => {
    expect(labelCrossing(fact, truth)).toBe(expected);
  });
});

describe('in a run', () => {
  /** The crossing to rung 5 by a local commander who believes this, and fires where he believes one half or more. */
  function fired(believes: number) {
    const local = office('blue.local', {
      role: 'local',
      believes: { red: believes },
      options: retaliatesFromHalf('posture'),
      parameters: parameters(PRECISE),
    });
    const entities = { 'blue.local': local, blue: side('blue'), [LADDER]: ladder() };
    const crossings = play(entities, [tell(0, 'blue.local', { type: 'learn', about: caseOf() })]).facts('rung');
    return crossings.find(({ by }) => by === 'act');
  }

  test('a reply that rested on a false belief is inadvertent, the same reply to a first blow deliberate', () => {
    const crossing = fired(0.6);
    expect(crossing).toMatchObject({ to: 5, aimed: 5, rungIfHostile: 5, rungIfAccident: 3 });
    expect(crossing?.belief).toBeGreaterThan(0.6);
    expect(crossing && labelCrossing(crossing, 'accident')).toBe('inadvertent');
    expect(crossing && labelCrossing(crossing, 'hostile')).toBe('deliberate');
  });

  test('holding back on a false belief raises nothing inadvertently', () => {
    const crossing = fired(0.3);
    expect(crossing).toMatchObject({ to: 3, aimed: 3, rungIfHostile: 5, rungIfAccident: 3 });
    expect(crossing && labelCrossing(crossing, 'hostile')).toBe('deliberate');
  });
});

test('an exchange of single blows is a row of deliberate steps whose sum nobody aimed at (S-50)', () => {
  const sure = { role: 'local', options: retaliatesFromHalf('posture'), parameters: parameters(PRECISE) } as const;
  const other = (id: string, lowest: string) =>
    side(id, { others: [{ id: id === 'blue' ? 'red' : 'blue', lowest, window: 60, reviewed: true }] });
  const entities = {
    'blue.local': office('blue.local', { ...sure, believes: { red: 0.9 } }),
    'red.local': office('red.local', { ...sure, believes: { blue: 0.9 } }),
    blue: other('blue', 'red.local'),
    red: other('red', 'blue.local'),
    [LADDER]: ladder({ tells: ['blue.local', 'red.local'] }),
  };
  const played = play(entities, [tell(0, 'blue.local', { type: 'learn', about: caseOf() })], { horizon: 3600 });
  const [first, second] = played.facts('rung').filter(({ by }) => by === 'act');
  expect(first).toMatchObject({ side: 'blue', to: 5, aimed: 5 });
  expect(second).toMatchObject({ side: 'red', to: 6, aimed: 5, rungIfHostile: 6 });
  expect(first && labelCrossing(first, 'hostile')).toBe('deliberate');
  expect(second && labelCrossing(second, 'reprisal')).toBe('inadvertent');
});
