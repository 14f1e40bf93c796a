import { log } from '../../engine/index.js';
import type { Parameters } from '../parameters.js';
import { foundOut } from './belief.js';
import { halved } from './decay.js';
import type { CallSituation } from './contact.js';
import { acceptChance } from './contact.js';

/** The chance of something if an act was hostile, and if it was an accident. */
export interface Chances {
  readonly hostile: number;
  readonly accident: number;
}

/** What a side remembers of the answers on one line. */
export interface LineReading {
  /** answers read so far */
  readonly read: number;
  /** the chance that nobody answers on this line, whatever happened, if anybody on that side answers at all */
  readonly nobody: Chances;
}

/** An answer that was read: its ln LR, and what is remembered from then on. */
export interface AnswerRead {
  readonly lnRatio: number;
  readonly line: LineReading;
  /** the chance that nobody on that side answers anywhere */
  readonly anywhere: Chances;
}

/**
 * The chance that the other side takes a call, as the caller supposes: by the formula of 3.14. An innocent side has something to
 * share once it has found out; a hostile one has not. Model, 3.15.
 */
export function expectedToAccept(guess: CallSituation, since: number, parameters: Parameters): Chances {
  const nothing = acceptChance({ ...guess, shared: false }, parameters);
  const shares = acceptChance({ ...guess, shared: true }, parameters);
  const q = foundOut(since, parameters);
  return { hostile: nothing, accident: q * shares + (1 - q) * nothing };
}

/** No answer is taken to be impossible, so that no likelihood ratio is infinite. */
const LEAST = 1e-9;

/** Both chances drawn towards their mean, P̄ + r·2⁻ᵏ(P − P̄): each answer says half as much as the one before. Model, 3.15. */
function drawnToMean({ hostile, accident }: Chances, read: number, { readsRefusals }: Parameters): Chances {
  const mean = (hostile + accident) / 2;
  const drawn = (p: number) => Math.min(1 - LEAST, Math.max(LEAST, mean + halved(readsRefusals * (p - mean), read)));
  return { hostile: drawn(hostile), accident: drawn(accident) };
}

/**
 * The chance of this answer by each reading: somebody answers by the formula of 3.14, or nobody answers on this line, or nowhere.
 * The chances of both answers add up to 1, so that the expected belief after an answer is the belief before it. Model, 3.15.
 */
export function answerChances(
  accepted: boolean,
  expected: Chances,
  { read, nobody }: LineReading,
  anywhere: Chances,
  parameters: Parameters,
): Chances {
  const accepts = drawnToMean(expected, read, parameters);
  const chance = (truth: keyof Chances) => {
    const taken = (1 - anywhere[truth]) * (1 - nobody[truth]) * accepts[truth];
    return accepted ? taken : 1 - taken;
  };
  return { hostile: chance('hostile'), accident: chance('accident') };
}

/** Reads an answer by Bayes’ rule. An acceptance ends the readings by which nobody answers; a refusal makes them likelier. Model, 3.15. */
export function readAnswer(
  accepted: boolean,
  expected: Chances,
  line: LineReading,
  anywhere: Chances,
  parameters: Parameters,
): AnswerRead {
  const chances = answerChances(accepted, expected, line, anywhere, parameters);
  const accepts = drawnToMean(expected, line.read, parameters);
  const none = { hostile: 0, accident: 0 };
  const here = (truth: keyof Chances) => line.nobody[truth] / (1 - (1 - line.nobody[truth]) * accepts[truth]);
  const nobody = accepted ? none : { hostile: here('hostile'), accident: here('accident') };
  const nowhere = (truth: keyof Chances) => anywhere[truth] / chances[truth];
  return {
    lnRatio: chances.hostile === chances.accident ? 0 : log(chances.hostile / chances.accident),
    line: { read: line.read + 1, nobody },
    anywhere: accepted ? none : { hostile: nowhere('hostile'), accident: nowhere('accident') },
  };
}

/** What a side remembers of a line before the first answer. */
export function unreadLine({ nobodyAnswersLine: p }: Parameters): LineReading {
  return { read: 0, nobody: { hostile: p, accident: p } };
}
