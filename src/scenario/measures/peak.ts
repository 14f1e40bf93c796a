import { z } from 'zod';
import { measure } from '../../model/index.js';
import { id } from '../format/fields.js';
import { measureKind } from './measureKind.js';

const keep = { note: 'latest', cases: false } as const;

export const peak = measureKind({
  field: 'peak-rung',
  fields: {
    'peak-rung': z
      .union([z.literal('all'), id])
      .optional()
      .describe('The highest rung of a side, or of all.'),
  },
  rules: [],
  names: { 'peak-rung': 'side' },
  rungs: [],
  measureOf({ 'peak-rung': side }) {
    if (side === undefined) return null;
    if (side === 'all') {
      return measure<'rung', number>({
        kind: 'ordinal',
        start: 0,
        watches: ['rung'],
        note: (before, { to }) => Math.max(before, to),
        keep,
      });
    }
    return measure<'side-state' | 'level', number>({
      kind: 'ordinal',
      start: 0,
      watches: ['side-state', 'level'],
      note(before, fact) {
        if (fact.fact === 'level') return Math.max(before, fact.levels[side] ?? 0);
        return fact.side === side ? Math.max(before, fact.rung) : before;
      },
      keep,
    });
  },
});
