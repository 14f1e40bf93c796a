import { z } from 'zod';
import type { Input, Message } from '../engine/index.js';
import { DIRECTOR } from '../model/index.js';
import type { DirectorEvent } from '../model/index.js';
import {
  accept,
  toFlaw,
  toProblems,
  actorId,
  duration,
  id,
  text,
  injectOf,
  suggest,
  finding,
  isError,
  injectBody,
  INJECT_KINDS,
  danglingInInject,
  parseText,
  parseDuration,
} from '../scenario/index.js';
import type { CheckedScenario, KeyPath, Finding, Problem, ProblemCode } from '../scenario/index.js';

const input = z
  .strictObject({
    at: duration.describe('When, from the start.'),
    decide: id.optional().describe('An option that somebody at the table chose.'),
    by: actorId.optional().describe('With decide: the office for which it was chosen.'),
    about: text.optional().describe('With decide: the case, as the run names it, such as stray-missile/strike.'),
    ...injectBody,
  })
  .refine(
    (each) =>
      [each.decide, ...INJECT_KINDS.map((kind) => each[kind])].filter((what) => what !== undefined).length === 1,
    `expected exactly one of decide, ${INJECT_KINDS.join(', ')}`,
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
 * Checks the text of a file of timed outside inputs against a scenario: all problems at once, as for a scenario file,
 * and, where there are none, the inputs in the order of the file. No text makes it throw.
 */
export function checkInputs(
  source: string,
  file: string,
  scenario: CheckedScenario,
): { readonly inputs: readonly Input[] | null; readonly problems: readonly Problem[] } {
  const parsed = parseText(source);
  const { value, findings } =
    parsed.value === undefined ? { value: undefined, findings: [] } : accept(inputsFile, parsed.value);
  const dangling = value?.inputs.flatMap((each, i) => danglingIn(each, ['inputs', i], scenario)) ?? [];
  const flaws = [...parsed.flaws, ...[...findings, ...dangling].map((found) => toFlaw(found, parsed))];
  const good = value !== undefined && !flaws.some(isError);
  return { inputs: good ? value.inputs.map(toInput) : null, problems: toProblems(flaws, source, file) };
}

function toInput(spec: InputSpec, i: number): Input {
  const arrives = { origin: 'facilitator', after: 0, at: parseDuration(spec.at) };
  if (spec.decide !== undefined && spec.by !== undefined) {
    const decide: Message = { type: 'decide', case: spec.about, option: spec.decide };
    return { ...arrives, to: spec.by, event: decide };
  }
  const event: DirectorEvent = { type: 'inject', inject: injectOf({ ...spec, id: `table-${i + 1}` }) };
  return { ...arrives, to: DIRECTOR, event };
}

function danglingIn(spec: InputSpec, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const named: [string | undefined, string[], ProblemCode, object][] = [
    [spec.decide, ['decide'], 'no-such-action', scenario.actions],
    [spec.by, ['by'], 'no-such-actor', scenario.actors],
  ];
  const here = named.flatMap(([name, path, code, known]) =>
    name === undefined || Object.hasOwn(known, name) ? [] : { name, keys: path, code, known: Object.keys(known) },
  );
  return [...here, ...danglingInInject(spec, scenario)].map(({ name, keys: path, code, known }) =>
    finding(code, [...keys, ...path], `the scenario has no “${name}”`, suggest(name, known)),
  );
}
