import { z } from 'zod';
import { ANSWERING, LINE_STATES } from '../../model/index.js';
import { injectBody } from '../../scenario/index.js';
import { name, shortLine, words } from './fields.js';

/** Game seconds that pass in one second, slowest first. */
const SPEEDS = [1, 10, 60, 600] as const;
/** What the room is doing, in order. */
const STAGES = ['play', 'hot-wash', 'known', 'truth', 'other-arm', 'over'] as const;
export type Stage = (typeof STAGES)[number];
/** Who decides for a seat. */
const SEATED = ['people', 'formula', 'program'] as const;
export type Seated = (typeof SEATED)[number];

const body = z.strictObject(injectBody).describe('An inject as scenario files write it, without a time.');
const ask = z.int().positive().describe('The number of the ask, as the console has it.');
const seconds = z.int().nonnegative().describe('Seconds from the start.');
const branch = z.int().nonnegative();

/** What the facilitator can do. */
export const cellCommand = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('play'), speed: z.union(SPEEDS.map((speed) => z.literal(speed))) })
    .describe(
      'Lets the clock run, so many game seconds to the second. Questions that are open already do not stop it.',
    ),
  z.strictObject({ type: z.literal('pause') }).describe('Stops the clock.'),
  z
    .strictObject({ type: z.literal('step'), seconds: z.int().min(1).max(604_800) })
    .describe('Lets so much time pass at once, or less: it stops where people are asked.'),
  z.strictObject({ type: z.literal('next') }).describe('Lets time pass at once until people are asked.'),
  z
    .strictObject({ type: z.literal('rule'), stops: z.boolean() })
    .describe('Whether the clock stops by itself where people are asked.'),
  z.strictObject({ type: z.literal('go-on') }).describe('Goes on after the stop word.'),
  z
    .strictObject({ type: z.literal('estimates'), asked: z.boolean() })
    .describe('Whether people are asked for their own estimate after a choice.'),
  z
    .strictObject({ type: z.literal('seat'), seat: name, by: z.enum(SEATED) })
    .describe('Hands a seat to people, to the formula, or to the programs that were named for its offices.'),
  z.strictObject({ type: z.literal('revoke'), seat: name }).describe('Gives a seat a new link; the old one ends.'),
  z.strictObject({ type: z.literal('fire'), inject: name }).describe('A planned inject comes now.'),
  z.strictObject({ type: z.literal('skip'), inject: name }).describe('A planned inject does not come.'),
  z.strictObject({ type: z.literal('shift'), inject: name, to: seconds }).describe('A planned inject comes then.'),
  z
    .strictObject({ type: z.literal('shift-all'), by: z.int().min(-604_800).max(604_800) })
    .describe('All injects that are still to come at a time come so many seconds later.'),
  z
    .strictObject({ type: z.literal('edit'), inject: name, body })
    .describe('A planned inject becomes this one. Its time or condition stays.'),
  z.strictObject({ type: z.literal('add'), body }).describe('Brings in something that was not planned.'),
  z
    .strictObject({
      type: z.literal('line'),
      line: name,
      state: z.enum(LINE_STATES).optional(),
      answering: z.enum(ANSWERING).optional(),
    })
    .describe('Cuts, closes, suspends or restores a line, or sets whether it is answered.'),
  z
    .strictObject({ type: z.literal('answer-for'), ask, option: name, reason: words })
    .describe('Answers an ask in place of the seat.'),
  z.strictObject({ type: z.literal('dice'), ask }).describe('Lets the formula answer an ask in place of the seat.'),
  z
    .strictObject({
      type: z.literal('overrule'),
      entity: name,
      purpose: name,
      occurrence: name,
      outcome: z.union([z.boolean(), z.string(), z.number()]),
      reason: words,
    })
    .describe('Decides the result of a draw before it is drawn.'),
  z
    .strictObject({
      type: z.literal('adjudicate'),
      words: z.int().positive().describe('The number of the words.'),
      as: z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('action'), case: name, option: name }),
        z.strictObject({ what: z.literal('inject'), body }),
        z.strictObject({
          what: z.literal('report'),
          office: name,
          case: name,
          says: words,
          points: z.enum(['meant', 'accident', 'nothing']),
        }),
        z.strictObject({ what: z.literal('nothing') }),
      ]),
      reason: words,
    })
    .describe('Decides what comes of something that a seat wanted in free words. The seat reads the reason.'),
  z
    .strictObject({
      type: z.literal('tell'),
      to: z.union([z.literal('everybody'), z.string().max(200)]).describe('A seat, or `everybody`.'),
      words,
    })
    .describe('Sends words to one seat or to all.'),
  z
    .strictObject({ type: z.literal('mark'), words, objective: shortLine.optional() })
    .describe('Writes down what was seen, against an objective.'),
  z
    .strictObject({
      type: z.literal('rewind'),
      before: z.int().positive().optional().describe('Back to just before this step of the present branch.'),
      to: seconds.optional(),
      name: shortLine,
    })
    .refine(({ before, to }) => (before === undefined) !== (to === undefined), 'expected before or to')
    .describe('Goes back and goes on from there as a new branch. Nothing is lost.'),
  z.strictObject({ type: z.literal('branch'), branch }).describe('Goes on at the end of another branch.'),
  z.strictObject({ type: z.literal('name-branch'), branch, name: shortLine }).describe('Gives a branch another name.'),
  z.strictObject({ type: z.literal('stage'), stage: z.enum(STAGES) }).describe('Goes to a stage of the debrief.'),
]);

export type CellCommand = z.output<typeof cellCommand>;

/** What the facilitator can ask for. It changes nothing, and is not kept. */
export const cellQuestion = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('from-here') }).describe('What usually happens from here: 500 runs by the formula.'),
  z
    .strictObject({ type: z.literal('other-arm'), arm: name.nullable() })
    .describe('This evening under another arm, with its decisions kept where they still apply.'),
]);

export type CellQuestion = z.output<typeof cellQuestion>;
