import * as Plot from '@observablehq/plot';
import type { Multiverse } from '../sensitivity/analyse.js';
import type { Tree } from '../sensitivity/tree.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { headlineIn, headlineOf, outcomeLabel, usualCells } from './cells.js';
import type { ReportBlock } from './document.js';
import { paragraph } from './document.js';
import { draw } from './draw.js';
import { unitOf } from './headline.js';

/** The headline over the whole space of assumptions: all differences in order, the share of each sign, and where it turns. */
export function multiverseBlocks(experiment: Experiment, summary: Summary): ReportBlock[] {
  const { multiverse } = summary;
  const headline = headlineOf(experiment);
  if (multiverse === null || headline === null) return [];
  const isShare = unitOf(experiment, headline.outcome, [0]).after === ' %';
  const factor = isShare ? 100 : 1;
  const lines = usualCells(summary)
    .flatMap((cell) => {
      const found = headlineIn(cell, headline);
      return found?.difference === null || found === undefined ? [] : [found];
    })
    .toSorted((x, y) => (x.difference ?? 0) - (y.difference ?? 0))
    .map(({ difference, low, high }, rank) => ({
      rank: rank + 1,
      x: (difference ?? 0) * factor,
      low: (low ?? difference ?? 0) * factor,
      high: (high ?? difference ?? 0) * factor,
      sign: high !== null && high < 0 ? 'below zero' : low !== null && low > 0 ? 'above zero' : 'not clear',
    }));
  const unit = isShare ? 'percentage points' : outcomeLabel(experiment, headline.outcome);
  const caption = `“${outcomeLabel(experiment, headline.outcome)}”, ${headline.a} minus ${headline.b}, in ${unit}: every cell of the space in order, with 95 % intervals. Blue is clearly below zero, orange clearly above.`;
  const svg = draw(
    {
      height: 300,
      marginLeft: 50,
      x: { label: 'cells, in order →' },
      y: { label: `↑ ${unit}`, grid: true },
      color: { domain: ['below zero', 'not clear', 'above zero'], range: ['#0072b2', '#999999', '#d55e00'] },
      marks: [
        Plot.ruleY([0]),
        Plot.ruleX(lines, { x: 'rank', y1: 'low', y2: 'high', stroke: 'sign', strokeOpacity: 0.4 }),
        Plot.dot(lines, { x: 'rank', y: 'x', fill: 'sign', r: 2 }),
      ],
    },
    caption,
  );
  return [
    paragraph(signs(multiverse)),
    { kind: 'figure', name: 'multiverse', caption, svg },
    paragraph('Where it turns: a regression tree of at most three levels over the assumptions that were varied.'),
    { kind: 'list', items: leaves(multiverse.tree, factor) },
  ];
}

function signs({ cells, below, above, clearlyBelow, clearlyAbove }: Multiverse): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return `Of ${cells} cells, ${percent(below)} have a difference below zero (${percent(clearlyBelow)} clearly) and ${percent(above)} above (${percent(clearlyAbove)} clearly). These are shares of the space that was varied, and no probabilities.`;
}

/** The leaves of a tree in words, from left to right. */
function leaves(tree: Tree, factor: number, path: readonly string[] = []): string[] {
  if (tree.kind === 'split') {
    return [
      ...leaves(tree.yes, factor, [...path, tree.rule]),
      ...leaves(tree.no, factor, [...path, `not (${tree.rule})`]),
    ];
  }
  const where = path.length === 0 ? 'everywhere' : path.join(' and ');
  const mean = tree.mean * factor;
  return [
    `${where}: mean ${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(factor === 100 ? 1 : 2)}, ${(100 * tree.below).toFixed(0)} % below zero, ${tree.n} cells`,
  ];
}
