import { z } from 'zod';
import { measure } from '../../model/index.js';
import { measureKind } from './measureKind.js';

/** A run without a case is calm. */
export const calmAtEnd = measureKind({
  field: 'calm-at-end',
  fields: { 'calm-at-end': z.literal(true).optional().describe('Whether it is calm at the end.') },
  rules: [],
  names: {},
  rungs: [],
  measureOf(outcome) {
    if (outcome['calm-at-end'] === undefined) return null;
    return measure<'incident' | 'calm', boolean>({
      kind: 'binary',
      start: true,
      watches: ['incident', 'calm'],
      note: (_before, _fact, { calm, firstCase }) => calm || firstCase === null,
      keep: { note: 'latest', cases: false },
    });
  },
});
