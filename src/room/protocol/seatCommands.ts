import { z } from 'zod';
import { PUBLIC_STATEMENTS, SPOKEN } from '../../model/index.js';
import { name, reason, share, shortLine, words } from './fields.js';

/** The number that a seat gives to a case or an ask, such as `case 2`. */
const caseId = name.describe('A case by the number that the seat has for it, such as `case 2`.');
const askId = name.describe('An ask by the number that the seat has for it, such as `ask 3`.');
const office = name.describe('An office of the seat.');
const line = name.describe('A line of the office.');

/** What somebody in a seat can do. */
export const seatCommand = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('rename'), name: shortLine })
    .describe('Says who sits here. The name is shown to the facilitator and in the seat.'),
  z
    .strictObject({
      type: z.literal('answer'),
      ask: askId,
      option: name,
      reason,
      words: words.optional().describe('What is said, where the option is to say something.'),
      line: line.optional().describe('With an option to call: on which line.'),
      dissent: reason.describe('Who in the seat disagrees, and why.'),
    })
    .describe('Answers an ask.'),
  z
    .strictObject({ type: z.literal('dissent'), ask: askId, words })
    .describe('Says that somebody in the seat disagrees with an answer that was given.'),
  z
    .strictObject({ type: z.literal('estimate'), case: caseId, meant: share.nullable() })
    .describe('How likely this person thinks it that the act was meant; null: no estimate. It affects nothing.'),
  z.strictObject({ type: z.literal('call'), office, line, case: caseId.optional() }).describe('Places a call.'),
  z
    .strictObject({
      type: z.literal('order'),
      office,
      to: name.describe('An office below it.'),
      line,
      case: caseId.optional(),
    })
    .describe('Orders an office below to call.'),
  z
    .strictObject({
      type: z.literal('say'),
      office,
      line,
      words: words.optional(),
      kind: z.enum(SPOKEN).optional(),
      case: caseId.optional(),
    })
    .describe('Says something in a call.'),
  z.strictObject({ type: z.literal('hang-up'), office, line }).describe('Ends a call.'),
  z
    .strictObject({
      type: z.literal('heard'),
      line,
      words: words.describe('What the other side said, as this person understood it.'),
      believed: z.enum(['yes', 'no', 'unsure']),
    })
    .describe('After a call: what the other side said, and whether this person believes it. It affects nothing.'),
  z
    .strictObject({
      type: z.literal('public'),
      office,
      kind: z.enum(PUBLIC_STATEMENTS),
      about: name.optional().describe('Another side.'),
    })
    .describe('Speaks in public.'),
  z
    .strictObject({ type: z.literal('decide'), office, case: caseId, option: name, reason })
    .describe('Decides a case without having been asked.'),
  z
    .strictObject({ type: z.literal('recall'), office, case: caseId, instead: name, reason })
    .describe('Takes back what is not carried out yet, and chooses something else.'),
  z
    .strictObject({ type: z.literal('else'), office, words })
    .describe('Wants something that no option offers. The facilitator decides what comes of it.'),
  z
    .strictObject({ type: z.literal('stop-word'), words: words.optional() })
    .describe('Stops everything, for everybody. Only the facilitator can go on.'),
  z
    .strictObject({ type: z.literal('hot-wash'), question: z.int().nonnegative().max(99), words })
    .describe('Answers a question of the debrief, before anybody has seen the truth.'),
  z
    .strictObject({ type: z.literal('consent'), agrees: z.boolean() })
    .describe('In a study: whether this person takes part. It can be withdrawn at any time.'),
]);

export type SeatCommand = z.output<typeof seatCommand>;
