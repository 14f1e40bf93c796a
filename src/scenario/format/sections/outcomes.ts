import { z } from 'zod';
import { LABELS, SCHEMES, TRUTH_KINDS } from '../../../model/index.js';
import { actorId, chance, id, rung } from '../fields.js';
import { given } from './given.js';

export const arm = z.strictObject({
  about: z.string().default('').describe('What is different, as a sentence.'),
  set: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Paths and their new values: channels.chiefs.state, actors["nato.local-commander"].delegated, channels[tier=strategic].answering.',
    ),
});

export const outcome = z
  .strictObject({
    about: z.string().default('').describe('What it is called in tables.'),
    reached: rung.optional().describe('Whether the overall rung ever was at least this.'),
    label: z.enum(LABELS).optional().describe('With reached: and the crossing was of this kind.'),
    'action-at-least': rung.optional().describe('Whether an act of at least this rung was chosen'),
    'when-truth-is': z
      .enum(TRUTH_KINDS)
      .optional()
      .describe('in answer to a case whose truth was this; reprisal: an answer of the other side.'),
    first: z
      .strictObject({
        'belief-of': actorId.optional().describe('Whose belief on an open case of rung 4 or more'),
        below: chance.optional().describe('first falls below this,'),
        above: chance.optional().describe('or first rises above this.'),
        rung: rung.optional().describe('When the overall rung first is at least this.'),
        'contact-on': id.optional().describe('When a call on this channel first connects.'),
        'level-of': id.optional().describe('Or: when the highest level of this abstract process'),
        'at-least': rung.optional().describe('is first at least this,'),
        'at-most': rung.optional().describe('or first at most this.'),
        calm: z.literal(true).optional().describe('When it is first calm again.'),
      })
      .refine(
        (first) => given(first['belief-of'], first.rung, first['contact-on'], first['level-of'], first.calm) === 1,
        'expected exactly one of belief-of, rung, contact-on, level-of, calm',
      )
      .refine(
        (first) => given(first.below, first.above) === given(first['belief-of']),
        'expected belief-of with either below or above, and neither without it',
      )
      .refine(
        (first) => given(first['at-least'], first['at-most']) > 0 === (given(first['level-of']) === 1),
        'expected level-of with at-least or at-most or both, and neither without it',
      )
      .optional()
      .describe(
        'The time from the first case, or where there are abstract processes from the start, to something; censored at the horizon.',
      ),
    'calm-at-end': z.literal(true).optional().describe('Whether it is calm at the end.'),
    'peak-rung': z
      .union([z.literal('all'), id])
      .optional()
      .describe('The highest rung of a side, or of all.'),
    contacts: z
      .enum(['connected', 'refused', 'unanswered', 'barred', 'busy', 'out-of-scope', 'no-line'])
      .optional()
      .describe(
        'How many contact attempts ended so; no-line: a call was chosen by an office without a line to that side.',
      ),
    level: z
      .strictObject({
        of: id.describe('The abstract process.'),
        'at-least': rung.optional().describe('Whether its highest level ever was at least this,'),
        'at-most': rung.optional().describe('or at most this.'),
        'at-end': z.boolean().default(false).describe('At the end of the run, not ever.'),
      })
      .refine((level) => given(level['at-least'], level['at-most']) === 1, 'expected exactly one of at-least, at-most')
      .optional()
      .describe('Whether an abstract process ever was so high, or so low, or is so at the end.'),
    score: z
      .enum(SCHEMES)
      .optional()
      .describe(
        'What a published scheme makes of the run: rivera, the points of Rivera et al. 2024; goldstein, the sum of Goldstein values; mid, the hostility of a militarized dispute, 1 to 5; icb, the violence of a crisis, 1 to 4. Meant for the default ladder.',
      ),
  })
  .refine(
    (o) =>
      given(
        o.reached,
        o['action-at-least'],
        o.first,
        o['calm-at-end'],
        o['peak-rung'],
        o.contacts,
        o.level,
        o.score,
      ) === 1,
    'expected exactly one of reached, action-at-least, first, calm-at-end, peak-rung, contacts, level, score',
  )
  .refine((o) => o.label === undefined || o.reached !== undefined, 'expected label only beside reached')
  .refine(
    (o) => o['when-truth-is'] === undefined || o['action-at-least'] !== undefined,
    'expected when-truth-is only beside action-at-least',
  );
