import { CHANNEL_KINDS, LADDERS, OFFICES } from '../format/library.js';
import { MEASURES } from '../format/measures.js';
import type { FoundCondition } from '../format/conditions.js';
import { conditionsIn } from '../format/conditions.js';
import type { Named } from '../format/named.js';
import { INJECT_NAMES } from '../format/sections/injects.js';
import { MEASURE_KINDS } from '../measures/registry.js';
import { suggest } from '../text/nearest.js';
import { isMapping, makeKeyPath, pathOf, select, valueAt } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding, ProblemCode } from '../text/problem.js';
import type { FullScenario } from '../format/schema.js';
import { short } from '../text/quote.js';

/** What a field can name, and where such names are defined: in a library, or in a section of the file. */
const NAMED = {
  ladder: LADDERS,
  office: OFFICES,
  kind: CHANNEL_KINDS,
  measure: MEASURES,
  side: 'sides',
  actor: 'actors',
  seat: 'seats',
  channel: 'channels',
  activity: 'activities',
  incident: 'incidents',
  process: 'processes',
  arm: 'arms',
} as const satisfies Record<Named, unknown>;

/** The names that a file and the libraries define; undefined if a damaged section hides them. */
export type Names = Readonly<Record<Named, ReadonlySet<string> | undefined>>;

/** A field, and what it names. */
type Reference = readonly [path: string, named: Named];

/** References of a part, with their paths counted from the root of the file. */
function under(root: string, references: readonly Reference[]): Reference[] {
  return references.map(([path, named]) => [`${root}.${path}`, named]);
}

/** All fields that name something. */
const REFERENCES = (
  [
    ...MEASURE_KINDS.flatMap(({ names }) => under('outcomes[*]', Object.entries(names))),
    ...under('injects[*]', INJECT_NAMES),
    ['ladder', 'ladder'],
    ['actors[*].office', 'office'],
    ['actors[*].reports-to', 'actor'],
    ['channels[*].kind', 'kind'],
    ['channels[*].between[*]', 'actor'],
    ['channels[*].needs-approval[*]', 'actor'],
    ['channels[*].through', 'actor'],
    ['actors[*].watches[*]', 'side'],
    ['channels[*].restrains[*]', 'activity'],
    ['channels[*].shared-by[*][*]', 'actor'],
    ['channels[*].builds.on[*]', 'channel'],
    ['channels[*].restarts[*]', 'channel'],
    ['seats[*].side', 'side'],
    ['seats[*].offices[*]', 'actor'],
    ['incidents[*].by', 'side'],
    ['incidents[*].against', 'side'],
    ['incidents[*].truth[*].by', 'side'],
    ['incidents[*].truth[*].ordered-by', 'actor'],
    ['incidents[*].reports[*].to', 'actor'],
    ['activities[*].by', 'side'],
    ['activities[*].against', 'side'],
    ['activities[*].seen-by', 'actor'],
    ['activities[*].misidentified.by', 'actor'],
    ['activities[*].misidentified.as', 'side'],
    ['activities[*].misidentified.eased-by', 'channel'],
    ['activities[*].crosses.incident', 'incident'],
    ['measures[*]', 'measure'],
    ['baseline', 'arm'],
    ['compare[*]', 'arm'],
    ['processes[*].sides[*]', 'side'],
    ['history.arm', 'arm'],
    ['history.counterfactual', 'arm'],
    ['history.milestones[*].contact-on', 'channel'],
    ['history.milestones[*].belief-of', 'actor'],
    ['history.milestones[*].incident', 'incident'],
  ] as const satisfies readonly Reference[]
).map(([text, named]) => ({ path: pathOf(text), named }));

/** The fields that name a side, a seat or an office. */
const HEARERS = ['injects[*].to[*]'].map(pathOf);

/** The fields that name a side or an office. */
const PARTIES = ['actions[*].by[*]'].map(pathOf);

/** The entries whose keys begin with a side. */
const SIDES_IN_KEYS = ['actors[*]', 'actors[*].believes[*]'].map(pathOf);

/** The names that a scenario defines, whether it was checked or not. */
export function namesIn(scenario: object): Names {
  const names = Object.entries(NAMED).map(([named, where]) => {
    const given = typeof where === 'string' ? valueAt(scenario, [where]) : where;
    if (isMapping(given)) return [named, new Set(Object.keys(given))];
    const damaged = given !== undefined || where === 'sides' || where === 'actors';
    return [named, damaged ? undefined : new Set()];
  });
  return Object.fromEntries(names) as Names;
}

/**
 * The names that a scenario defines after patches; `names` are those before them. A name that the text defines but `full` lacks,
 * because its entry was damaged, still counts.
 */
export function namesAfter(patched: FullScenario, full: FullScenario, names: Names): Names {
  const after = Object.entries(NAMED).map(([named, where]) => {
    const known = names[named as Named];
    if (typeof where !== 'string' || known === undefined) return [named, known];
    const damaged = [...known].filter((name) => !Object.hasOwn(full[where], name));
    return [named, new Set([...Object.keys(patched[where]), ...damaged])];
  });
  return Object.fromEntries(after) as Names;
}

/** The section that lacks the name, for a `no-such-…` code; undefined for other codes and for names of libraries. */
export function sectionOfCode(code: ProblemCode): string | undefined {
  const where = code.startsWith('no-such-')
    ? Object.entries(NAMED).find(([named]) => code === `no-such-${named}`)
    : undefined;
  return typeof where?.[1] === 'string' ? where[1] : undefined;
}

/** Every reference to something that does not exist. Works on any value, so that these are found in damaged files too. */
export function danglingReferences(scenario: unknown, names: Names): Finding[] {
  const found: Finding[] = [];
  for (const { path, named } of REFERENCES) {
    const known = names[named];
    for (const { keys, value } of select(scenario, path)) {
      if (known === undefined || typeof value !== 'string' || known.has(value) || value === always(keys)) continue;
      const message = `${makeKeyPath(keys)} is “${short(value)}”: there is no such ${CALLED[named] ?? named}`;
      found.push(finding(`no-such-${named}`, keys, message, suggest(value, known)));
    }
  }
  found.push(...HEARERS.flatMap((path) => select(scenario, path).flatMap((each) => unknownHearer(each, names))));
  found.push(...PARTIES.flatMap((path) => select(scenario, path).flatMap((each) => unknownParty(each, names))));
  found.push(...conditionsIn(scenario).flatMap((each) => unknownInCondition(each, names)));
  for (const { keys } of SIDES_IN_KEYS.flatMap((path) => select(scenario, path))) {
    const [side = ''] = String(keys.at(-1)).split('.');
    if (names.side === undefined || names.side.has(side)) continue;
    const message = `${makeKeyPath(keys)} is about the side “${short(side)}”: there is no such side`;
    found.push(findingAtKey('no-such-side', keys, message, suggest(side, names.side)));
  }
  return found;
}

/** The fields of a condition that name something; `any` names all of them. */
const IN_CONDITIONS: Readonly<Record<string, Named>> = {
  contact: 'channel',
  attempt: 'channel',
  refusal: 'channel',
  'no-contact-on': 'channel',
  'belief-of': 'actor',
  incident: 'incident',
};
const PARTIES_IN_CONDITIONS = ['by', 'decided-by'];

/** Every name in a condition, itself, that leads nowhere. */
function unknownInCondition({ keys, fields }: FoundCondition, names: Names): Finding[] {
  return Object.entries(fields).flatMap(([field, given]) => {
    if (given === 'any') return [];
    const at = [...keys, field];
    if (PARTIES_IN_CONDITIONS.includes(field)) return unknownParty({ keys: at, value: given }, names);
    const named = Object.hasOwn(IN_CONDITIONS, field) ? IN_CONDITIONS[field] : undefined;
    const known = named === undefined ? undefined : names[named];
    if (named === undefined || known === undefined) return [];
    const values = Array.isArray(given)
      ? given.map((value, i) => [value, [...at, i]] as const)
      : [[given, at] as const];
    return values.flatMap(([value, place]) => {
      if (typeof value !== 'string' || known.has(value)) return [];
      const message = `${makeKeyPath(place)} is “${short(value)}”: there is no such ${named}`;
      return [finding(`no-such-${named}`, place, message, suggest(value, known))];
    });
  });
}

/** A side, a seat or an office that is not there. */
function unknownHearer(each: Selected, names: Names): Finding[] {
  const { keys, value } = each;
  const { side, seat } = names;
  if (typeof value !== 'string' || value.includes('.') || seat?.size === 0) return unknownParty(each, names);
  if (side === undefined || seat === undefined || side.has(value) || seat.has(value)) return [];
  const message = `${makeKeyPath(keys)} is “${short(value)}”: there is no such side or seat`;
  return [finding('no-such-seat', keys, message, suggest(value, [...side, ...seat]))];
}

interface Selected {
  readonly keys: KeyPath;
  readonly value: unknown;
}

/** A side or an office that is not there. */
function unknownParty({ keys, value }: Selected, names: Names): Finding[] {
  if (typeof value !== 'string') return [];
  const named = value.includes('.') ? 'actor' : 'side';
  const known = names[named];
  if (known === undefined || known.has(value)) return [];
  const message = `${makeKeyPath(keys)} is “${short(value)}”: there is no such ${named}`;
  return [finding(`no-such-${named}`, keys, message, suggest(value, known))];
}

/** The same for one inject, at `keys` of a file other than the scenario. */
export function danglingInInject(inject: object, keys: KeyPath, scenario: object): Finding[] {
  const names = namesIn({ ...scenario });
  const hearers = select(inject, pathOf('to[*]')).flatMap(({ keys: inner, value }) =>
    unknownHearer({ keys: [...keys, ...inner], value }, names),
  );
  const things = INJECT_NAMES.flatMap(([path, named]) =>
    select(inject, pathOf(path)).flatMap(({ keys: inner, value }) => {
      const known = names[named];
      if (typeof value !== 'string' || known === undefined || known.has(value)) return [];
      return noSuch(named, value, [...keys, ...inner], known);
    }),
  );
  return [...things, ...hearers];
}

/** A finding about a name in a file other than the scenario, which the scenario does not have. */
export function noSuch(
  named: Named | 'action' | 'case' | 'inject',
  name: string,
  keys: KeyPath,
  known: Iterable<string>,
): Finding {
  return finding(`no-such-${named}`, keys, `the scenario has no “${name}”`, suggest(name, known));
}

const CALLED: Partial<Record<Named, string>> = { kind: 'kind of channel' };

/** The word that is allowed in a field besides names. */
function always(keys: KeyPath): string | undefined {
  return keys.at(-1) === 'peak-rung' ? 'all' : undefined;
}
