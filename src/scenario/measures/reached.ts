import { z } from 'zod';
import { LABELS, ever, labelOf } from '../../model/index.js';
import { rung } from '../format/fields.js';
import { measureKind } from './measureKind.js';

export const reached = measureKind({
  field: 'reached',
  fields: {
    reached: rung.optional().describe('Whether the overall rung ever was at least this.'),
    label: z.enum(LABELS).optional().describe('With reached: and the crossing was of this kind.'),
  },
  rules: [
    {
      expected: 'expected label only beside reached',
      holds: (outcome) => outcome.label === undefined || outcome.reached !== undefined,
    },
  ],
  names: {},
  rungs: ['reached'],
  measureOf({ reached: least, label }) {
    if (least === undefined) return null;
    if (label === undefined) return ever(['rung'], ({ to }) => to >= least, { start: least === 0 });
    return ever(['rung'], (fact, log) => fact.to > fact.from && fact.to >= least && labelOf(fact, log) === label, {
      cases: true,
    });
  },
});
