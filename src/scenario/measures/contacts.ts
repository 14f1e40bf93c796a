import { z } from 'zod';
import { measure } from '../../model/index.js';
import { measureKind } from './measureKind.js';

export const contacts = measureKind({
  field: 'contacts',
  fields: {
    contacts: z
      .enum(['connected', 'refused', 'unanswered', 'barred', 'busy', 'out-of-scope', 'no-line'])
      .optional()
      .describe(
        'How many contact attempts ended in this way; no-line: an office without a line to that side chose a call.',
      ),
  },
  rules: [],
  names: {},
  rungs: [],
  measureOf({ contacts: counted }) {
    if (counted === undefined) return null;
    return measure<'contact', number>({
      kind: 'number',
      start: 0,
      watches: ['contact'],
      note: (before, { result }) => (result === counted ? before + 1 : before),
      keep: { note: 'latest', cases: false },
    });
  },
});
