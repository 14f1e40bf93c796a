import { z } from 'zod';
import { SPOKEN } from '../../model/index.js';
import { actorId, chance, id, text } from '../../scenario/index.js';
import { about, by, kind, office, on, reason } from './kind.js';

/** What an office does besides decisions, and who decides for it. */
export const OFFICE_KINDS = {
  hold: kind({
    field: z
      .strictObject({
        by: actorId.describe('The office.'),
        lapse: z
          .enum(['doctrine', 'formula'])
          .optional()
          .describe('What decides if a window passes without an answer. Default: doctrine.'),
      })
      .describe('The table holds an office from now on: it is asked what the formula would decide.'),
    names: { by: 'actor' },
    messageOf: ({ by: who, lapse = 'doctrine' }) => office(who, { type: 'hold', by: 'table', lapse }),
  }),
  release: kind({
    field: z.strictObject({ by }).describe('The formula decides for an office again, and answers what is open.'),
    names: { by: 'actor' },
    messageOf: ({ by: who }) => office(who, { type: 'release' }),
  }),
  call: kind({
    field: z.strictObject({ by, on, about: about.optional() }).describe('An office calls on a line of its own.'),
    names: { by: 'actor', on: 'channel' },
    messageOf: ({ by: who, on: channel, about: what = null }) =>
      office(who, { type: 'place-call', channel, case: what }),
  }),
  'order-call': kind({
    field: z
      .strictObject({ by, to: actorId.describe('An office below.'), on, about: about.optional() })
      .describe('An office orders one that reports to it to call.'),
    names: { by: 'actor', to: 'actor', on: 'channel' },
    messageOf: ({ by: who, to, on: channel, about: what = null }) =>
      office(who, { type: 'order-call', to, channel, case: what }),
  }),
  say: kind({
    field: z
      .strictObject({
        by,
        on,
        words: text.optional().describe('Free words, for whoever plays the other end.'),
        kind: z.enum(SPOKEN).optional().describe('What is said besides; a tactical line carries explanations alone.'),
        about: about.optional(),
      })
      .refine(({ words, kind: said }) => words !== undefined || said !== undefined, 'expected words or kind, or both')
      .describe('An office says something in a call.'),
    names: { by: 'actor', on: 'channel' },
    messageOf: ({ by: who, on: channel, words = null, kind: said, about: what }) =>
      office(who, {
        type: 'speak',
        channel,
        words,
        ...(said === undefined ? {} : { kind: said }),
        ...(what === undefined ? {} : { case: what }),
      }),
  }),
  'hang-up': kind({
    field: z.strictObject({ by, on }).describe('An office ends a call.'),
    names: { by: 'actor', on: 'channel' },
    messageOf: ({ by: who, on: channel }) => office(who, { type: 'end-call', channel }),
  }),
  recall: kind({
    field: z
      .strictObject({ by, about, instead: id.describe('What it does instead, on its own authority.'), reason })
      .describe('An office takes back what it asked authority for, or what was granted and is not carried out yet.'),
    names: { by: 'actor', instead: 'action' },
    messageOf: ({ by: who, about: what, instead, reason: why }) =>
      office(who, {
        type: 'recall',
        case: what,
        instead,
        by: 'table',
        ...(why === undefined ? {} : { reason: why }),
      }),
  }),
  estimate: kind({
    field: z
      .strictObject({
        by,
        about,
        hostile: z
          .union([chance, z.literal('none')])
          .describe('How likely the act was meant; none: the evidence alone.'),
      })
      .describe('An office acts on an estimate of its own from now on.'),
    names: { by: 'actor' },
    messageOf: ({ by: who, about: what, hostile }) =>
      office(who, { type: 'estimate', case: what, estimate: hostile === 'none' ? null : hostile }),
  }),
  else: kind({
    field: z
      .strictObject({ by, words: text.describe('What it wants.') })
      .describe(
        'An office asks for something that no option offers. The white cell reads it and decides what follows.',
      ),
    names: { by: 'actor' },
    messageOf: ({ by: who, words }) => office(who, { type: 'words', words }),
  }),
};
