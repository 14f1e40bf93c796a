import { inWords } from '../../model/index.js';
import { sideOf } from '../../scenario/index.js';
import { clockTime } from '../clock.js';
import { sentence } from '../names.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';
import { grouped } from './chronicle.js';

/** Tells who learns what an act really was, once for each side and case. */
export function knowers(run: Chronicle): Beat[] {
  const facts = run
    .of('knows')
    .filter(
      ({ fact }) =>
        fact.truth !== 'reprisal' && ['local', 'national', 'head', 'commander'].includes(run.role(fact.actor)),
    );
  const groups = grouped(facts, ({ fact }) => `${sideOf(fact.actor)} ${fact.case}`);
  return [...groups.values()].flatMap((group) => {
    const [first, ...later] = group;
    return first === undefined ? [] : [run.beat(first, textOf(run, first, later), { rank: 7 })];
  });
}

function textOf(run: Chronicle, first: Event<Of<'knows'>>, later: readonly Event<Of<'knows'>>[]): string {
  const { actor, case: id, truth } = first.fact;
  const text = `${sentence(run.names.actor(actor))} learns what ${run.cases.name(id, first.at)} was: ${inWords(truth)}`;
  const last = later.at(-1);
  if (last === undefined) return `${text}.`;
  const by = clockTime(run.scenario.start, last.at);
  const when = by.day === clockTime(run.scenario.start, first.at).day ? by.time : `day ${by.day}, ${by.time}`;
  const who = run.followers(
    later.map(({ fact }) => fact.actor),
    actor,
  );
  return `${text}. By ${when} ${who} learn${later.length > 1 && !who.startsWith('the rest') ? '' : 's'} it too.`;
}
