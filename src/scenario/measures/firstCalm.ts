import { z } from 'zod';
import { firstTime } from '../../model/index.js';
import { measureKind } from './measureKind.js';

export const firstCalm = measureKind({
  field: 'calm',
  fields: { calm: z.literal(true).optional().describe('When it is first calm again.') },
  rules: [],
  names: {},
  rungs: [],
  measureOf(first) {
    return first.calm === undefined ? null : firstTime(['calm'], ({ calm }) => calm);
  },
});
