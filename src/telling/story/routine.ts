import { inWords } from '../../model/index.js';
import { clockTime } from '../clock.js';
import { sentence } from '../names.js';
import type { Beat, Chronicle, Event } from './chronicle.js';
import { contactCounts } from './contacts.js';

/** Tells the first event of each activity, and the first that is taken for another side's act. Setbacks are always told. */
export function routine(run: Chronicle): Beat[] {
  const heard = new Set<string>();
  return run.events.flatMap((event): Beat[] => {
    const { fact } = event;
    if (fact.fact !== 'event' && fact.fact !== 'misidentified') return [];
    const activity = run.scenario.activities[fact.activity];
    const key = `${fact.fact} ${fact.activity}`;
    const isSetback = fact.fact === 'event' && activity?.setback === true;
    if (!isSetback && (heard.has(key) || !matters(run, fact.activity, fact.fact))) return [];
    heard.add(key);
    if (fact.fact === 'event') return [run.beat(event, fact.says)];
    const office = sentence(run.names.actor(fact.by));
    return [run.beat(event, `${activity?.says ?? ''} ${office} takes it for an act of ${run.names.side(fact.as)}.`)];
  });
}

/** Whether events of an activity are told: those that somebody sees. */
function matters(run: Chronicle, activity: string, kind: string): boolean {
  return kind === 'misidentified' || run.scenario.activities[activity]?.['seen-by'] !== undefined;
}

/** At the end of each day: how often each thing happened that was not told one by one. */
export function daySummaries(run: Chronicle, told: ReadonlySet<number>): Beat[] {
  const days = new Map<number, Event[]>();
  for (const event of run.events) {
    const { day } = clockTime(run.scenario.start, event.at);
    const events = days.get(day);
    if (events === undefined) days.set(day, [event]);
    else events.push(event);
  }
  return [...days].flatMap(([day, events]) => {
    const last = events.at(-1);
    const counts = [...activityCounts(run, events, told), ...contactCounts(run, events, told)];
    if (last === undefined || counts.length === 0) return [];
    const beat = run.beat(last, `Also on day ${day}: ${counts.join('; ')}.`);
    return [{ ...beat, place: last.place + 0.5, case: null }];
  });
}

function activityCounts(run: Chronicle, events: readonly Event[], told: ReadonlySet<number>): string[] {
  const counts = new Map<string, number>();
  for (const { fact, place } of events) {
    if (told.has(place)) continue;
    if (fact.fact === 'event' && matters(run, fact.activity, 'event')) count(inWords(fact.activity));
    if (fact.fact === 'misidentified')
      count(`${inWords(fact.activity)} taken for an act of ${run.names.side(fact.as)}`);
  }
  return [...counts].map(([what, n]) => `${what} ${n}`);

  function count(what: string): void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
}
