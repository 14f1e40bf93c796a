import type { AnswerGiven } from '../../play/index.js';
import type { AnswerMessage } from './protocol.js';

/** The answer of a program, in the form that `Play.answer` takes. `by`: the label of the program. */
export function answerOf({ option, reason, words, basis }: AnswerMessage, by: string): AnswerGiven {
  return {
    option,
    by,
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof words === 'string' ? { words } : {}),
    ...(typeof basis === 'string' ? { basis } : {}),
  };
}
