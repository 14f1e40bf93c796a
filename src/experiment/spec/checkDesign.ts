import type { Finding, KeyPath } from '../../scenario/index.js';
import { finding, suggest } from '../../scenario/index.js';
import { listedLevels } from '../design/quantile.js';
import { numberOfSettings } from '../design/settings.js';
import { armsOf } from './defaults.js';
import type { StudiedScenario } from './experiment.js';
import type { ExperimentSpec, Level } from './format.js';

/** About a month on a hundred cores. */
const MOST_RUNS = 1_000_000_000;
const MOST_SETTINGS = 1_000_000;

/** What does not fit together in factors, design, seeds, stop and solve. */
export function checkDesign(spec: ExperimentSpec, scenarios: readonly StudiedScenario[]): Finding[] {
  const { factors, design, stop, solve } = spec;
  const found: Finding[] = [];
  const names = Object.keys(factors);
  if (design !== undefined && names.length === 0) {
    found.push(finding('choose-one', ['design'], 'there is a design but no factor: expected factors'));
  }
  if (design?.kind === 'multiverse' && !names.some((name) => factors[name]?.levels !== undefined)) {
    found.push(
      finding('choose-one', ['design'], 'a multiverse needs a factor with levels: named variants of the model'),
    );
  }
  for (const [i, setting] of (design?.settings ?? []).entries())
    found.push(...badSetting(setting, ['design', 'settings', i], spec));
  if (solve !== undefined) found.push(...badSolve(spec, solve.factor));
  if (stop !== undefined && solve !== undefined) {
    found.push(finding('choose-one', ['stop'], 'stop and solve exclude each other: solve has a fixed number of seeds'));
  }
  const settings = solve === undefined ? numberOfSettings(factors, design ?? { kind: 'full-factorial' }) : 1;
  if (settings > MOST_SETTINGS) {
    found.push(
      finding('out-of-range', ['design'], `the design has ${settings} settings: expected at most ${MOST_SETTINGS}`),
    );
  }
  const [first] = scenarios;
  const arms = first === undefined ? 1 : armsOf(spec, first.scenario).length;
  const runs = settings * spec.scenarios.length * (spec.worlds ?? [{}]).length * arms * spec.seeds.runs;
  if (runs > MOST_RUNS) {
    found.push(
      finding('out-of-range', ['seeds', 'runs'], `that makes ${runs} runs: expected at most ${MOST_RUNS} in all`),
    );
  }
  return found;
}

function badSetting(setting: Readonly<Record<string, Level>>, keys: KeyPath, { factors }: ExperimentSpec): Finding[] {
  return Object.entries(setting).flatMap(([name, level]) => {
    const factor = Object.hasOwn(factors, name) ? factors[name] : undefined;
    const place = [...keys, name];
    if (factor === undefined) {
      return [finding('wrong-value', place, `there is no factor “${name}”`, suggest(name, Object.keys(factors)))];
    }
    const listed = listedLevels(factor);
    if (listed !== null) {
      if (listed.includes(level)) return [];
      return [
        finding('wrong-value', place, `${name} has no level ${String(level)}: expected one of ${listed.join(', ')}`),
      ];
    }
    const { low = 0, high = 0 } = factor;
    if (typeof level === 'number' && level >= low && level <= high) return [];
    return [finding('out-of-range', place, `${name} is ${String(level)}: expected a number from ${low} to ${high}`)];
  });
}

function badSolve({ factors, design }: ExperimentSpec, name: string): Finding[] {
  const found: Finding[] = [];
  const factor = Object.hasOwn(factors, name) ? factors[name] : undefined;
  if (factor === undefined) {
    found.push(
      finding('wrong-value', ['solve', 'factor'], `there is no factor “${name}”`, suggest(name, Object.keys(factors))),
    );
  } else if (factor.low === undefined) {
    found.push(finding('wrong-value', ['solve', 'factor'], `“${name}” has no range: expected low and high`));
  }
  if (Object.keys(factors).length > 1 || design !== undefined) {
    found.push(
      finding('choose-one', ['solve'], 'solve varies one factor and has no design: expected only that factor'),
    );
  }
  return found;
}
