import type { TruthKind } from '../../model/index.js';
import { labelCrossing } from '../../model/index.js';
import { choicesOf } from '../../scenario/index.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';
import { grouped } from './chronicle.js';

/** Tells the moves of the ladder. Moves within one second are told as one. */
export function rungs(run: Chronicle): Beat[] {
  const truths = new Map<string, TruthKind>(run.of('truth').map(({ fact }) => [fact.case, fact.kind]));
  const moves = run.of('rung');
  const { crisisRung } = choicesOf(run.scenario).parameters;
  const seconds = grouped(moves, ({ at }) => at);
  return [...seconds.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined || first.fact.from === last.fact.to) return [];
    const [from, to] = [first.fact.from, last.fact.to];
    const rises = to > from;
    const name = `rung ${to}  ${run.names.rung(to)}`;
    if (!rises) return [run.beat(last, name, { mark: '▼', rank: null })];
    return [
      run.beat(last, `${name}${firebreaks(run, last)}${mistaken(last.fact, truths)}`, {
        mark: '▲',
        rank: to < crisisRung ? null : 1,
      }),
    ];
  });
}

function firebreaks(run: Chronicle, { at }: Event): string {
  return run
    .of('firebreak')
    .filter((each) => each.at === at)
    .map(({ fact }) => `; ${run.names.side(fact.side)} crosses the firebreak above rung ${fact.between[0]}`)
    .join('');
}

/** Explains a rung that was reached by mistake. */
function mistaken(fact: Of<'rung'>, truths: ReadonlyMap<string, TruthKind>): string {
  if (fact.by === 'uncontrolled') return ' (accidental: nobody chose this step)';
  if (
    fact.by !== 'act' ||
    labelCrossing(fact, fact.case === null ? undefined : truths.get(fact.case)) !== 'inadvertent'
  )
    return '';
  return fact.to > (fact.aimed ?? fact.to)
    ? ' (inadvertent: several acts add up to more than each aimed at)'
    : ' (inadvertent: with the truth known, the office would have done less)';
}
