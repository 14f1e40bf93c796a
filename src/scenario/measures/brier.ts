import { z } from 'zod';
import type { NoteWithMemory } from '../../model/index.js';
import { measure } from '../../model/index.js';
import { actorId } from '../format/fields.js';
import { measureKind } from './measureKind.js';

/** `value` is the mean so far. */
interface Scores extends NoteWithMemory {
  readonly value: number | null;
  readonly sum: number;
  readonly decisions: number;
  /** the latest beliefs, by office and case */
  readonly beliefs: Readonly<Record<string, number>>;
}

const NONE: Scores = { value: null, sum: 0, decisions: 0, beliefs: {} };

/**
 * The Brier score of beliefs: the mean of (belief − truth)², where the truth is 1 for a hostile act and 0 for any other.
 * Brier, Monthly Weather Review 78:1–3 (1950).
 */
export const brier = measureKind({
  field: 'brier',
  fields: {
    brier: z
      .array(actorId)
      .min(1)
      .optional()
      .describe(
        'How far the beliefs of these offices were from the truth, from 0 to 1: the Brier score of their belief that an act was hostile, at every decision of their side on a case of rung 4 or more. A belief counts as it was when it last changed.',
      ),
  },
  rules: [],
  names: { 'brier[*]': 'actor' },
  rungs: [],
  measureOf({ brier: offices }) {
    if (offices === undefined) return null;
    return measure<'belief' | 'decision', Scores>({
      kind: 'number',
      start: NONE,
      watches: ['belief', 'decision'],
      note(before, fact, { crisisRung, cases }) {
        if (fact.fact === 'belief') {
          return offices.includes(fact.actor) ? believing(before, fact.actor, fact.case, fact.to) : before;
        }
        const about = fact.case === null ? undefined : cases[fact.case];
        // A statement is a decision of the side that struck, so it does not judge what the act was.
        if (fact.case === null || about === undefined || about.rung < crisisRung || fact.kind === 'statement') {
          return before;
        }
        const own = offices.includes(fact.actor) ? believing(before, fact.actor, fact.case, fact.belief) : before;
        return decided(own, offices, fact.case, about.truth === 'hostile' ? 1 : 0);
      },
      keep: { note: 'mean', cases: true },
    });
  },
});

function believing(before: Scores, office: string, about: string, belief: number): Scores {
  return { ...before, beliefs: { ...before.beliefs, [`${office} ${about}`]: belief } };
}

/** Counts the belief of each office that has one on this case. */
function decided(before: Scores, offices: readonly string[], about: string, truth: number): Scores {
  const beliefs = offices.flatMap((office) => before.beliefs[`${office} ${about}`] ?? []);
  if (beliefs.length === 0) return before;
  const decisions = before.decisions + beliefs.length;
  const sum = beliefs.reduce((total, belief) => total + (belief - truth) * (belief - truth), before.sum);
  return { ...before, value: sum / decisions, sum, decisions };
}
