import type { CheckedScenario, Finding, KeyPath, Problem } from '../../scenario/index.js';
import { accept, applyPatches, checkText, finding, findingAtKey, isMapping, readWorld } from '../../scenario/index.js';
import type { MeasuredOutcome } from '../comparison.js';
import { measuredOutcomes } from '../replications.js';
import { checkDesign } from './checkDesign.js';
import { checkFactors } from './checkFactors.js';
import { armsOf, baselineOf } from './defaults.js';
import type { Experiment, StudiedScenario } from './experiment.js';
import type { Contrast, ExperimentSpec } from './format.js';
import { experimentFile } from './format.js';
import { checkNames } from './checkNames.js';
import { seedNameOf } from './sealed.js';

/** A scenario that a spec names, or why it cannot be used. */
export type Found = { readonly scenario: CheckedScenario } | { readonly problem: string; readonly hint?: string };

/**
 * Checks the text of an experiment and reports all its problems at once. If there are none, it also gives the experiment with its
 * defaults filled in. `find` gives the scenario of a name; see `scenariosNamed`. Runs nothing, and never throws, whatever the text.
 */
export function checkExperiment(
  text: string,
  file: string,
  find: (name: string) => Found,
): { readonly experiment: Experiment | null; readonly problems: readonly Problem[] } {
  const { value, problems } = checkText(text, file, (given) => {
    const { value: whole, findings: ofForm } = accept(experimentFile, given);
    const { spec, damaged } = whole === undefined ? legibleParts(given) : { spec: whole, damaged: NOTHING };
    const { scenarios, findings: ofScenarios } = studied(spec, find);
    const found = [
      ...ofScenarios,
      ...ofWorlds(spec),
      ...(scenarios.length === 0 ? [] : [...checkNames(spec, scenarios), ...checkFactors(spec, scenarios)]),
      ...checkDesign(spec, scenarios),
    ].filter(({ keys }) => !damaged.has(String(keys[0])));
    return { value: whole === undefined ? undefined : resolved(whole, scenarios), findings: [...ofForm, ...found] };
  });
  return { experiment: value, problems };
}

/** The scenarios that a text names, as far as it can be read. */
export function scenariosNamed(text: string): string[] {
  let named: string[] = [];
  checkText(text, '', (given) => {
    const { value } = accept(experimentFile.shape.scenarios, given['scenarios']);
    named = value ?? [];
    return { value: undefined, findings: [] };
  });
  return named;
}

const ONE_FACTOR = experimentFile.shape.factors;
const NOTHING: ReadonlySet<string> = new Set();

/** Minimal valid values that replace damaged sections, so that the rest can still be checked. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  experiment: 1,
  id: 'stand-in',
  title: 'stand-in',
  question: 'stand-in',
  scenarios: ['stand-in'],
  seeds: { runs: 1 },
};

function legibleParts(given: Readonly<Record<string, unknown>>): {
  spec: ExperimentSpec;
  damaged: ReadonlySet<string>;
} {
  const damaged = new Set<string>();
  const parts = Object.entries(experimentFile.shape).flatMap(([name, schema]) => {
    const wanted = Object.hasOwn(given, name) ? given[name] : undefined;
    if (accept<unknown>(schema, wanted).findings.length === 0) return wanted === undefined ? [] : [[name, wanted]];
    if (name === 'factors' && isMapping(wanted)) {
      // What refers to a damaged factor cannot be checked.
      for (const each of ['design', 'solve']) damaged.add(each);
      return [[name, goodFactors(wanted)]];
    }
    damaged.add(name);
    return Object.hasOwn(STAND_INS, name) ? [[name, STAND_INS[name]]] : [];
  });
  return { spec: accept(experimentFile, Object.fromEntries(parts)).value as ExperimentSpec, damaged };
}

function goodFactors(given: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(given).filter(([name, factor]) => accept(ONE_FACTOR, { [name]: factor }).findings.length === 0),
  );
}

/** The scenarios with the outcomes of the experiment. */
function studied(
  spec: ExperimentSpec,
  find: (name: string) => Found,
): { scenarios: StudiedScenario[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const scenarios = spec.scenarios.flatMap((name, i): StudiedScenario[] => {
    const found = find(name);
    const keys: KeyPath = ['scenarios', i];
    if (seen.has(name)) findings.push(finding('wrong-value', keys, `“${name}” is named twice`));
    seen.add(name);
    if ('problem' in found) {
      findings.push(finding('unreadable', keys, `the scenario “${name}” ${found.problem}`, found.hint));
      return [];
    }
    const { scenario, findings: ofMeasures } = withMeasures(found.scenario, spec);
    findings.push(...ofMeasures);
    return scenario === null ? [] : [{ name, scenario, measured: measuredOutcomes(scenario) }];
  });
  return { scenarios, findings };
}

function withMeasures(
  scenario: CheckedScenario,
  { measure = {} }: ExperimentSpec,
): { scenario: CheckedScenario | null; findings: Finding[] } {
  const taken = Object.keys(measure).filter((name) => Object.hasOwn(scenario.outcomes, name));
  if (taken.length > 0) {
    const message = (name: string) => `${scenario.id} has an outcome “${name}” already: expected another name`;
    return { scenario, findings: taken.map((name) => findingAtKey('duplicate-id', ['measure', name], message(name))) };
  }
  if (Object.keys(measure).length === 0) return { scenario, findings: [] };
  const { scenario: made, problems } = applyPatches(scenario, { outcomes: { ...scenario.outcomes, ...measure } });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const findings = errors.map(({ code, message, hint }) =>
    finding(code, ['measure'], `in ${scenario.id}, ${message}`, hint),
  );
  return { scenario: made, findings };
}

function ofWorlds({ worlds = [] }: ExperimentSpec): Finding[] {
  return worlds.flatMap((given, i) => {
    const read = readWorld(given);
    return 'why' in read ? [finding('wrong-value', ['worlds', i], read.why)] : [];
  });
}

/** The experiment with its defaults. The spec has passed the checks, or the result is not used. */
function resolved(spec: ExperimentSpec, scenarios: readonly StudiedScenario[]): Experiment | undefined {
  const [first] = scenarios;
  if (first === undefined) return undefined;
  const arms = armsOf(spec, first.scenario);
  const baseline = baselineOf(spec, first.scenario);
  const outcomes = spec.outcomes ?? first.measured.map(({ name }) => name);
  const worlds = (spec.worlds ?? [{}]).map((given) => {
    const read = readWorld(given);
    return 'why' in read ? {} : read.world;
  });
  return {
    spec,
    scenarios: scenarios.map((each) => ({ ...each, measured: inOrder(each.measured, outcomes) })),
    arms,
    baseline,
    contrasts: contrastsOf(spec, arms, baseline),
    worlds,
    outcomes,
    seedName: seedNameOf(spec.seeds.name, spec.sealed),
  };
}

/** The differences of the spec, or each arm minus the baseline; then those that a prediction or a rule needs besides. */
function contrastsOf(spec: ExperimentSpec, arms: readonly string[], baseline: string): Contrast[] {
  const made: Contrast[] =
    spec.contrasts?.slice() ?? arms.filter((arm) => arm !== baseline).map((a) => ({ a, b: baseline }));
  const needed = [...(spec.predictions ?? []), spec.stop?.contrast, spec.solve?.contrast].flatMap((pair) => pair ?? []);
  for (const { a, b } of needed) if (!made.some((each) => each.a === a && each.b === b)) made.push({ a, b });
  return made;
}

function inOrder(measured: readonly MeasuredOutcome[], names: readonly string[]): MeasuredOutcome[] {
  return names.flatMap((name) => measured.find((each) => each.name === name) ?? []);
}
