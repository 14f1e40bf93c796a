import { inWords } from '../model/index.js';
import {
  Names,
  percent,
  sentence,
  clock,
  clockAfter,
  delayText,
  duration,
  weaponMeans,
  weaponName,
} from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, commandOf, parseDelay, secondOf, takesPlace } from '../scenario/index.js';
import type { Block } from './document.js';
import { NONE, aloud, facts, list, subheading, table } from './document.js';
import { rollFor, rollsFor } from './roll.js';

type Incident = CheckedScenario['incidents'][string];

/** All that the white cell needs when this incident happens: what to read, what it really was, who learns what and when. */
export function incidentCard(scenario: CheckedScenario, id: string, incident: Incident): Block[] {
  const names = new Names(scenario);
  const times = scenario.injects.flatMap((inject) =>
    inject.incident === id && inject.at !== undefined ? [secondOf(inject.at, scenario.start)] : [],
  );
  const { 'dual-use': dualUse, 'weapon-class': weapon, damage, rung } = incident;
  return [
    subheading(`Incident: ${inWords(id)}`),
    aloud(incident.says),
    facts([
      ['Comes', comes(scenario, id, times)],
      ['Seems to be by', `${names.side(incident.by)}, against ${names.side(incident.against)}`],
      ['While unexplained', `rung ${rung} (${names.rung(rung)})`],
      ['Damage', damage === 'none' ? null : inWords(damage)],
      ['Weapons', weapon === 0 ? null : `${weaponName(weapon)}${weaponMeans(weapon)}`],
      ['Time to answer', delayText(incident['respond-within'])],
      ['Over a line, its side', incident.explained ?? 'says that it was an accident'],
      ['Dual use', dualUse === 0 ? null : `${percent(dualUse)}: roll ${rollFor(dualUse)}; then it looks worse`],
    ]),
    truths(scenario, names, incident),
    reports(scenario, names, incident, times.length === 1 ? times[0] : undefined),
    ...repeats(scenario, incident),
  ];
}

function comes(scenario: CheckedScenario, id: string, times: readonly number[]): string {
  const { start, injects, activities } = scenario;
  const planned = times.map((at) => clock(start, at));
  const inReserve = injects.some(({ incident, 'by-hand': byHand }) => incident === id && byHand === true);
  const conditional = injects.some(({ incident, when }) => incident === id && when !== undefined);
  const from = Object.entries(activities).flatMap(([name, activity]) =>
    activity.crosses?.incident === id && takesPlace(scenario, activity) ? [inWords(name)] : [],
  );
  const ways = [
    ...planned,
    ...(conditional ? ['under a condition: see the injects'] : []),
    ...(inReserve ? ['if you bring it in from the reserve: see the injects'] : []),
    ...from.map((name) => `by chance, out of ${name}`),
  ];
  return ways.join('; ') || 'only if you bring it in';
}

function truths({ actors }: CheckedScenario, names: Names, { truth, by: seems }: Incident): Block {
  const entries = Object.entries(truth);
  const rolls = rollsFor(entries.map(([, { weight }]) => weight));
  const sum = entries.reduce((total, [, { weight }]) => total + weight, 0);
  const rows = entries.map(([id, { weight, hostile, by = seems, 'ordered-by': orderedBy }], i) => [
    inWords(id),
    percent(weight / sum),
    rolls[i] ?? '',
    hostile ? 'yes: more is to follow' : 'no',
    names.side(by),
    (hostile ? commandOf(actors, by, orderedBy) : []).map((actor) => names.actor(actor)).join(', ') || NONE,
  ]);
  return table(['What it really was', 'Chance', 'Roll', 'Meant?', 'Really by', 'Known at once to'], rows);
}

function reports({ start }: CheckedScenario, names: Names, { reports: all }: Incident, at: number | undefined): Block {
  const head = [
    'After',
    ...(at === undefined ? [] : ['Clock']),
    'First to',
    'Report',
    'Shows it if meant',
    'Shows it if not',
    'Speaks for',
  ];
  const rows = all.map(({ to, after, says, hostile, accident, physical }) => {
    const when = [delayText(after), ...(at === undefined ? [] : [clockAfter(start, at, parseDelay(after))])];
    const first = sentence(names.actor(to));
    if (hostile === undefined || accident === undefined)
      return [...when, first, 'the truth, as rolled', NONE, NONE, NONE];
    const what = `${inWords(says)}${physical ? ' (physical evidence)' : ''}`;
    const speaks = hostile === accident ? 'neither' : hostile > accident ? 'meant' : 'not meant';
    return [...when, first, what, rollFor(hostile), rollFor(accident), speaks];
  });
  return table(head, rows);
}

function repeats(scenario: CheckedScenario, { truth }: Incident): Block[] {
  const { repeats: most, repeatAfter, repeatUnanswered, repeatPostured } = choicesOf(scenario).parameters;
  if (most === 0 || !Object.values(truth).some(({ hostile }) => hostile)) return [];
  return [
    list([
      `If it was meant, it comes again after about ${duration(repeatAfter)}, ${most === 1 ? 'once' : `${most} times`} at most: roll ${rollFor(repeatUnanswered)} if it was not answered, ${rollFor(repeatPostured)} after a raised readiness; never after a reply.`,
    ]),
  ];
}
