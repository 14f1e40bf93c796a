import type { Input, Message } from '../../engine/index.js';
import { DIRECTOR } from '../../model/index.js';
import type { DirectorEvent } from '../../model/index.js';
import {
  TIME_FORMS,
  accept,
  checkText,
  danglingInInject,
  finding,
  injectOf,
  kindsIn,
  noSuch,
  parseDuration,
  parseTime,
} from '../../scenario/index.js';
import type { CheckedScenario, Finding, KeyPath, Problem } from '../../scenario/index.js';
import type { ArmAndSeed } from '../result.js';
import type { Answered, FiledAnswer } from './answers.js';
import { danglingInAnswer, giveAnswers } from './answers.js';
import { canComeUp, firstCases } from './caseNames.js';
import type { EntrySpec } from './entry.js';
import { entrySchema, inputsFile } from './entry.js';
import { INPUT_KINDS, danglingInKind, messageOfKind } from './kinds.js';

/** The run that the inputs are for. */
export interface InputsRun extends ArmAndSeed {
  /** offices that somebody holds from the start */
  readonly held?: readonly string[];
}

/**
 * Checks the text of a file of timed outside inputs against a scenario and reports all its problems at once. If there are
 * none, it also gives the inputs, in the order of the file, which is free. Cases are checked too: a name that no run can have is a
 * problem. If the file answers asks, its run is played, and an answer to an ask that is not open at its time is a problem. Never
 * throws because of the text; but playing can throw a `RunawayError`, as any run can.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const { inputs } = checkInputs('inputs: [{ at: 3h, channel: { id: chiefs, state: cut } }]', 'inputs.yaml', scenario);
 * console.log(inputs.length); // 1
 */
export function checkInputs(
  source: string,
  file: string,
  scenario: CheckedScenario,
  run?: InputsRun,
): { readonly inputs: readonly Input[] | null; readonly problems: readonly Problem[] } {
  const { value, problems } = checkText(source, file, (given) => {
    const { findings: ofForm } = accept(inputsFile, given);
    const entries: readonly unknown[] = Array.isArray(given['inputs']) ? given['inputs'] : [];
    const good = entries.flatMap((each, i) => goodEntry(each, i));
    const first = firstCases(scenario, thrownIn(good));
    const found = [
      ...ofForm,
      ...good.flatMap(({ spec, keys }) => danglingIn(spec, keys, scenario)),
      ...good.flatMap((entry) => unknownCases(entry, first)),
      ...sameIds(good),
      ...idleReleases(good, run?.held ?? [], scenario),
    ];
    const wrong = new Set(found.map(({ keys }) => keys[1]));
    const right = good.filter(({ keys }) => !wrong.has(keys[1]));
    const wrongFrom = Math.min(...entries.flatMap((each, i) => (wrong.has(i) ? [timeOf(each, scenario).from] : [])));
    const { inputs, findings } = inputsOf(right, wrongFrom, scenario, run);
    return { value: inputs, findings: [...found, ...findings] };
  });
  return { inputs: value, problems };
}

/**
 * The inputs of entries, and what is wrong with their answers. What happens after an entry that is wrong is not known, so answers
 * from `wrongFrom` on are left out.
 */
function inputsOf(
  entries: readonly GoodEntry[],
  wrongFrom: number,
  scenario: CheckedScenario,
  run?: InputsRun,
): Answered {
  const specs = namedSpecs(entries);
  const inputs = specs.flatMap(({ entry, name }) => toInput(entry.spec, name, scenario) ?? []);
  const answers = entries.flatMap(({ spec, keys }): FiledAnswer[] => {
    if (spec.answer === undefined) return [];
    return [{ spec: spec.answer, ...timeOf(spec, scenario), keys: [...keys, 'answer'] }];
  });
  if (answers.length === 0) return { inputs, findings: [] };
  if (run !== undefined)
    return giveAnswers(
      scenario,
      { ...run, inputs },
      answers.filter(({ from }) => from < wrongFrom),
    );
  const message = 'what an office is asked depends on the arm and the seed of the run';
  return { inputs, findings: answers.map(({ keys }) => finding('no-such-ask', keys, message, 'name the run as well')) };
}

/** An entry that the schema accepts, and where it stands. */
interface GoodEntry {
  readonly spec: EntrySpec;
  readonly keys: KeyPath;
}

function goodEntry(entry: unknown, i: number): GoodEntry[] {
  const { value } = accept(entrySchema, entry);
  return value === undefined ? [] : [{ spec: value, keys: ['inputs', i] }];
}

/** The seconds that the time of an entry covers, from the start on; all of them where it has none. */
function timeOf(entry: unknown, { start }: CheckedScenario): { readonly from: number; readonly to: number } {
  const at: unknown = typeof entry === 'object' && entry !== null && 'at' in entry ? entry.at : null;
  // A time that covers the start may begin before it.
  const { from, to } = (typeof at === 'string' ? parseTime(at, start) : null) ?? { from: 0, to: Infinity };
  return { from: Math.max(0, from), to };
}

/** Releases of offices that nobody holds by then. */
function idleReleases(entries: readonly GoodEntry[], held: readonly string[], scenario: CheckedScenario): Finding[] {
  const holds = new Set(held);
  const inTime = entries.toSorted((a, b) => timeOf(a.spec, scenario).from - timeOf(b.spec, scenario).from);
  return inTime.flatMap(({ spec: { hold, release }, keys }) => {
    if (hold !== undefined) holds.add(hold.by);
    if (release === undefined || holds.delete(release.by)) return [];
    const cure = `hold it before: { at: 0s, hold: { by: ${release.by} } }`;
    return [finding('not-held', [...keys, 'release'], `nobody holds ${release.by} by then`, cure)];
  });
}

function sameIds(entries: readonly GoodEntry[]): Finding[] {
  const seen = new Set<string>();
  return entries.flatMap(({ spec: { id: name }, keys }) => {
    if (name === undefined) return [];
    const isSecond = seen.has(name);
    seen.add(name);
    return isSecond ? [finding('duplicate-id', [...keys, 'id'], `another input is called “${name}” as well`)] : [];
  });
}

/** Names of cases that no run of the scenario can have. */
function unknownCases({ spec, keys }: GoodEntry, first: readonly string[]): Finding[] {
  const given = [
    { about: spec.about, at: keys },
    { about: spec.answer?.about, at: [...keys, 'answer'] },
    ...INPUT_KINDS.map((kind) => ({ about: aboutOf(spec[kind]), at: [...keys, kind] })),
  ];
  return given.flatMap(({ about, at }) =>
    about === undefined || canComeUp(about, first) ? [] : [noSuch('case', about, [...at, 'about'], first)],
  );
}

function aboutOf(body: { readonly about?: string | undefined } | object | undefined): string | undefined {
  return body !== undefined && 'about' in body ? body.about : undefined;
}

/** The incidents of the table, by their names. */
function thrownIn(entries: readonly GoodEntry[]): { readonly id: string; readonly incident: string }[] {
  return namedSpecs(entries).flatMap(({ entry, name }) => {
    const { incident } = entry.spec;
    return incident === undefined ? [] : [{ id: name, incident }];
  });
}

/** Inputs with their names; those without one are numbered by kind. */
function namedSpecs(entries: readonly GoodEntry[]): { readonly entry: GoodEntry; readonly name: string }[] {
  const unnamed = new Map<string, number>();
  return entries.map((entry) => {
    const { spec } = entry;
    if (spec.id !== undefined) return { entry, name: spec.id };
    const kind = kindsIn(spec)[0] ?? '';
    const number = (unnamed.get(kind) ?? 0) + 1;
    unnamed.set(kind, number);
    return { entry, name: `table-${number}` };
  });
}

/** The input that an entry stands for; null for an answer. */
function toInput(spec: EntrySpec, name: string, scenario: CheckedScenario): Input | null {
  const second = (at: string) => timeOf({ at }, scenario).from;
  const arrives = { origin: 'facilitator', after: 0, at: second(spec.at) };
  if (spec.answer !== undefined) return null;
  if (spec.decide !== undefined && spec.by !== undefined) {
    const { reason } = spec;
    const why = reason === undefined ? {} : { reason };
    const decide: Message = { type: 'decide', case: spec.about, option: spec.decide, by: 'table', ...why };
    return { ...arrives, to: spec.by, event: decide };
  }
  const message = messageOfKind(spec, second);
  if (message !== null) return { ...arrives, ...message };
  const event: DirectorEvent = { type: 'inject', inject: injectOf({ ...spec, id: name }) };
  return { ...arrives, to: DIRECTOR, event };
}

/** What the superior of an office decides about its request. */
const ANSWERS = ['grant', 'deny'];

function danglingIn(spec: EntrySpec, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const { at, decide, by, answer, ...rest } = spec;
  const { actions, actors } = scenario;
  const found = wrongTime(at, [...keys, 'at'], scenario);
  if (decide !== undefined && !ANSWERS.includes(decide) && !Object.hasOwn(actions, decide)) {
    found.push(noSuch('action', decide, [...keys, 'decide'], [...Object.keys(actions), ...ANSWERS]));
  }
  if (by !== undefined && !Object.hasOwn(actors, by)) {
    found.push(noSuch('actor', by, [...keys, 'by'], Object.keys(actors)));
  }
  if (answer !== undefined) found.push(...danglingInAnswer(answer, [...keys, 'answer'], scenario));
  return [...found, ...danglingInKind(rest, keys, scenario), ...danglingInInject(rest, keys, scenario)];
}

function wrongTime(at: string, keys: KeyPath, { start, horizon }: CheckedScenario): Finding[] {
  const time = parseTime(at, start);
  if (time === null) return [finding('wrong-value', keys, `expected ${TIME_FORMS}`)];
  if (time.to < 0) return [finding('out-of-range', keys, `this is before the start, ${start}`)];
  if (time.from <= parseDuration(horizon)) return [];
  return [finding('out-of-range', keys, `this is after the end of the scenario, which lasts ${horizon}`)];
}
