import { z } from 'zod';
import { SCHEMES, measure, scoreAfter, scoreAtStart } from '../../model/index.js';
import { measureKind } from './measureKind.js';

type Scored = 'act' | 'truth' | 'statement' | 'contact' | 'rung';

export const score = measureKind({
  field: 'score',
  fields: {
    score: z
      .enum(SCHEMES)
      .optional()
      .describe(
        'What a published scheme makes of the run: rivera, the points of Rivera et al. 2024; goldstein, the sum of Goldstein values; mid, the hostility of a militarized dispute, 1 to 5; icb, the violence of a crisis, 1 to 4. Meant for the default ladder.',
      ),
  },
  rules: [],
  names: {},
  rungs: [],
  measureOf({ score: scheme }) {
    if (scheme === undefined) return null;
    return measure<Scored, number>({
      kind: scheme === 'mid' || scheme === 'icb' ? 'ordinal' : 'number',
      start: scoreAtStart(scheme),
      watches: ['act', 'truth', 'statement', 'contact', 'rung'],
      note: (before, fact, { cases }) => scoreAfter(scheme, before, fact, cases),
      keep: { note: 'latest', cases: true },
    });
  },
});
