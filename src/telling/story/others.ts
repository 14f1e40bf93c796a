import type { CrisisFact } from '../../model/index.js';
import { sentence } from '../names.js';
import { roughly } from '../percent.js';
import { Storyteller } from '../sentences.js';
import { answerBehind } from './answers.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';

/** The facts that other files of this folder tell, or that a story leaves out. */
const ELSEWHERE: ReadonlySet<CrisisFact['fact']> = new Set([
  'incident',
  'truth',
  'event',
  'misidentified',
  'setback',
  'belief',
  'knows',
  'concealed',
  'decision',
  'answered',
  'act',
  'authority',
  'recalled',
  'threat',
  'contact',
  'said',
  'rung',
  'firebreak',
]);

/** Tells everything else: statements, closed cases, what the table does, the end of the crisis. */
export function others(run: Chronicle): Beat[] {
  const teller = new Storyteller(run.scenario);
  return run.events.flatMap((event): Beat[] => {
    const { fact, at } = event;
    if (ELSEWHERE.has(fact.fact)) return [];
    if (fact.fact === 'closed') return closed(run, event as Event<Of<'closed'>>);
    if ((fact.fact === 'statement' || fact.fact === 'weapon') && isReadOut(run, event)) return [];
    const told = teller.tell(fact, at);
    return told === null ? [] : [run.beat(event, told.text, { mark: told.mark, rank: rankOf(fact) })];
  });
}

/** Whether the white cell reads something out at this moment: then that tells it. */
function isReadOut(run: Chronicle, event: Event): boolean {
  return run.around(event).some(({ fact }) => fact.fact === 'inject' && fact.reads !== undefined);
}

function rankOf(fact: CrisisFact): number | null {
  if (fact.fact === 'calm' || fact.fact === 'over' || fact.fact === 'absorbed') return 1;
  return fact.fact === 'statement' || (fact.fact === 'inject' && fact.reads !== undefined) ? 8 : null;
}

const CLOSED: Readonly<Record<string, string>> = {
  cleared: 'clears',
  stale: 'lets rest',
  unresolved: 'leaves unresolved, with a protest on record,',
};

/** A case that was answered is closed by the answer, which is told. */
function closed(run: Chronicle, event: Event<Of<'closed'>>): Beat[] {
  const { actor, case: id, how, belief } = event.fact;
  const verb = CLOSED[how];
  if (verb === undefined || run.role(actor) !== 'national') return [];
  const office = sentence(run.names.actor(actor));
  const text = `${office} ${verb} ${run.cases.name(id, event.at)} (${roughly(belief)} that it was meant)${answerBehind(run, event)}.`;
  return [run.beat(event, text, { rank: how === 'cleared' ? 7 : null })];
}
