import { z } from 'zod';
import { PUBLIC_STATEMENTS, SPOKEN } from '../../model/index.js';

const text = z.string();
const about = text.nullable();

/** An input that can be given at a table, as the file of an evening records it. */
export const tableInput = z.object({
  origin: text,
  after: z.int().nonnegative(),
  at: z.int().nonnegative(),
  to: text,
  event: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('hold'), by: text, lapse: z.enum(['doctrine', 'formula']) }),
    z.strictObject({
      type: z.literal('answer'),
      ask: z.int(),
      option: text,
      by: text,
      reason: text.optional(),
      words: text.optional(),
      channel: text.optional(),
      basis: text.optional(),
    }),
    z.strictObject({ type: z.literal('estimate'), case: text, estimate: z.number().min(0).max(1).nullable() }),
    z.strictObject({ type: z.literal('place-call'), channel: text, case: about }),
    z.strictObject({ type: z.literal('order-call'), to: text, channel: text, case: about }),
    z.strictObject({
      type: z.literal('speak'),
      channel: text,
      words: about,
      kind: z.enum(SPOKEN).optional(),
      case: text.optional(),
    }),
    z.strictObject({ type: z.literal('end-call'), channel: text }),
    z.strictObject({ type: z.literal('speak-in-public'), channel: text, about, kind: z.enum(PUBLIC_STATEMENTS) }),
    z.strictObject({ type: z.literal('words'), words: text }),
    z.strictObject({
      type: z.literal('decide'),
      option: text,
      by: text,
      reason: text.optional(),
      once: z.literal(true).optional(),
    }),
    z.strictObject({ type: z.literal('recall'), instead: text, by: text, reason: text.optional() }),
  ]),
});
