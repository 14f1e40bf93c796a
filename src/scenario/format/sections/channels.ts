import { z } from 'zod';
import { ANSWERING, LINE_STATES, TIERS, USES } from '../../../model/index.js';
import { actorId, chance, delay, duration, id, line, time } from '../fields.js';

/** The fields of a channel that the library fills in for its kind. */
export const channelFields = {
  tier: z
    .enum(TIERS)
    .describe(
      'strategic lines carry intentions; a tactical one only accident prevention (S-60); public statements are heard by all.',
    ),
  credibility: chance.describe('κ: how much an explanation over it is believed; 0 moves nothing.'),
  approval: delay.describe('How long an approval takes where one is needed (S-33); it may come after the decision.'),
  connects: delay.describe('How long from the request, or the approval, to the answer.'),
  notice: duration.describe('After this a caller notices that nobody answers.'),
  'asks-after': duration.describe('How long after learning of a case its office asks for contact.'),
  'asks-chance': chance.describe(
    'Chance that it asks at all; otherwise the line is logged as not tried (S-48). 0: it never tries, by its own choice (S-13).',
  ),
  'asks-again': duration.describe('How long after each result it asks again while the case is open.'),
  lasts: duration.describe('How long a call keeps the line busy.'),
  holds: duration
    .nullable()
    .describe(
      'How long contact over it counts: stops or slows the drift, makes accidents rarer. null: parameters.contact-holds; 0s: not at all.',
    ),
  trust: chance.describe(
    'Trust at the start, before what trust-built adds (S-57); credibility counts min(1, 2·trust).',
  ),
  'trust-built': z
    .array(
      z.strictObject({
        by: line.describe('What built it: a meeting of chiefs, an exercise, routine calls.'),
        ago: duration.describe('How long before the start.'),
        trust: chance.describe('How much trust it built then; it has decayed since.'),
      }),
    )
    .describe(
      'Trust built before the crisis, by a summit (S-01), rounds of talks (S-02), a meeting of chiefs (S-03), exercises (S-57).',
    ),
  'trust-half-life': duration.describe('How fast that trust decays.'),
  garbles: chance.describe('Chance that what is said arrives garbled and is lost (S-10).'),
  state: z.enum(LINE_STATES).describe('Whether it may be tried; an inject can change it.'),
  answering: z
    .enum(ANSWERING)
    .describe(
      'asked: the called side decides; always: nobody needs to; never: open in principle, refused or silent in practice (S-47).',
    ),
  effect: z.enum(['full', 'none']).describe('none: contacts are logged but deliver nothing. A null to compare with.'),
  'used-to': z
    .enum(USES)
    .describe(
      'explain: each side says what it knows; assure: the caller also says that his side means no harm (S-16); deceive: who knows better always says that it was an accident; accuse, threaten: the line does harm.',
    ),
  meets: z
    .strictObject({
      first: time.describe('When: a time from the start, a clock time, or an instant.'),
      every: duration.nullable().default(null).describe('Time from one meeting to the next; null: once.'),
      only: z.literal(true).optional().describe('The line serves its meetings alone: nobody asks for a call on it.'),
    })
    .nullable()
    .describe('Meetings agreed beforehand, for which nobody has to ask (S-01, S-02, S-03); null: none.'),
  builds: z
    .strictObject({
      trust: chance.describe('How much trust each contact over it adds.'),
      on: z.array(id).default([]).describe('On which channels; none: on itself.'),
    })
    .nullable()
    .describe('Trust that contact over it builds (S-57); null: none.'),
  restarts: z.array(id).describe('Channels that are open again once it has connected, as talks after a summit (S-01).'),
  'costs-standing': chance.describe(
    'What contact over it costs the caller’s side in domestic standing once it is known there (S-16, S-55).',
  ),
  'known-after': delay.describe('How long that takes.'),
  restrains: z.array(id).describe('Activities that may be restrained when asked for over it (S-59).'),
};
export const channelKind = z.strictObject(channelFields);

/** The fields of a channel that only a scenario gives. */
export const ownChannelFields = {
  name: line
    .optional()
    .describe('What texts call it, with its article: “the red telephone”. Default: made from its id and its kind.'),
};

export const channel = channelKind.partial().extend({
  ...ownChannelFields,
  kind: id.describe(
    [
      'The kind of channel, from the library: it brings latencies, credibility, tier.',
      'summit S-01, stability-rounds S-02, chiefs-meeting S-03, ministers-call S-04, chiefs-call S-05,',
      'theatre-commanders-call S-06, service-chiefs-call S-07, deconfliction-line S-08, attache S-09, relayed-message S-10,',
      'ambassador S-11, advisers-call S-12, foreign-ministers-call S-13, officials-meeting S-14, public-statement S-15,',
      'assurance-call S-16, and heads-call.',
    ].join(' '),
  ),
  between: z
    .array(actorId)
    .max(2)
    .default([])
    .describe('The two offices that may use it (S-31); none for public statements.'),
  'shared-by': z
    .array(z.array(actorId).length(2))
    .default([])
    .describe('More pairs of offices that use the same line, which serves one call at a time (S-07).'),
  through: actorId
    .optional()
    .describe(
      'A third side’s office that carries messages between the two ends: it must be willing, as an approver must (approval says how long that takes).',
    ),
  softens: chance
    .optional()
    .describe(
      'With through: the chance that an accusation or a threat over it arrives without its sting, and does no harm. Default: 0.',
    ),
  'needs-approval': z
    .array(actorId)
    .default([])
    .describe(
      'Who must approve before a call is taken (S-33), and may withhold it (S-44); each for calls to its own side.',
    ),
});
