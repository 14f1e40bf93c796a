import type { Finding, KeyPath } from '../../scenario/index.js';
import { finding, readWorld, suggest } from '../../scenario/index.js';
import { AS_WRITTEN } from '../replications.js';
import { armsOf, baselineOf } from './defaults.js';
import type { StudiedScenario } from './experiment.js';
import type { ExperimentSpec } from './format.js';
import { sealOf } from './sealed.js';

type Pair = { readonly a: string; readonly b: string };

/** Names that a spec uses and that something lacks: arms, outcomes, scenarios, worlds; and predictions that are not the sealed ones. */
export function checkNames(spec: ExperimentSpec, scenarios: readonly StudiedScenario[]): Finding[] {
  const [first] = scenarios;
  if (first === undefined) return [];
  const arms = armsOf(spec, first.scenario);
  const outcomes = spec.outcomes ?? first.measured.map(({ name }) => name);
  const baseline = baselineOf(spec, first.scenario);
  const among = (list: readonly string[], what: string) => (name: string | undefined, keys: KeyPath) =>
    name === undefined || list.includes(name)
      ? []
      : [finding('wrong-value', keys, `“${name}” is not among the ${what} of the experiment`, suggest(name, list))];
  const arm = among(arms, 'arms');
  const outcome = among(outcomes, 'outcomes');
  const pair = (given: Pair | undefined, keys: KeyPath) =>
    given === undefined
      ? []
      : [...arm(given.a, [...keys, 'a']), ...arm(given.b, [...keys, 'b']), ...sameArm(given, keys)];
  const binary = (name: string | undefined, keys: KeyPath) =>
    outcome(name, keys).length > 0 ? outcome(name, keys) : notBinary(name ?? outcomes[0] ?? '', keys, scenarios);
  const { stop, solve } = spec;
  return [
    ...twice(arms, 'arms'),
    ...twice(spec.outcomes ?? [], 'outcomes'),
    ...scenarios.flatMap((studied) => [
      ...missingArms(spec, arms, studied),
      ...missingOutcomes(spec, outcomes, studied),
    ]),
    ...arm(spec.baseline, ['baseline']),
    ...(spec.contrasts ?? []).flatMap((each, i) => pair(each, ['contrasts', i])),
    ...(stop === undefined
      ? []
      : [...binary(stop.outcome, ['stop', 'outcome']), ...pair(stop.contrast, ['stop', 'contrast'])]),
    ...(stop !== undefined && stop.contrast === undefined && spec.contrasts === undefined && arms.length < 2
      ? [finding('choose-one', ['stop'], 'stop looks at a difference, and there is only one arm: name two')]
      : []),
    ...(solve === undefined
      ? []
      : [
          ...binary(solve.outcome, ['solve', 'outcome']),
          ...arm(solve.arm, ['solve', 'arm']),
          ...pair(solve.contrast, ['solve', 'contrast']),
          ...((solve.arm === undefined) === (solve.contrast === undefined)
            ? [finding('choose-one', ['solve'], 'solve expects either arm or contrast')]
            : []),
        ]),
    ...spec.bands.flatMap((band, i) => [
      ...outcome(band.outcome, ['bands', i, 'outcome']),
      ...arm(band.arm, ['bands', i, 'arm']),
      ...(band.low <= band.high ? [] : [finding('out-of-range', ['bands', i, 'high'], 'high is below low')]),
    ]),
    ...(spec.predictions ?? []).flatMap((each, i) => {
      const keys: KeyPath = ['predictions', i];
      return [
        ...pair(each, keys),
        ...outcome(each.outcome, [...keys, 'outcome']),
        ...among(spec.scenarios, 'scenarios')(each.scenario, [...keys, 'scenario']),
        ...predictedWorld(each.world, [...keys, 'world'], spec),
      ];
    }),
    ...brokenSeal(spec),
    ...(baseline === '' ? [finding('missing', ['arms'], 'there is no arm')] : []),
  ];
}

function sameArm({ a, b }: Pair, keys: KeyPath): Finding[] {
  return a === b ? [finding('wrong-value', keys, `“${a}” is compared with itself: expected two arms`)] : [];
}

function twice(names: readonly string[], field: string): Finding[] {
  return names.flatMap((name, i) =>
    names.indexOf(name) === i ? [] : [finding('wrong-value', [field, i], `“${name}” is named twice`)],
  );
}

function missingArms(spec: ExperimentSpec, arms: readonly string[], { scenario }: StudiedScenario): Finding[] {
  const known = Object.keys(scenario.arms);
  return arms.flatMap((arm, i) => {
    if (known.includes(arm) || arm === AS_WRITTEN) return [];
    const keys = spec.arms === undefined ? ['scenarios'] : ['arms', i];
    return [finding('no-such-arm', keys, `${scenario.id} has no arm “${arm}”`, suggest(arm, known))];
  });
}

function missingOutcomes(
  spec: ExperimentSpec,
  outcomes: readonly string[],
  { scenario, measured }: StudiedScenario,
): Finding[] {
  const known = measured.map(({ name }) => name);
  if (outcomes.length === 0) {
    const cure = 'define some under measure: { rung-5: { reached: 5 } }';
    return [finding('missing', ['scenarios'], `${scenario.id} measures nothing`, cure)];
  }
  return outcomes.flatMap((name, i) => {
    if (known.includes(name)) return [];
    const keys = spec.outcomes === undefined ? ['scenarios'] : ['outcomes', i];
    const cure = suggest(name, known) ?? 'define it under measure';
    return [finding('no-such-measure', keys, `${scenario.id} has no outcome “${name}”`, cure)];
  });
}

function notBinary(name: string, keys: KeyPath, scenarios: readonly StudiedScenario[]): Finding[] {
  const kinds = scenarios.flatMap(({ measured }) =>
    measured.filter((each) => each.name === name).map(({ kind }) => kind),
  );
  if (kinds.every((kind) => kind === 'binary')) return [];
  const message = `“${name}” is no yes-or-no outcome: expected one, so that its share has a valid interval at any time`;
  return [finding('wrong-value', keys, message)];
}

function predictedWorld(
  given: Readonly<Record<string, string>> | undefined,
  keys: KeyPath,
  spec: ExperimentSpec,
): Finding[] {
  if (given === undefined) return [];
  const read = readWorld(given);
  if ('why' in read) return [finding('wrong-value', keys, read.why)];
  const worlds = (spec.worlds ?? [{}]).map((each) => {
    const known = readWorld(each);
    return 'why' in known ? '' : JSON.stringify(known.world);
  });
  if (worlds.includes(JSON.stringify(read.world))) return [];
  return [finding('wrong-value', keys, 'this world is not among the worlds of the experiment')];
}

function brokenSeal({ predictions, sealed }: ExperimentSpec): Finding[] {
  if (sealed === undefined) return [];
  if (predictions === undefined)
    return [finding('choose-one', ['sealed'], 'there are no predictions that could be sealed')];
  const seal = sealOf(predictions);
  if (seal === sealed) return [];
  const cure = `if they have not been run yet, write sealed: "${seal}"`;
  return [finding('wrong-value', ['sealed'], 'the predictions are not those that were sealed', cure)];
}
