import { z } from 'zod';
import type { Input, Message } from '../engine/index.js';
import { DIRECTOR } from '../model/index.js';
import type { DirectorEvent } from '../model/index.js';
import {
  INJECT_KINDS,
  TIME_FORMS,
  actorId,
  checkText,
  danglingInInject,
  finding,
  id,
  injectBody,
  injectOf,
  noSuch,
  parseDuration,
  parseTime,
  text,
} from '../scenario/index.js';
import type { CheckedScenario, Finding, KeyPath, Problem } from '../scenario/index.js';

const input = z
  .strictObject({
    at: text.describe(`When: ${TIME_FORMS}.`),
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
 * Checks the text of a file of timed outside inputs against a scenario and reports all its problems at once. If there are
 * none, it also gives the inputs, in the order of the file. Never throws, whatever the text.
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
  const { value, problems } = checkText(source, file, inputsFile, ({ inputs }) =>
    inputs.flatMap((each, i) => danglingIn(each, ['inputs', i], scenario)),
  );
  return { inputs: value?.inputs.map((each, i) => toInput(each, i, scenario)) ?? null, problems };
}

function toInput(spec: InputSpec, i: number, { start }: CheckedScenario): Input {
  // A time that covers the start may begin before it.
  const at = Math.max(0, parseTime(spec.at, start)?.from ?? 0);
  const arrives = { origin: 'facilitator', after: 0, at };
  if (spec.decide !== undefined && spec.by !== undefined) {
    const decide: Message = { type: 'decide', case: spec.about, option: spec.decide };
    return { ...arrives, to: spec.by, event: decide };
  }
  const event: DirectorEvent = { type: 'inject', inject: injectOf({ ...spec, id: `table-${i + 1}` }) };
  return { ...arrives, to: DIRECTOR, event };
}

function danglingIn({ at, decide, by, ...inject }: InputSpec, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const { actions, actors } = scenario;
  const found = wrongTime(at, [...keys, 'at'], scenario);
  if (decide !== undefined && !Object.hasOwn(actions, decide)) {
    found.push(noSuch('action', decide, [...keys, 'decide'], Object.keys(actions)));
  }
  if (by !== undefined && !Object.hasOwn(actors, by)) {
    found.push(noSuch('actor', by, [...keys, 'by'], Object.keys(actors)));
  }
  return [...found, ...danglingInInject(inject, keys, scenario)];
}

function wrongTime(at: string, keys: KeyPath, { start, horizon }: CheckedScenario): Finding[] {
  const time = parseTime(at, start);
  if (time === null) return [finding('wrong-value', keys, `expected ${TIME_FORMS}`)];
  if (time.to < 0) return [finding('out-of-range', keys, `this is before the start, ${start}`)];
  if (time.from <= parseDuration(horizon)) return [];
  return [finding('out-of-range', keys, `this is after the end of the scenario, which lasts ${horizon}`)];
}
