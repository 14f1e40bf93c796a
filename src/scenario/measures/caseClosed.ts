import { z } from 'zod';
import { CLOSINGS, TRUTH_KINDS, ever } from '../../model/index.js';
import { measureKind } from './measureKind.js';

export const caseClosed = measureKind({
  field: 'case-closed',
  fields: {
    'case-closed': z
      .strictObject({
        as: z
          .array(z.enum(CLOSINGS))
          .min(1)
          .describe(
            'cleared: judged to be no attack; stale: closed after a day without an answer; unresolved: so closed, but still held to be an attack; answered: closed by an answer.',
          ),
        'when-truth-is': z.enum(TRUTH_KINDS).optional().describe('And the truth of that case was this.'),
      })
      .optional()
      .describe(
        'Whether any office closed a case of rung 4 or more in one of these ways. Cleared or stale although the truth is hostile: a missed attack. An unresolved attack was seen as one, so it is not missed.',
      ),
  },
  rules: [],
  names: {},
  rungs: [],
  measureOf({ 'case-closed': spec }) {
    if (spec === undefined) return null;
    const { as: ways, 'when-truth-is': truth } = spec;
    return ever(
      ['closed'],
      (fact, { crisisRung, cases }) => {
        const about = cases[fact.case];
        if (about === undefined || about.rung < crisisRung || !ways.includes(fact.how)) return false;
        return truth === undefined || about.truth === truth;
      },
      { cases: true },
    );
  },
});
