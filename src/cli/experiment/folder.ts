import { ENGINE_VERSION } from '../../engine/index.js';
import type { Cell, Shard, Solution, Summary } from '../../experiment/index.js';
import { Analysis, cellsOf } from '../../experiment/index.js';
import { DISCLAIMER } from '../../model/index.js';
import { sha256Of } from '../write/provenance.js';
import { readManifest } from '../write/manifest.js';
import type { OutFolder } from '../write/outFolder.js';
import { hasPartial } from '../write/partialRows.js';
import type { DoneBlock } from './blockJournal.js';
import { blockLine } from './blockJournal.js';
import type { Study } from './study.js';
import { identityOf } from './study.js';
import { LEVELS_PARQUET, RUNS_CSV, RUNS_PARQUET, Tables } from './tables.js';

export const SPEC = 'spec.yaml';
export const BLOCKS = 'blocks.jsonl';
const SUMMARY = 'summary.json';
const REPORT = 'report.html';
const MARKDOWN = 'report.md';
/** The figures of `report.md`; which of them there are depends on the experiment. */
const FIGURES = ['forest', 'peaks', 'rung-5-over-time', 'sensitivity', 'multiverse'].map((name) => `${name}.svg`);

/** The copy of a scenario in a results folder. */
function scenarioCopy(index: number): string {
  return `scenario-${index + 1}.yaml`;
}

/** The files that an experiment writes, besides the manifest. */
export function studyFiles({ scenarios }: Study): string[] {
  const tables = [RUNS_CSV, RUNS_PARQUET, LEVELS_PARQUET, SUMMARY, BLOCKS];
  const copies = [SPEC, ...scenarios.map((_, i) => scenarioCopy(i))];
  return [...tables, REPORT, MARKDOWN, ...FIGURES, ...copies];
}

type Blocks = AsyncIterable<DoneBlock> | Iterable<DoneBlock>;

/** What was run: the cells, their blocks in order, and what `solve` found. */
interface Made {
  readonly cells: readonly Cell[];
  readonly blocks: Blocks;
  readonly solutions?: readonly Solution[];
}

/** Writes the results of a whole experiment. */
export async function writeResults(out: OutFolder, study: Study, made: Made, stamp: boolean): Promise<Summary> {
  const { experiment } = study;
  const { cells, blocks, solutions = [] } = made;
  const tables = new Tables(experiment, out, true);
  const analysis = new Analysis(experiment, cells.length);
  for await (const done of blocks) {
    const cell = cells[done.cell] as Cell;
    tables.add(cell, done);
    analysis.add(cell, done.block, done.runs);
  }
  tables.finish();
  const summary = analysis.finish(solutions);
  out.write(SUMMARY, `${JSON.stringify(summary, null, 1)}\n`);
  const { figuresOf, htmlOf, markdownOf, reportOf } = await import('../../experiment/report/index.js');
  const report = reportOf(experiment, summary, { cite: citation(study) });
  out.write(REPORT, htmlOf(report));
  out.write(MARKDOWN, markdownOf(report));
  for (const [name, svg] of figuresOf(report)) out.write(`${name}.svg`, `${svg}\n`);
  writeSources(out, study);
  await out.finish(about(study, null, stamp));
  return summary;
}

/** Writes one shard of an experiment from its blocks, which come in order. */
export async function writeShard(
  out: OutFolder,
  study: Study,
  shard: Shard,
  blocks: Blocks,
  stamp: boolean,
): Promise<void> {
  const tables = new Tables(study.experiment, out, false);
  const cells = cellsOf(study.experiment);
  // The file is there even if no block falls to the shard.
  out.write(BLOCKS, '');
  for await (const done of blocks) {
    tables.add(cells[done.cell] as Cell, done);
    out.writeRow(BLOCKS, blockLine(done));
  }
  tables.finish();
  writeSources(out, study);
  await out.finish(about(study, shard, stamp));
}

function writeSources(out: OutFolder, { text, scenarios }: Study): void {
  out.write(SPEC, text);
  for (const [i, scenario] of scenarios.entries()) out.write(scenarioCopy(i), scenario.text);
}

function about(study: Study, shard: Shard | null, stamp: boolean): Record<string, unknown> {
  const { experiment, scenarios } = study;
  return {
    format: 1,
    batch: identityOf(study, shard),
    engine: ENGINE_VERSION,
    experiment: experiment.spec.id,
    title: experiment.spec.title,
    scenarios: scenarios.map(({ name, text }, i) => ({ name, file: scenarioCopy(i), sha256: sha256Of(text) })),
    arms: experiment.arms,
    seeds: `${experiment.seedName}/1 … ${experiment.seedName}/${experiment.spec.seeds.runs}`,
    cite: citation(study),
    notice: DISCLAIMER,
    ...(stamp ? { written: new Date().toISOString() } : {}),
  };
}

/** The line to cite. It names everything that is needed to reproduce the results. */
function citation({ experiment, text, scenarios }: Study): string {
  const { spec, seedName } = experiment;
  const files = scenarios.map(
    ({ text: its }, i) => `${experiment.scenarios[i]?.scenario.id ?? ''}, SHA-256 ${sha256Of(its).slice(0, 12)}`,
  );
  return `Cite as: The Brinkline authors, Brinkline ${ENGINE_VERSION} (software); experiment ${spec.id}, SHA-256 ${sha256Of(text).slice(0, 12)}; ${files.length === 1 ? 'scenario' : 'scenarios'} ${files.join('; ')}; seeds ${seedName}/1 to ${seedName}/${spec.seeds.runs}.`;
}

/** Whether a folder holds exactly these results, and all of them. */
export function isComplete(folder: string, study: Study, shard: Shard | null): boolean {
  if (hasPartial(folder)) return false;
  return JSON.stringify(readManifest(folder)?.['batch']) === JSON.stringify(identityOf(study, shard));
}
