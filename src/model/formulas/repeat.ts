import type { Parameters } from '../parameters.js';
import type { Deed } from '../vocabulary.js';

/** What has been done about a hostile act, from the weakest to the strongest. Holding back and calling count as nothing. */
const RESPONSES = ['none', 'posture', 'answer'] as const;
export type Response = (typeof RESPONSES)[number];

/** How a deed counts as a response to the act. Model, 4.20. */
export function responseOf(deed: Deed): Response {
  if (deed === 'strike' || deed === 'signal') return 'answer';
  return deed === 'posture' ? 'posture' : 'none';
}

/** The stronger of two responses: what was done later does not undo it. */
export function stronger(a: Response, b: Response): Response {
  return RESPONSES.indexOf(a) >= RESPONSES.indexOf(b) ? a : b;
}

/** The chance that a hostile act is repeated after this response. Model, 4.20. */
export function repeatChance(
  response: Response,
  { repeatUnanswered, repeatPostured, afterAnswer }: Parameters,
): number {
  if (response === 'answer') return afterAnswer;
  return response === 'posture' ? repeatPostured : repeatUnanswered;
}
