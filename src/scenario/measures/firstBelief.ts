import { firstTime } from '../../model/index.js';
import { actorId, chance } from '../format/fields.js';
import { given } from '../format/sections/given.js';
import { measureKind } from './measureKind.js';

export const firstBelief = measureKind({
  field: 'belief-of',
  fields: {
    'belief-of': actorId
      .optional()
      .describe(
        'When the belief of this actor on an open case of rung 4 or more first falls below or rises above a limit.',
      ),
    below: chance.optional().describe('With belief-of: when it first falls below this.'),
    above: chance.optional().describe('With belief-of: when it first rises above this.'),
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
