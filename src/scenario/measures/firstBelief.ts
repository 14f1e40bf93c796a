import { z } from 'zod';
import { TRUTH_KINDS, firstTime } from '../../model/index.js';
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
    'when-truth-is': z
      .enum(TRUTH_KINDS)
      .optional()
      .describe('With belief-of: and the truth of that case was this, so that a belief counts only where it is true.'),
  },
  rules: [
    {
      expected: 'expected belief-of with either below or above, and neither without it',
      holds: (first) => given(first.below, first.above) === given(first['belief-of']),
    },
    {
      expected: 'expected when-truth-is only beside belief-of',
      holds: (first) => first['when-truth-is'] === undefined || first['belief-of'] !== undefined,
    },
  ],
  names: { 'belief-of': 'actor' },
  rungs: [],
  measureOf({ 'belief-of': actor, below, above, 'when-truth-is': truth }) {
    if (actor === undefined) return null;
    return firstTime(
      ['belief'],
      (fact, { crisisRung, cases }) => {
        if (fact.actor !== actor || fact.rung < crisisRung) return false;
        if (truth !== undefined && cases[fact.case]?.truth !== truth) return false;
        return (below !== undefined && fact.to < below) || (above !== undefined && fact.to > above);
      },
      { cases: truth !== undefined },
    );
  },
});
