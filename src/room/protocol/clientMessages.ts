import { z } from 'zod';
import { cellCommand, cellQuestion } from './cellCommands.js';
import { shortLine } from './fields.js';
import { seatCommand } from './seatCommands.js';

/** The version of the protocol between the server of the room and its pages. */
export const PROTOCOL = 1;
/** Bytes of the longest message that the server reads. */
export const LONGEST_MESSAGE = 16 * 1024;

const no = z
  .int()
  .positive()
  .describe('The number of the command on this device: higher than all that it sent before.');

/** The first message of every connection. */
export const hello = z.strictObject({
  type: z.literal('hello'),
  protocol: z.literal(PROTOCOL).optional(),
  token: z.string().min(1).max(100).describe('From the fragment of the link.'),
  device: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional()
    .describe('A random text that this device made up and keeps, so that it is known again after it was away.'),
  name: shortLine.optional(),
});

const doSeat = z
  .strictObject({ type: z.literal('do'), no, what: seatCommand })
  .describe('Does something. Answered by `done` or `refused` with the same number.');
const doCell = z
  .strictObject({ type: z.literal('do'), no, what: cellCommand })
  .describe('Does something. Answered by `done` or `refused` with the same number.');
const ask = z
  .strictObject({ type: z.literal('ask'), no, what: cellQuestion })
  .describe('Asks for something that takes a moment. Answered by `answer` or `refused` with the same number.');

/** What a page of a seat sends after its first message. */
export const seatMessage = doSeat;
/** What the console sends after its first message. */
export const cellMessage = z.discriminatedUnion('type', [doCell, ask]);

export type Hello = z.output<typeof hello>;
export type SeatMessage = z.output<typeof seatMessage>;
export type CellMessage = z.output<typeof cellMessage>;
