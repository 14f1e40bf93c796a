import * as Plot from '@observablehq/plot';
import type { CellResult } from '../results/cellTally.js';
import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { cellName, outcomeLabel, usualCells } from './cells.js';
import type { ReportBlock } from './document.js';
import { colourOf, draw } from './draw.js';
import { unitOf } from './headline.js';

/** More lines than this are no figure any more. */
const MOST_LINES = 48;
/** Cells of which distributions and curves are drawn. */
const MOST_PANELS = 6;

/** What seconds, shares and numbers are divided by in a figure, and the name of the unit. */
function scaleOf(experiment: Experiment, outcome: string): { readonly factor: number; readonly unit: string } {
  const unit = unitOf(experiment, outcome, [4 * 3600]);
  if (unit.after === ' %') return { factor: 100, unit: 'percentage points' };
  return unit.after === ' h'
    ? { factor: 1 / 3600, unit: 'hours' }
    : { factor: 1, unit: outcomeLabel(experiment, outcome) };
}

/** Every difference of the headline outcome with its interval, a line for each cell and pair of arms. */
export function forestFigure(experiment: Experiment, summary: Summary): ReportBlock[] {
  const [outcome = ''] = experiment.outcomes;
  const { factor, unit } = scaleOf(experiment, outcome);
  const lines = usualCells(summary).flatMap((cell) =>
    cell.contrasts
      .filter((each) => each.outcome === outcome && each.difference !== null)
      .map(({ a, b, difference, low, high }) => ({
        cell: cellName(experiment, cell),
        pair: `${a} − ${b}`,
        x: (difference ?? 0) * factor,
        low: (low ?? difference ?? 0) * factor,
        high: (high ?? difference ?? 0) * factor,
      })),
  );
  if (lines.length === 0 || lines.length > MOST_LINES) return [];
  const caption = `“${outcomeLabel(experiment, outcome)}”: differences between arms in ${unit}, paired by seed, with 95 % intervals.`;
  const longest = Math.max(...lines.map(({ cell }) => cell.length));
  const pairs = [...new Set(lines.map(({ pair }) => pair))];
  const svg = draw(
    {
      marginLeft: Math.min(260, 30 + 7 * longest),
      marginTop: 28,
      marginRight: 170,
      height: 60 + 24 * lines.length + 10 * pairs.length,
      x: { label: `${unit} →`, grid: true, labelAnchor: 'right', inset: 10 },
      y: { label: null, domain: [...new Set(lines.map(({ cell }) => cell))] },
      fy: { label: null, domain: pairs, padding: 0.1 },
      marks: [
        Plot.ruleX([0], { stroke: '#666' }),
        Plot.link(lines, {
          fy: 'pair',
          x1: 'low',
          x2: 'high',
          y1: 'cell',
          y2: 'cell',
          stroke: '#0072b2',
          strokeWidth: 2,
        }),
        Plot.dot(lines, { fy: 'pair', x: 'x', y: 'cell', fill: '#0072b2', r: 4 }),
      ],
    },
    caption,
  );
  return [{ kind: 'figure', name: 'forest', caption, svg }];
}

/** How far the runs of each arm went: the share of runs by peak rung. */
export function peaksFigure(experiment: Experiment, summary: Summary): ReportBlock[] {
  const shown = usualCells(summary).slice(0, MOST_PANELS);
  const bars = shown.flatMap((cell) =>
    experiment.arms.flatMap((arm) => {
      const counts = cell.peaks[arm] ?? [];
      const all = counts.reduce((sum, count) => sum + count, 0);
      return counts.flatMap((count, rung) =>
        count === 0 ? [] : [{ cell: cellName(experiment, cell), arm, rung, share: (100 * count) / all }],
      );
    }),
  );
  if (bars.length === 0) return [];
  const caption = `How far the runs went: the share of runs by their highest rung${leftOut(summary, shown)}.`;
  const svg = draw(
    {
      marginLeft: 90,
      marginRight: shown.length > 1 ? 150 : 20,
      height: 60 + shown.length * (20 + 26 * experiment.arms.length),
      x: { label: '% of runs', domain: [0, 100] },
      y: { label: null, domain: experiment.arms },
      fy: { label: null, domain: shown.map((cell) => cellName(experiment, cell)) },
      color: { type: 'ordinal', scheme: 'YlOrRd', label: 'highest rung', domain: rungsIn(shown) },
      marks: [
        Plot.barX(bars, { fy: 'cell', x: 'share', y: 'arm', fill: 'rung', inset: 0.5, order: 'rung' }),
        Plot.text(
          bars.filter(({ share }) => share >= 4),
          Plot.stackX({
            fy: 'cell',
            x: 'share',
            y: 'arm',
            z: 'rung',
            order: 'rung',
            text: (bar: { rung: number }) => String(bar.rung),
          }),
        ),
      ],
    },
    caption,
  );
  return [{ kind: 'figure', name: 'peaks', caption: `${caption} The number in a bar is the rung.`, svg }];
}

function rungsIn(cells: readonly CellResult[]): number[] {
  const most = Math.max(...cells.flatMap(({ peaks }) => Object.values(peaks).map((counts) => counts.length)));
  return Array.from({ length: most }, (_, rung) => rung);
}

/** The share of runs at or above a rung over time, by arm. */
export function curvesFigure(experiment: Experiment, summary: Summary, rung: number): ReportBlock[] {
  const shown = usualCells(summary)
    .filter(({ curves }) => curves !== null)
    .slice(0, MOST_PANELS);
  const points = shown.flatMap((cell) =>
    experiment.arms.flatMap((arm) => {
      const { times = [], counts = {} } = cell.curves ?? {};
      return times.map((time, i) => {
        const atTime = counts[arm]?.[i] ?? [];
        const all = atTime.reduce((sum, count) => sum + count, 0);
        const above = atTime.slice(rung).reduce((sum, count) => sum + count, 0);
        return {
          cell: cellName(experiment, cell),
          arm,
          hours: time / 3600,
          share: all === 0 ? 0 : (100 * above) / all,
        };
      });
    }),
  );
  if (points.length === 0) return [];
  const caption = `The share of runs on rung ${rung} or above over time${leftOut(summary, shown)}.`;
  const ends = points.filter(({ hours }) => hours === Math.max(...points.map((each) => each.hours)));
  const svg = draw(
    {
      marginLeft: 50,
      marginRight: 110,
      height: 60 + 150 * shown.length,
      x: { label: 'hours →' },
      y: { label: '% of runs', grid: true, zero: true },
      fy: { label: null, domain: shown.map((cell) => cellName(experiment, cell)) },
      color: { domain: [...experiment.arms], range: experiment.arms.map((_, i) => colourOf(i)), legend: false },
      marks: [
        Plot.ruleY([0]),
        Plot.lineY(points, { fy: 'cell', x: 'hours', y: 'share', stroke: 'arm', strokeWidth: 2, curve: 'step-after' }),
        ...experiment.arms.map((arm, i) =>
          Plot.text(
            ends.filter((end) => end.arm === arm && end.cell === ends[0]?.cell),
            {
              fy: 'cell',
              frameAnchor: 'top-right',
              dy: 4 + 16 * i,
              text: ['■ '.concat(arm)],
              fill: colourOf(i),
              textAnchor: 'end',
            },
          ),
        ),
      ],
    },
    caption,
  );
  return [{ kind: 'figure', name: `rung-${rung}-over-time`, caption, svg }];
}

function leftOut(summary: Summary, shown: readonly CellResult[]): string {
  const all = usualCells(summary).length;
  return all > shown.length ? `, in the first ${shown.length} of ${all} cells` : '';
}
