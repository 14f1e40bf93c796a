import type { Solution } from '../plan/solve.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { levelText, outcomeLabel } from './cells.js';
import type { ReportBlock } from './document.js';

/** The values of the factor that were looked for. */
export function solutionBlocks(experiment: Experiment, { solutions }: Summary): ReportBlock[] {
  const { solve } = experiment.spec;
  if (solve === undefined) return [];
  const label = outcomeLabel(experiment, solve.outcome ?? experiment.outcomes[0] ?? '');
  const of = solve.contrast === undefined ? `in ${solve.arm ?? ''}` : `${solve.contrast.a} minus ${solve.contrast.b}`;
  return solutions.flatMap((solution): ReportBlock[] => [
    { kind: 'headline', text: `${placeOf(experiment, solution)}${sentence(solution, `“${label}” ${of}`)}` },
    {
      kind: 'table',
      caption: 'The values that were tried, all under the same seeds.',
      head: [solution.factor, `“${label}” ${of}`],
      rows: solution.tried.map(({ at, value }) => [levelText(at), `${(100 * value).toFixed(1)} %`]),
    },
  ]);
}

function placeOf({ scenarios, worlds }: Experiment, { scenario, world }: Solution): string {
  const parts = [...(scenarios.length > 1 ? [scenario] : []), ...(worlds.length > 1 ? [world || 'as written'] : [])];
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

function sentence({ factor, equals, root, low, high, tried }: Solution, what: string): string {
  const wanted = `${what} is ${(100 * equals).toFixed(1)} %`;
  if (root === null)
    return `no value of ${factor} from ${levelText(tried[0]?.at ?? 0)} to ${levelText(tried.at(-1)?.at ?? 0)} gives it: ${wanted} nowhere in that range.`;
  const interval = low === null || high === null ? '' : ` [${levelText(low)}, ${levelText(high)}]`;
  return `${wanted} at ${factor} ${levelText(root)}${interval}. The interval is of the simulation’s luck, over its seeds.`;
}
