import { firstTime } from '../../model/index.js';
import { actorId, chance } from '../format/fields.js';
import { given } from '../format/sections/given.js';
import { measureKind } from './measureKind.js';

export const firstBelief = measureKind({
  field: 'belief-of',
  fields: {
    'belief-of': actorId.optional().describe('Whose belief on an open case of rung 4 or more'),
    below: chance.optional().describe('first falls below this,'),
    above: chance.optional().describe('or first rises above this.'),
  },
  rules: [
    {
      expected: 'expected belief-of with either below or above, and neither without it',
      holds: (first) => given(first.below, first.above) === given(first['belief-of']),
    },
  ],
  names: { 'belief-of': 'actor' },
  rungs: [],
  measureOf({ 'belief-of': actor, below, above }) {
    if (actor === undefined) return null;
    return firstTime(['belief'], (fact, { crisisRung }) => {
      if (fact.actor !== actor || fact.rung < crisisRung) return false;
      return (below !== undefined && fact.to < below) || (above !== undefined && fact.to > above);
    });
  },
});
