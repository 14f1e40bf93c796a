import { z } from 'zod';
import type { Input, Message } from '../engine/index.js';
import { DIRECTOR } from '../model/index.js';
import type { DirectorEvent } from '../model/index.js';
import {
  INJECT_KINDS,
  TIME_FORMS,
  actorId,
  accept,
  checkText,
  danglingInInject,
  finding,
  id,
  injectBody,
  injectOf,
  newId,
  noSuch,
  parseDuration,
  parseTime,
  text,
} from '../scenario/index.js';
import { canComeUp, firstCases } from './caseNames.js';
import { INPUT_KINDS, danglingInKind, inputKindFields, messageOfKind } from './inputKinds.js';
import type { CheckedScenario, Finding, KeyPath, Problem } from '../scenario/index.js';

const WHAT = [...INPUT_KINDS, ...INJECT_KINDS] as const;

const input = z
  .strictObject({
    id: newId.optional().describe('A name of its own. An incident without one is named table-1, table-2 and so on.'),
    at: text.describe(`When: ${TIME_FORMS}.`),
    decide: id
      .optional()
      .describe('An option that somebody at the table chose; grant or deny for a request that an office gets.'),
    by: actorId.optional().describe('With decide: the office for which it was chosen.'),
    about: text.optional().describe('With decide: the case, as the run names it, such as stray-missile/strike.'),
    reason: text.optional().describe('With decide: why, in words.'),
    ...inputKindFields,
    ...injectBody,
  })
  .refine(
    (each) => [each.decide, ...WHAT.map((kind) => each[kind])].filter((what) => what !== undefined).length === 1,
    `expected exactly one of decide, ${WHAT.join(', ')}`,
  )
  .refine(
    ({ decide, by, about }) =>
      (decide === undefined) === (by === undefined) && (by === undefined) === (about === undefined),
    'expected decide, by and about together, or none of them',
  );

/** A file of outside inputs. */
const inputsFile = z.strictObject({ inputs: z.array(input).min(1).max(10_000) });
type InputSpec = z.output<typeof input>;

/**
 * Checks the text of a file of timed outside inputs against a scenario and reports all its problems at once. If there are
 * none, it also gives the inputs, in the order of the file; they may stand there in any order. Cases are checked too: a name
 * that no run can have is a problem. Never throws, whatever the text.
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
): { readonly inputs: readonly Input[] | null; readonly problems: readonly Problem[] } {
  const { value, problems } = checkText(source, file, (given) => {
    const accepted = accept(inputsFile, given);
    const entries = given['inputs'];
    const good = Array.isArray(entries) ? entries.flatMap((each, i) => goodEntry(each, i)) : [];
    const first = firstCases(scenario, thrownIn(good));
    const found = [
      ...accepted.findings,
      ...good.flatMap(({ spec, keys }) => danglingIn(spec, keys, scenario)),
      ...good.flatMap((entry) => unknownCases(entry, first)),
      ...sameIds(good),
    ];
    return { ...accepted, findings: found };
  });
  return { inputs: value === null ? null : toInputs(value.inputs, scenario), problems };
}

/** An entry that the schema accepts, and where it stands. */
interface GoodEntry {
  readonly spec: InputSpec;
  readonly keys: KeyPath;
}

function goodEntry(entry: unknown, i: number): GoodEntry[] {
  const { value } = accept(input, entry);
  return value === undefined ? [] : [{ spec: value, keys: ['inputs', i] }];
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
  return namedSpecs(entries.map(({ spec }) => spec)).flatMap(({ spec: { incident }, name }) =>
    incident === undefined ? [] : [{ id: name, incident }],
  );
}

function toInputs(specs: readonly InputSpec[], scenario: CheckedScenario): Input[] {
  return namedSpecs(specs).map(({ spec, name }) => toInput(spec, name, scenario));
}

/** Inputs with their names; those without one are numbered by kind. */
function namedSpecs(specs: readonly InputSpec[]): { readonly spec: InputSpec; readonly name: string }[] {
  const unnamed = new Map<string, number>();
  return specs.map((spec) => {
    if (spec.id !== undefined) return { spec, name: spec.id };
    const kind = INJECT_KINDS.find((each) => spec[each] !== undefined) ?? '';
    const number = (unnamed.get(kind) ?? 0) + 1;
    unnamed.set(kind, number);
    return { spec, name: `table-${number}` };
  });
}

function toInput(spec: InputSpec, name: string, { start }: CheckedScenario): Input {
  // A time that covers the start may begin before it.
  const second = (time: string) => Math.max(0, parseTime(time, start)?.from ?? 0);
  const arrives = { origin: 'facilitator', after: 0, at: second(spec.at) };
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

function danglingIn(spec: InputSpec, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const { at, decide, by, ...rest } = spec;
  const { actions, actors } = scenario;
  const found = wrongTime(at, [...keys, 'at'], scenario);
  if (decide !== undefined && !ANSWERS.includes(decide) && !Object.hasOwn(actions, decide)) {
    found.push(noSuch('action', decide, [...keys, 'decide'], [...Object.keys(actions), ...ANSWERS]));
  }
  if (by !== undefined && !Object.hasOwn(actors, by)) {
    found.push(noSuch('actor', by, [...keys, 'by'], Object.keys(actors)));
  }
  return [...found, ...danglingInKind(rest, keys, scenario), ...danglingInInject(rest, keys, scenario)];
}

function wrongTime(at: string, keys: KeyPath, { start, horizon }: CheckedScenario): Finding[] {
  const time = parseTime(at, start);
  if (time === null) return [finding('wrong-value', keys, `expected ${TIME_FORMS}`)];
  if (time.to < 0) return [finding('out-of-range', keys, `this is before the start, ${start}`)];
  if (time.from <= parseDuration(horizon)) return [];
  return [finding('out-of-range', keys, `this is after the end of the scenario, which lasts ${horizon}`)];
}
