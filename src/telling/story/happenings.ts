import { inWords } from '../../model/index.js';
import { isReply } from '../caseNames.js';
import type { Beat, Chronicle } from './chronicle.js';

/** Tells each incident, with what it really was. A reply is told as an act. */
export function happenings(run: Chronicle): Beat[] {
  return run.of('incident').flatMap((event) => {
    const { case: id, says, against } = event.fact;
    if (isReply(id)) return [];
    const truth = run.beside(event).find(({ fact }) => fact.fact === 'truth')?.fact;
    const known = truth?.fact === 'truth' ? ` (${truthOf(truth, run.names.side(against))})` : '';
    return [run.beat(event, `${says}${known}`, { rank: 2 })];
  });
}

function truthOf({ truth, kind }: { readonly truth: string; readonly kind: string }, victim: string): string {
  const meant = kind === 'hostile' ? '; it was meant, and more is to follow' : '; nobody meant it';
  return `In truth: ${inWords(truth)}${meant}. ${victim} does not know.`;
}
