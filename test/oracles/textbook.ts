import type { Option, Rung } from '../../src/model/index.js';
import { RUNGS, standard } from '../model/parts.js';

/** Hold, call, posture, limited retaliation and major strike, each open to a chief from the first, on his own authority. */
export const TEXTBOOK: readonly Option[] = ['hold', 'call', 'posture', 'limited-retaliation', 'major-strike'].map(
  (id) => ({ ...standard(id), for: ['national'], fromRung: 0, authority: 'own' }),
);

/** The default ladder without its firebreaks. */
export const PLAIN_LADDER: readonly Rung[] = RUNGS.map((rung) => ({ ...rung, firebreak: false }));
