import { z } from 'zod';
import type { Input } from '../../engine/index.js';
import { cellCommand } from '../protocol/cellCommands.js';
import { seatCommand } from '../protocol/seatCommands.js';

const text = z.string();

const input = z.object({
  origin: text,
  after: z.int().nonnegative(),
  at: z.int().nonnegative(),
  to: text,
  event: z.looseObject({ type: text }),
});

/** What the room itself writes down. */
const roomEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('joined'), seat: text, name: text, device: text }),
  /** the clock has stopped, or has run for a while */
  z.strictObject({ type: z.literal('clock') }),
  /** the answer of a program */
  z.strictObject({ type: z.literal('program'), office: text }),
]);

/** Who did it: a person such as `p3`, the facilitator, or the room. */
const by = text;

/**
 * A line of the journal after its header: what was accepted, when on the clock and after which message of the engine, and the inputs
 * of the run that it led to. `device`, `no`: the number of the command on its device, by which it is known again.
 */
export const journalLine = z.strictObject({
  kind: z.literal('line'),
  n: z.int().positive(),
  at: z.int().nonnegative(),
  after: z.int().nonnegative(),
  by,
  device: text.optional(),
  no: z.int().positive().optional(),
  what: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('seat'), do: seatCommand }),
    z.strictObject({ by: z.literal('cell'), do: cellCommand }),
    z.strictObject({ by: z.literal('room'), do: roomEvent }),
  ]),
  inputs: z.array(input),
});

export type JournalLine = Omit<z.output<typeof journalLine>, 'inputs'> & { readonly inputs: readonly Input[] };
export type What = JournalLine['what'];
