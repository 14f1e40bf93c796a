import { z } from 'zod';
import { TRUTH_KINDS, ever } from '../../model/index.js';
import { rung } from '../format/fields.js';
import { measureKind } from './measureKind.js';

export const answered = measureKind({
  field: 'action-at-least',
  fields: {
    'action-at-least': rung.optional().describe('Whether an act of at least this rung was chosen.'),
    'when-truth-is': z
      .enum(TRUTH_KINDS)
      .optional()
      .describe(
        'With action-at-least: and it answered a case whose truth was this; reprisal: an answer of the other side.',
      ),
  },
  rules: [
    {
      expected: 'expected when-truth-is only beside action-at-least',
      holds: (outcome) => outcome['when-truth-is'] === undefined || outcome['action-at-least'] !== undefined,
    },
  ],
  names: {},
  rungs: ['action-at-least'],
  measureOf({ 'action-at-least': least, 'when-truth-is': truth }) {
    if (least === undefined) return null;
    return ever(
      ['act'],
      ({ case: about, rung: chosen }, { cases }) =>
        about !== null && chosen > 0 && chosen >= least && (truth === undefined || cases[about]?.truth === truth),
      { cases: truth !== undefined },
    );
  },
});
