import type { Summary } from '../results/summary.js';
import type { Experiment } from '../spec/experiment.js';
import { cellName, outcomeLabel, usualCells } from './cells.js';
import { designBlocks } from './designWords.js';
import type { ReportBlock, ReportDocument } from './document.js';
import { paragraph } from './document.js';
import { curvesFigure, forestFigure, peaksFigure } from './figures.js';
import { headlineBlocks } from './headline.js';
import { multiverseBlocks } from './multiverse.js';
import { predictionBlocks } from './predictions.js';
import { sensitivityBlocks } from './sensitivity.js';
import { solutionBlocks } from './solutions.js';
import { cellTables } from './tables.js';

export interface ReportOptions {
  /** the line to cite */
  readonly cite: string;
}

/** The rungs whose share over time is drawn. */
const RUNGS = [5];
const MOST_SEEDS = 12;

/** The report of an experiment. Executes nothing; equal arguments give equal reports. */
export function reportOf(experiment: Experiment, summary: Summary, { cite }: ReportOptions): ReportDocument {
  const { spec } = experiment;
  const sections = [
    {
      title: 'The question',
      blocks: [
        paragraph(spec.question.trim().replace(/\s+/g, ' ')),
        ...headlineBlocks(experiment, summary),
        ...caution(experiment),
      ],
    },
    { title: 'The value that was looked for', blocks: solutionBlocks(experiment, summary) },
    { title: 'Predictions', blocks: predictionBlocks(experiment, summary) },
    { title: 'Patterns of history', blocks: bands(experiment, summary) },
    {
      title: 'What it hangs on',
      blocks: [...sensitivityBlocks(experiment, summary), ...multiverseBlocks(experiment, summary)],
    },
    { title: 'Differences', blocks: forestFigure(experiment, summary) },
    {
      title: 'How far it went',
      blocks: [
        ...peaksFigure(experiment, summary),
        ...RUNGS.flatMap((rung) => curvesFigure(experiment, summary, rung)),
      ],
    },
    { title: 'All numbers', blocks: cellTables(experiment, summary) },
    { title: 'Seeds in which the arms part', blocks: partingSeeds(experiment, summary) },
    { title: 'What sharing luck was worth', blocks: pairing(experiment, summary) },
    { title: 'Runs that failed', blocks: failures(experiment, summary) },
    { title: 'How it was done', blocks: designBlocks(experiment, summary) },
  ];
  return {
    title: spec.title,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
    footer: [cite, summary.notice],
  };
}

function caution({ spec, scenarios }: Experiment): ReportBlock[] {
  const given = spec.caution ?? scenarios[0]?.scenario.caution ?? '';
  const text = given.trim().replace(/\s+/g, ' ');
  const shares = 'Shares are of simulated runs, under the assumptions of the scenario. They are no forecast.';
  return [paragraph(text === '' ? shares : `Read with care: ${text} ${shares}`)];
}

/** Seeds that went further in one arm than in another, in both directions, each with the command that shows it. */
function partingSeeds(experiment: Experiment, summary: Summary): ReportBlock[] {
  const items = usualCells(summary).flatMap((cell) => {
    if (Object.keys(cell.levels).length > 0) return [];
    const { name = '' } = experiment.scenarios.find(({ scenario }) => scenario.id === cell.scenario) ?? {};
    const world = cell.world === '' ? '' : ` --world ${cell.world}`;
    return cell.comparison.divergent.map(({ seed, a, b }) => ({
      about: `${cellName(experiment, cell)}, seed ${seed}: ${a.arm} peaks at rung ${a.peakRung}, ${b.arm} at ${b.peakRung}`,
      command: `npx brinkline run ${name} --seed ${seed} --arm ${b.arm} --counterfactual ${a.arm}${world}`,
    }));
  });
  return items.length === 0 ? [] : [{ kind: 'commands', items: items.slice(0, MOST_SEEDS) }];
}

/** Which cells show the patterns that are known from history, and the headline among those. */
function bands(experiment: Experiment, summary: Summary): ReportBlock[] {
  if (experiment.spec.bands.length === 0) return [];
  const cells = usualCells(summary);
  const passing = cells.filter((cell) => cell.bands.every(({ inside }) => inside));
  const rows = experiment.spec.bands.map((band, i) => {
    const inside = cells.filter((cell) => cell.bands[i]?.inside === true).length;
    return [
      `${outcomeLabel(experiment, band.outcome)}, ${band.arm}`,
      `${band.low} to ${band.high}`,
      `${inside} of ${cells.length}`,
      band.source,
    ];
  });
  return [
    { kind: 'table', caption: 'How many cells lie within each band.', head: ['', 'band', 'inside', 'source'], rows },
    paragraph(`${passing.length} of ${cells.length} cells lie within all bands. Among these only:`),
    ...headlineBlocks(experiment, { ...summary, cells: passing }),
  ];
}

function pairing(experiment: Experiment, summary: Summary): ReportBlock[] {
  const rows = usualCells(summary).flatMap((cell) => {
    const { pairing: gain } = cell.comparison;
    if (gain === null || gain.varianceRatio === null) return [];
    return [
      [
        cellName(experiment, cell),
        `${gain.a} − ${gain.b}`,
        gain.correlation?.toFixed(2) ?? '–',
        gain.varianceRatio.toFixed(1),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const caption =
    'Arms share their draws by address. The last column says how many times as many independent runs would be as precise.';
  return [{ kind: 'table', caption, head: ['', 'difference', 'correlation', 'worth'], rows: rows.slice(0, 24) }];
}

function failures(experiment: Experiment, { cells, failed }: Summary): ReportBlock[] {
  if (failed === 0) return [];
  const rows = cells.flatMap((cell) =>
    cell.failures.map(({ arm, seed, error }) => [cellName(experiment, cell), arm, seed, error]),
  );
  const caption = `${failed} runs failed. They count in no estimate, and a pair counts only if both of its runs finished.`;
  return [{ kind: 'table', caption, head: ['', 'arm', 'seed', 'error'], rows: rows.slice(0, 24) }];
}
