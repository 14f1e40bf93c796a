import { id } from './fields.js';
import { ACTION, ACTION_LIBRARIES, CHANNEL_KINDS, LADDERS, OFFICES } from './library.js';
import { MEASURES } from './measures.js';
import { didYouMean, nearest } from '../text/nearest.js';
import { findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import type { FullScenario, ScenarioFile } from './schema.js';

type Actions = FullScenario['actions'];
type Overrides = Omit<ScenarioFile['actions'], 'use'>;

/**
 * Fills in the libraries; fields that the file gives override them. Values keep the form in which authors write them. An unknown
 * library name counts as the first name there, and `danglingReferences` reports it. The findings are about new actions: each needs
 * an id as its name, `says` and `utility`.
 */
export function expand(file: ScenarioFile): { readonly full: FullScenario; readonly findings: readonly Finding[] } {
  const { use, ...overrides } = file.actions;
  const { measures, ...rest } = file;
  const full: FullScenario = {
    ...rest,
    ladder: typeof file.ladder === 'string' ? [...part(LADDERS, file.ladder)] : file.ladder,
    actors: mapValues(file.actors, (actor) => {
      const office = part(OFFICES, actor.office);
      return over(office, { ...actor, believes: { ...office.believes, ...actor.believes } });
    }),
    channels: mapValues(file.channels, (channel) => over(part(CHANNEL_KINDS, channel.kind), channel)),
    actions: expandActions(ACTION_LIBRARIES[use], overrides),
    outcomes: { ...fromLibrary(measures), ...file.outcomes },
  };
  return { full, findings: incompleteActions(overrides, ACTION_LIBRARIES[use]) };
}

/** The outcomes of these names. An unknown name is left out here, and `danglingReferences` reports it. */
function fromLibrary(measures: readonly string[]): FullScenario['outcomes'] {
  const known = measures.filter((name) => Object.hasOwn(MEASURES, name));
  return Object.fromEntries(known.map((name) => [name, part(MEASURES, name)]));
}

function expandActions(library: Readonly<Actions>, overrides: Overrides): Actions {
  const named = Object.fromEntries(Object.entries(overrides).filter(([name]) => id.safeParse(name).success));
  const added = mapValues(named, (action, name) => {
    const base = own(library, name) ?? { ...ACTION, says: name };
    // A utility that the file gives holds for all decisions, so it also replaces the library's value for the local one.
    return over(action.utility === undefined ? base : { ...base, 'utility-local': null }, action);
  });
  return { ...library, ...added };
}

function incompleteActions(overrides: Overrides, library: Readonly<Actions>): Finding[] {
  return Object.entries(overrides).flatMap(([name, action]) => {
    const keys = ['actions', name];
    const named = id.safeParse(name);
    if (!named.success) {
      return [findingAtKey('bad-id', keys, `“${name}” cannot be a name here: ${named.error.issues[0]?.message}`)];
    }
    const absent = (['says', 'utility'] as const).filter((field) => action[field] === undefined);
    if (Object.hasOwn(library, name) || absent.length === 0) return [];
    const near = nearest(name, Object.keys(library));
    const message = `the library has no action “${name}”: expected one of its names, or a new action with says and utility`;
    return [findingAtKey('no-such-action', keys, message, near === undefined ? undefined : didYouMean(near))];
  });
}

/** The part of a library with this name; the first part if there is none. */
function part<T>(library: Readonly<Record<string, T>>, name: string): T {
  const found = own(library, name) ?? Object.values(library)[0];
  if (found === undefined) throw new Error('a library is empty');
  return found;
}

function own<T>(library: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(library, name) ? library[name] : undefined;
}

/** A part, overridden by the fields that the author gives. A parsed file has no fields that are present but undefined. */
function over<T extends object, Given extends object>(base: T, given: Given): T & Omit<Given, keyof T> {
  return { ...base, ...given };
}

function mapValues<T, Made>(entries: Readonly<Record<string, T>>, make: (entry: T, name: string) => Made) {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, make(entry, name)]));
}
