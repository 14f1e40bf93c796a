import { worldText } from '../../scenario/index.js';
import { listedLevels } from '../design/quantile.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import type { DesignSpec, FactorSpec } from '../spec/format.js';
import { levelText } from './cells.js';
import type { ReportBlock } from './document.js';
import { paragraph } from './document.js';

/** The design of an experiment in words. */
export function designBlocks(
  { spec, scenarios, arms, baseline, worlds, seedName }: Experiment,
  summary: Summary,
): ReportBlock[] {
  const armWords = arms.map((arm) => {
    const known = scenarios[0]?.scenario.arms ?? {};
    const about = Object.hasOwn(known, arm) ? known[arm]?.about : '';
    return `${arm}${arm === baseline ? ' (baseline)' : ''}${about ? `: ${about}` : ''}`;
  });
  const factors = Object.entries(spec.factors).map(
    ([name, factor]) => `${name}${factor.about === undefined ? '' : ` (${factor.about})`}: ${levelsInWords(factor)}`,
  );
  const { runs, block } = spec.seeds;
  return [
    paragraph(
      `${scenarios.length === 1 ? 'Scenario' : 'Scenarios'}: ${scenarios.map(({ scenario }) => `${scenario.title} (${scenario.id})`).join('; ')}.`,
    ),
    { kind: 'list', items: armWords },
    ...(worlds.length > 1
      ? [paragraph(`Worlds: ${worlds.map((world) => worldText(world) || 'as written').join('; ')}.`)]
      : []),
    ...(factors.length > 0
      ? [paragraph(`${designName(spec.design)}:`), { kind: 'list', items: factors } as const]
      : []),
    paragraph(
      `Seeds ${seedName}/1 to ${seedName}/${runs}, in blocks of ${block}; every arm is run under each seed, and differences are taken seed by seed. ${summary.runs} runs in all.`,
    ),
    paragraph(
      'Intervals: Wilson (1927) for shares; Newcombe (1998, method 10) for paired differences of shares; Student’s t for means and paired differences of means; Aalen–Johansen with log-log limits for times. No interval covers what the model leaves out.',
    ),
  ];
}

function levelsInWords(factor: FactorSpec): string {
  const listed = listedLevels(factor);
  if (listed !== null) return listed.map(levelText).join(', ');
  const { low = 0, high = 0, scale, mode, mean, sd } = factor;
  const range = `${low} to ${high}`;
  if (scale === 'log') return `${range}, uniform on a log scale`;
  if (mode !== undefined) return `${range}, triangular with its peak at ${mode}`;
  if (mean !== undefined) return `${range}, normal with mean ${mean} and standard deviation ${sd ?? 0}`;
  return `${range}, uniform`;
}

function designName(design: DesignSpec | undefined): string {
  switch (design?.kind) {
    case 'one-at-a-time':
      return 'Factors, changed one at a time';
    case 'latin-hypercube':
      return `Factors, at ${design.points ?? 0} points of a Latin hypercube`;
    case 'sobol':
      return `Factors, in Saltelli’s design with ${design.points ?? 0} rows`;
    case 'morris':
      return `Factors, along ${design.trajectories ?? 0} of Morris’s trajectories`;
    case 'list':
      return `Factors, at ${design.settings?.length ?? 0} listed settings`;
    case 'multiverse':
      return `Factors: every combination of variants, each at ${design.points ?? 0} points of a Latin hypercube`;
    default:
      return 'Factors, in every combination';
  }
}
