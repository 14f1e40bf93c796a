import * as Plot from '@observablehq/plot';
import type { FactorSensitivity, Sensitivity } from '../sensitivity/analyse.js';
import { LUCK } from '../sensitivity/analyse.js';
import type { BootstrapEstimate } from '../statistics/bootstrap.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { outcomeLabel } from './cells.js';
import type { ReportBlock } from './document.js';
import { paragraph } from './document.js';
import { draw } from './draw.js';

/** How much each factor matters for the headline difference: a figure of the first scenario and world, and a table of all. */
export function sensitivityBlocks(experiment: Experiment, { sensitivity }: Summary): ReportBlock[] {
  const [first] = sensitivity;
  if (first === undefined) return [];
  return [
    paragraph(wordsOf(experiment, first)),
    figureOf(first),
    ...sensitivity.map((each) => tableOf(experiment, each)),
  ];
}

function wordsOf(experiment: Experiment, { outcome, a, b, method }: Sensitivity): string {
  const difference = `the difference of “${outcomeLabel(experiment, outcome)}”, ${a} minus ${b}`;
  const what =
    method === 'sobol'
      ? `Which part of the variance of ${difference} a factor causes: by itself (first order), and with all its interactions (total).`
      : `How far a factor moves ${difference} over its whole range (μ*), in which direction (μ), and how unevenly (σ).`;
  return `${what} “${LUCK}” is no factor: it is the same settings under other seeds. What does not exceed it may be noise.`;
}

const NAMES = { first: 'first order', total: 'total', muStar: 'μ*', mu: 'μ', sigma: 'σ' } as const;
type Quantity = keyof typeof NAMES;

function figureOf({ method, factors, rows }: Sensitivity): ReportBlock {
  const shown: readonly Quantity[] = method === 'sobol' ? ['first', 'total'] : ['muStar'];
  const lines = factors.flatMap((factor) =>
    shown.flatMap((quantity) => {
      const { estimate = null, low = null, high = null } = factor[quantity] ?? {};
      return estimate === null
        ? []
        : [
            {
              factor: factor.factor,
              quantity: NAMES[quantity],
              x: estimate,
              low: low ?? estimate,
              high: high ?? estimate,
            },
          ];
    }),
  );
  const what = method === 'sobol' ? 'Sobol indices' : 'Mean absolute elementary effects (μ*)';
  const caption = `${what} with 95 % bootstrap intervals over ${rows} ${method === 'sobol' ? 'rows of the design' : 'trajectories'}.`;
  const svg = draw(
    {
      marginLeft: Math.min(260, 30 + 7 * Math.max(...factors.map(({ factor }) => factor.length))),
      marginRight: 100,
      height: 70 + shown.length * (20 + 24 * factors.length),
      x: { label: null, grid: true, inset: 10 },
      y: { label: null, domain: factors.map(({ factor }) => factor) },
      fy: { label: null, domain: shown.map((quantity) => NAMES[quantity]) },
      marks: [
        Plot.ruleX([0], { stroke: '#666' }),
        Plot.link(lines, {
          fy: 'quantity',
          x1: 'low',
          x2: 'high',
          y1: 'factor',
          y2: 'factor',
          stroke: '#0072b2',
          strokeWidth: 2,
        }),
        Plot.dot(lines, { fy: 'quantity', x: 'x', y: 'factor', fill: '#0072b2', r: 4 }),
      ],
    },
    caption,
  );
  return { kind: 'figure', name: 'sensitivity', caption, svg };
}

function tableOf(experiment: Experiment, { scenario, world, method, factors }: Sensitivity): ReportBlock {
  const quantities: readonly Quantity[] = method === 'sobol' ? ['first', 'total'] : ['muStar', 'mu', 'sigma'];
  const place = [
    experiment.scenarios.length > 1 ? scenario : '',
    experiment.worlds.length > 1 ? world || 'as written' : '',
  ];
  const where = place.filter((part) => part !== '').join(', ');
  return {
    kind: 'table',
    caption: where === '' ? 'The same in numbers.' : `The same in numbers: ${where}.`,
    head: ['factor', ...quantities.map((quantity) => NAMES[quantity])],
    rows: factors.map((factor: FactorSensitivity) => [
      factor.factor,
      ...quantities.map((quantity) => cellOf(factor[quantity])),
    ]),
  };
}

function cellOf(found: BootstrapEstimate | undefined): string {
  if (found === undefined || found.estimate === null) return '–';
  const { estimate, low, high } = found;
  const text = (value: number) => value.toFixed(3);
  return low === null || high === null ? text(estimate) : `${text(estimate)} [${text(low)}, ${text(high)}]`;
}
