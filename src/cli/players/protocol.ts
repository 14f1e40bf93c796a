import { z } from 'zod';
import type { SeatView } from '../../knowledge/index.js';
import type { AskKind } from '../../model/index.js';
import { duration, visible, visibleLine } from '../../scenario/index.js';

/** The version of the protocol between Brinkline and a program that plays an office: one JSON object a line, each way. */
export const PROTOCOL = 1;
/** Bytes of the longest line that a program may write. */
export const LONGEST_LINE = 1024 * 1024;
/** Characters of the longest reason, and of the longest words. */
const LONGEST_TEXT = 10_000;
/** Characters of the longest basis. The basis of a chat model contains a whole view. */
const LONGEST_BASIS = 200_000;
const LONGEST_NAME = 60;

/** What Brinkline writes. Times are in seconds from the start of the scenario. */
export type ToPlayer =
  | {
      readonly type: 'hello';
      readonly protocol: number;
      readonly scenario: { readonly id: string; readonly title: string };
      readonly office: string;
      readonly side: string;
      readonly rules: {
        /** how long an answer may take, in seconds of real time */
        readonly answerWithin: number;
        readonly longestLine: number;
        /** what decides if no answer comes */
        readonly unanswered: 'doctrine';
      };
    }
  | AskMessage
  | { readonly type: 'news'; readonly view: SeatView }
  | { readonly type: 'error'; readonly id: string | null; readonly message: string }
  | { readonly type: 'end' };

export interface AskMessage {
  readonly type: 'ask';
  readonly id: string;
  readonly kind: AskKind;
  readonly at: number;
  readonly clock: string;
  /** when the ask lapses, in seconds from the start; null: when the call that it is about ends */
  readonly by: number | null;
  readonly case: { readonly id: string; readonly name: string } | null;
  /** the line that it is about */
  readonly channel: string | null;
  /** what authority is asked for, in words */
  readonly asked: string | null;
  readonly options: readonly {
    readonly id: string;
    readonly text: string;
    /** the rung that it is meant to reach; null: it is not an act */
    readonly rung: number | null;
    /** the office that must grant authority first; null: none */
    readonly authority: string | null;
  }[];
  readonly view: SeatView;
}

const freeText = text(LONGEST_TEXT);

/** What a program writes first. */
export const ready = z.object({
  type: z.literal('ready').describe('The program is ready to play.'),
  name: z.string().nullish().describe('What run files call it; at most 60 characters are kept. Default: `unnamed`.'),
  news: z.boolean().nullish().describe('Whether it wants `news`. Default: false.'),
});

/** What a program writes when it is asked. */
export const answer = z.object({
  type: z.literal('answer').describe('The answer to an ask.'),
  id: z.string().describe('The number of the ask.'),
  option: z.string().describe('The id of the option that it chooses.'),
  reason: freeText.describe('Why, in words. The story and `why` show it; no other office reads it.'),
  words: freeText.describe('What it says, if the option is to say something. The other end reads it.'),
  after: duration
    .nullish()
    .describe('How long the office takes over its answer, in time of the scenario. Default: no time.'),
  basis: text(LONGEST_BASIS).describe(
    'What the answer was made from, such as the name of a model, its prompt and its reply. Run files keep it, and nobody at the table reads it.',
  ),
});

export type Ready = z.output<typeof ready>;
export type AnswerMessage = z.output<typeof answer>;

/** The message in a line of a program, or what is wrong with the line. */
export type Parsed<T> = { readonly message: T } | { readonly wrong: string };

export function parseReady(line: string): Parsed<Ready> {
  return parse(line, ready);
}

export function parseAnswer(line: string): Parsed<AnswerMessage> {
  return parse(line, answer);
}

function parse<T>(line: string, shape: z.ZodType<T>): Parsed<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { wrong: 'the line is not JSON' };
  }
  const { data, error } = shape.safeParse(value);
  if (data !== undefined) return { message: data };
  const [issue] = error?.issues ?? [];
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return { wrong: `${place}${issue?.message ?? 'it is not a message'}` };
}

/** The label of a program in run files: `player:` and the name that it gave itself, on one line and not too long. */
export function labelOf(name: string | null | undefined): string {
  const clean = visibleLine((name ?? '').slice(0, 4 * LONGEST_NAME).trim());
  const short = Array.from(clean).slice(0, LONGEST_NAME).join('').trim();
  return `player:${short === '' ? 'unnamed' : short}`;
}

function text(longest: number) {
  return z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .transform((given) => visible(given.trim()))
    .nullish();
}
