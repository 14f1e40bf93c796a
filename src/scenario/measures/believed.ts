import { z } from 'zod';
import { TRUTH_KINDS, ever } from '../../model/index.js';
import { actorId, chance } from '../format/fields.js';
import { given } from '../format/sections/given.js';
import { measureKind } from './measureKind.js';

export const believed = measureKind({
  field: 'believed',
  fields: {
    believed: z
      .strictObject({
        by: actorId.describe('The actor.'),
        below: chance.optional().describe('Whether its belief that the act was hostile ever fell below this.'),
        above: chance.optional().describe('Whether its belief that the act was hostile ever rose above this.'),
        'when-truth-is': z.enum(TRUTH_KINDS).optional().describe('And the truth of that case was this.'),
      })
      .refine((limits) => given(limits.below, limits.above) === 1, 'expected exactly one of below, above')
      .optional()
      .describe(
        'Whether an actor ever had such a belief on an open case of rung 4 or more. Below 0.2 although the truth is hostile: false reassurance.',
      ),
  },
  rules: [],
  names: { 'believed.by': 'actor' },
  rungs: [],
  measureOf({ believed: spec }) {
    if (spec === undefined) return null;
    const { by, below, above, 'when-truth-is': truth } = spec;
    return ever(
      ['belief'],
      (fact, { crisisRung, cases }) => {
        if (fact.actor !== by || fact.rung < crisisRung) return false;
        if (truth !== undefined && cases[fact.case]?.truth !== truth) return false;
        return (below !== undefined && fact.to < below) || (above !== undefined && fact.to > above);
      },
      { cases: truth !== undefined },
    );
  },
});
