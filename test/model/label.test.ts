import { describe, expect, test } from 'vitest';
import { labelCrossing } from '../../src/model/index.js';
import type { FactOf } from './world.js';

function crossing(over: Partial<FactOf<'rung'>>): FactOf<'rung'> {
  return { fact: 'rung', from: 4, to: 5, by: 'act', side: 'blue', case: 'strike', aimed: 5, ...over };
}
const chosenEitherWay = { rungIfHostile: 5, rungIfAccident: 5 };
const chosenInError = { rungIfHostile: 5, rungIfAccident: 3 };

describe('how a rung came to be crossed', () => {
  test.each([
    ['an uncontrolled step', crossing({ by: 'uncontrolled' }), true, 'accidental'],
    ['a stray hit', crossing({ by: 'incident' }), false, 'accidental'],
    ['a hit that was meant', crossing({ by: 'incident' }), true, 'deliberate'],
    ['an act that would have been chosen knowing better', crossing(chosenEitherWay), false, 'deliberate'],
    ['an act on a false belief', crossing(chosenInError), false, 'inadvertent'],
    ['the same act on a true one', crossing(chosenInError), true, 'deliberate'],
    [
      'an act that one sure of hostility would not have chosen',
      crossing({ rungIfHostile: 3, rungIfAccident: 5 }),
      true,
      'inadvertent',
    ],
    ['small steps that add up', crossing({ ...chosenEitherWay, to: 6, aimed: 5 }), true, 'inadvertent'],
    ['a threat that answers no case', crossing({ case: null, to: 3, aimed: 3 }), undefined, 'deliberate'],
  ] as const)('%s', (_, fact, hostile, expected) => {
    expect(labelCrossing(fact, hostile)).toBe(expected);
  });
});
