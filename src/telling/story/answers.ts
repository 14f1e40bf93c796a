import { REASONS, inWords } from '../../model/index.js';
import { sentence } from '../names.js';
import { decidedBy } from '../sentences.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';

type Answered = Of<'answered'>;
type Ask = Of<'ask'>;

/** Tells what holders of offices answer, where no decision, case or grant of authority that follows at once tells it. */
export function answers(run: Chronicle): Beat[] {
  const asks = new Map(run.of('ask').map(({ seq, fact }) => [seq, fact]));
  return run.of('answered').flatMap((event) => {
    if (isToldOtherwise(run, event)) return [];
    const { fact } = event;
    const office = sentence(run.names.actor(fact.actor));
    return [run.beat(event, `${office} ${deed(run, event, asks.get(fact.ask))}${decidedByHolder(fact)}.`)];
  });
}

/** Who answered, why, and what the formula would have answered, for the sentence that tells what follows from it. */
export function answerBehind(run: Chronicle, event: Event<Of<'authority' | 'closed'>>): string {
  const office = event.fact.fact === 'authority' ? event.fact.by : event.fact.actor;
  const answer = run.around(event).find(({ fact }) => fact.fact === 'answered' && fact.actor === office)?.fact;
  return answer?.fact === 'answered' && leadsTo(answer, event.fact) ? decidedByHolder(answer) : '';
}

function leadsTo({ kind, option }: Answered, { fact }: Of<'authority' | 'closed'>): boolean {
  return fact === 'authority' ? kind === 'authority' : kind === 'decision' && option === 'clear-case';
}

function decidedByHolder({ option, by, formula, reason }: Answered): string {
  return decidedBy({ chosen: option, by, formula, reason });
}

function isToldOtherwise(run: Chronicle, event: Event<Answered>): boolean {
  const { fact } = event;
  const { actions } = run.scenario;
  if ((fact.kind === 'decision' || fact.kind === 'statement') && Object.hasOwn(actions, fact.option)) return true;
  return run.around(event).some(({ fact: other }) => {
    if (other.fact === 'authority') return other.by === fact.actor && other.result !== 'asked' && leadsTo(fact, other);
    return other.fact === 'closed' && other.actor === fact.actor && leadsTo(fact, other);
  });
}

/** What the office does, after its name. */
function deed(run: Chronicle, event: Event<Answered>, ask: Ask | undefined): string {
  const { kind, option, words } = event.fact;
  const line = ask?.channel ?? null;
  const where = line === null ? '' : ` on ${run.names.channel(line)}`;
  switch (kind) {
    case 'call':
      return option === 'call' ? `asks for a call${where}` : `asks for no call${where}`;
    case 'answer-call':
      return answersCall(run, event, option, where);
    case 'say': {
      const said = words === undefined ? '' : `: “${words}”`;
      return option === 'explain'
        ? `explains itself in the call${where}${said}`
        : `does not explain itself in the call${where}`;
    }
    default:
      return OPTIONS[option] ?? `decides: ${inWords(option)}`;
  }
}

const OPTIONS: Readonly<Record<string, string>> = {
  'clear-case': 'clears the case',
  'let-pass': 'lets the window pass',
  'stand-down': 'means to stand down and apologise',
  grant: 'grants authority',
  deny: 'refuses authority',
};

function answersCall(run: Chronicle, event: Event<Answered>, option: string, where: string): string {
  const call = run.around(event).find(({ fact }) => fact.fact === 'contact' && fact.to === event.fact.actor)?.fact;
  const from = call?.fact === 'contact' ? ` from ${run.names.actor(call.from)}` : '';
  if (option === 'take') return `takes a call${from}${where}`;
  if (option === 'silence') return `leaves a call${from}${where} without an answer`;
  const why = Object.hasOwn(REASONS, option) ? `: ${REASONS[option as keyof typeof REASONS].text}` : '';
  return `refuses a call${from}${where}${why}`;
}

/** Whether the answer of a holder tells this contact: a call that was refused. */
export function isAnswered(run: Chronicle, event: Event<Of<'contact'>>): boolean {
  const { to, result } = event.fact;
  if (result !== 'refused') return false;
  return run
    .around(event)
    .some(({ fact }) => fact.fact === 'answered' && fact.kind === 'answer-call' && fact.actor === to);
}
