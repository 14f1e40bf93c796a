import { REASONS } from '../../model/index.js';
import { sentence } from '../names.js';
import { sideOf } from '../../scenario/index.js';
import { isAnswered } from './answers.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';

/** From this silence on, the first contact is a headline. */
const LONG_SILENCE = 6 * 3600;

/** Tells what is new about contacts: the first of its kind on each line, and what a side says for the first time. */
export function contacts(run: Chronicle): Beat[] {
  const heard = new Set<string>();
  const isNew = (key: string) => !heard.has(key) && heard.add(key) !== undefined;
  let lastThrough = -LONG_SILENCE;
  return run.events.flatMap((event): Beat[] => {
    if (event.fact.fact === 'said') {
      const { by, channel, case: id, what, garbled } = event.fact;
      // A public declaration is told as an act.
      if (run.scenario.channels[channel]?.tier === 'public') return [];
      return isNew(`${sideOf(by)} ${id} ${what} ${garbled}`) ? [said(run, event as Event<Of<'said'>>)] : [];
    }
    if (event.fact.fact !== 'contact') return [];
    const contact = event as Event<Of<'contact'>>;
    const { result, channel, from } = contact.fact;
    const rank = result === 'connected' && event.at - lastThrough >= LONG_SILENCE ? 5 : null;
    if (result === 'connected') lastThrough = event.at;
    const isTold = isNew(keyOf(contact.fact));
    if (!isTold || isAnswered(run, contact)) return [];
    const text = contactText(run, contact, result === 'barred' ? barredOffices(run, channel) : [from]);
    return text === null ? [] : [run.beat(contact, text, { rank })];
  });
}

/** What counts as the same kind of contact. */
function keyOf({ channel, from, result }: Of<'contact'>): string {
  return result === 'barred' ? `${channel} barred` : `${channel} ${sideOf(from)} ${result}`;
}

/** The offices that find a line barred in the run. */
function barredOffices(run: Chronicle, channel: string): string[] {
  const offices = run.of('contact').filter(({ fact }) => fact.channel === channel && fact.result === 'barred');
  return [...new Set(offices.map(({ fact }) => fact.from))];
}

function contactText(run: Chronicle, { fact, at }: Event<Of<'contact'>>, offices: readonly string[]): string | null {
  const { names } = run;
  const from = sentence(names.actors(offices));
  const to = names.actor(fact.to);
  const line = names.channel(fact.channel);
  const about = fact.case === null ? '' : ` about ${run.cases.name(fact.case, at)}`;
  const why = fact.reason === undefined ? '' : `: ${REASONS[fact.reason].text}`;
  switch (fact.result) {
    case 'connected':
      return `${from} reaches ${to} on ${line}${about}${fact.effect ? '' : ', and it changes nothing'}.`;
    case 'refused':
      return `${sentence(to)} refuses a call from ${names.actor(fact.from)} on ${line}${why}.`;
    case 'unanswered':
      return `${from} gets no answer from ${to} on ${line}${why}.`;
    case 'barred':
      return `${sentence(line)} is closed: ${names.actors(offices)} may not use it.`;
    case 'out-of-scope':
      return `${from} is told that ${line} is not for this.`;
    case 'no-line':
      return `${from} has no line to ${names.side(fact.to)}.`;
    case 'busy':
    case 'not-tried':
      return null;
  }
}

const DECLARED: Readonly<Record<string, string>> = {
  explain: 'explains itself',
  admit: 'admits it and offers an inspection',
};

/** What is said of an act over a line, as the model words it. */
const CLAIM = /^says it was (.+)$/s;

function said(run: Chronicle, event: Event<Of<'said'>>): Beat {
  const { by, channel, what, garbled, case: id } = event.fact;
  const line = run.names.channel(channel);
  const where = line === 'in public' ? line : `over ${line}`;
  const name = id === null ? 'it' : run.cases.name(id, event.at);
  const claim = CLAIM.exec(what)?.[1];
  const about = id === null ? '' : ` (${name})`;
  const other = what.startsWith('says that ')
    ? what.replace('says', `says ${where}`)
    : `${DECLARED[what] ?? what} ${where}`;
  const deed = claim === undefined ? `${other}${about}` : `says ${where} that ${name} was ${claim}`;
  const text = `${sentence(run.names.actor(by))} ${deed}${garbled ? '; it arrives garbled' : ''}.`;
  return run.beat(event, text, { rank: 8 });
}

/** How often each line was used in vain or again, beyond what is told: for the summary of a day. */
export function contactCounts(run: Chronicle, events: readonly Event[], told: ReadonlySet<number>): string[] {
  const counts = new Map<string, number>();
  for (const { fact, place } of events) {
    if (fact.fact !== 'contact' || told.has(place)) continue;
    const what = COUNTED[fact.result];
    if (what !== undefined) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, n]) => `${what} ${n}`);
}

const COUNTED: Partial<Record<Of<'contact'>['result'], string>> = {
  connected: 'calls that got through again',
  refused: 'calls refused again',
  unanswered: 'calls not answered again',
  barred: 'tries on closed lines',
  busy: 'lines found taken',
};
