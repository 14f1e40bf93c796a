import { z } from 'zod';
import { TIERS, LINE_STATES, ANSWERING } from '../../model/index.js';
import { actorId, chance, delay, duration, id } from '../fields.js';

/** What a kind of channel brings. */
export const channelFields = {
  tier: z
    .enum(TIERS)
    .describe(
      'strategic lines carry intentions; a tactical one only accident prevention (S-60); public statements are heard by all.',
    ),
  credibility: chance.describe('κ: how much an explanation over it is believed; 0 moves nothing.'),
  approval: delay.describe('How long an approval takes where one is needed (S-33).'),
  connects: delay.describe('How long from the request, or the approval, to the answer.'),
  notice: duration.describe('After this a caller notices that nobody answers.'),
  'asks-after': duration.describe('How long after learning of a case its office asks for contact.'),
  'asks-chance': chance.describe('Chance that it asks at all.'),
  'asks-again': duration.describe('How long after each result it asks again while the case is open.'),
  lasts: duration.describe('How long a call keeps the line busy.'),
  trust: chance.describe('Trust built before the crisis (S-57); credibility counts min(1, 2·trust).'),
  'trust-half-life': duration.describe('How fast that trust decays.'),
  garbles: chance.describe('Chance that what is said arrives garbled and is lost.'),
  state: z.enum(LINE_STATES).describe('Whether it may be tried; an inject can change it.'),
  answering: z
    .enum(ANSWERING)
    .describe(
      'asked: the called side decides; always: nobody needs to; never: open in principle, refused or silent in practice.',
    ),
  effect: z.enum(['full', 'none']).describe('none: it delivers nothing but a logged contact. A null to compare with.'),
  'used-to': z.enum(['explain', 'accuse']).describe('accuse: the line is used to accuse, and does harm.'),
  restrains: z.array(id).describe('Activities that may be restrained when asked for over it (S-59).'),
};
export const channelKind = z.strictObject(channelFields);

export const channel = channelKind.partial().extend({
  kind: id.describe('The kind of channel, from the library: it brings latencies, credibility, tier.'),
  between: z
    .array(actorId)
    .max(2)
    .default([])
    .describe('The two offices that may use it (S-31); none for public statements.'),
  'needs-approval': z
    .array(actorId)
    .default([])
    .describe('Who must approve before a call is taken (S-33); each for calls to its own side.'),
});
