import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_VERSION } from '../../engine/index.js';
import type { RunRow } from '../../experiment/index.js';
import { csvHeading, csvRow } from '../../experiment/index.js';
import { CommandError, EXIT } from '../exit.js';
import type { ComparisonSource, FromRun } from './citation.js';
import { citation } from './citation.js';
import { readManifest } from './manifest.js';
import { OutFolder } from './outFolder.js';
import { PartialRows, hasPartial, readLines } from './partialRows.js';
import { provenance, sha256Of } from './provenance.js';

const REPORT = 'report.txt';
const COMPARISON = 'comparison.json';
const ROWS = 'runs.jsonl';
const TABLE = 'runs.csv';
const RESULT_FILES = [REPORT, COMPARISON, ROWS, TABLE];

export interface ResultsOptions {
  readonly force: boolean;
  readonly resume: boolean;
  /** record the date in the manifest */
  readonly stamp: boolean;
}

/** The folder that `compare --out` writes. Rows are written as they come, and survive a kill; the other files come at the end. */
export class Results {
  private constructor(
    private readonly source: ComparisonSource,
    private readonly options: ResultsOptions,
    private readonly folder: string,
    private readonly out: OutFolder,
    private readonly rows: PartialRows,
  ) {}

  /**
   * Opens the folder. With `resume`, first passes `take` the runs of each seed that an earlier command finished, and starts a
   * new batch if there is none to continue. Ends the command if the folder holds something that must not be replaced.
   */
  static async open(
    folder: string,
    source: ComparisonSource,
    options: ResultsOptions,
    take: (rows: readonly RunRow[]) => void,
  ): Promise<Results> {
    const { force, resume } = options;
    const goesOn = resume && hasPartial(folder);
    const out = await OutFolder.open(folder, { force, inputs: [source.file], files: RESULT_FILES, resume: goesOn });
    const rows = goesOn
      ? await PartialRows.resume(folder, identityOf(source), source.arms.length, (lines) =>
          take(lines.map((line) => rowIn(folder, line))),
        )
      : PartialRows.start(folder, identityOf(source));
    out.adopt(ROWS, rows);
    return new Results(source, options, folder, out, rows);
  }

  /** Seeds whose runs are kept. */
  get seeds(): number {
    return this.rows.rows / this.source.arms.length;
  }

  add(rows: readonly RunRow[]): void {
    this.out.guard(() => {
      for (const row of rows) this.rows.write(`${JSON.stringify(row)}\n`);
    });
  }

  /** Writes the report, the comparison, the table and the manifest. The folder is then complete. */
  async finish(report: string, comparison: string): Promise<void> {
    const { scenario, text, ...made } = this.source;
    const outcomes = Object.keys(scenario.outcomes);
    this.out.write(COMPARISON, comparison);
    this.out.write(REPORT, `${report}\n${citation(this.source)}\n`);
    this.out.write(TABLE, `${csvHeading(outcomes)}\n`);
    for await (const { text: line } of readLines(this.rows.file)) {
      this.out.writeRow(TABLE, csvRow(rowIn(this.folder, line), outcomes));
    }
    const arms = made.arms.map((arm) => [arm, (Object.hasOwn(scenario.arms, arm) && scenario.arms[arm]?.set) || {}]);
    await this.out.finish({
      format: 1,
      batch: identityOf(this.source),
      ...provenance(scenario, text),
      arms: Object.fromEntries(arms),
      seeds: `${made.seed}/1 … ${made.seed}/${made.runs}`,
      cite: citation(this.source),
      ...(this.options.stamp ? { written: new Date().toISOString() } : {}),
    });
  }
}

function rowIn(folder: string, line: string): RunRow {
  try {
    return JSON.parse(line) as RunRow;
  } catch {
    throw new CommandError(`The unfinished batch in ${folder} is damaged: start over with --force.`, EXIT.wrongFile);
  }
}

/** The run and the moment from which a comparison goes on, as outputs name them. */
export function momentOf({ soFar, sha256 }: FromRun) {
  return { run: sha256, arm: soFar.arm, seed: soFar.seed, at: Math.max(0, soFar.until), events: soFar.own.events };
}

/** What the rows and the report of a batch depend on: batches with equal identities give the same files. */
function identityOf({ text, arms, seed, runs, by, from }: ComparisonSource) {
  const split = by === null ? {} : { by };
  const onward = from === null ? {} : { from: momentOf(from) };
  return {
    command: 'compare',
    engine: ENGINE_VERSION,
    scenario: sha256Of(text),
    arms,
    seed,
    runs,
    ...split,
    ...onward,
  };
}

/** The report and comparison of a folder that holds exactly these results, complete; null otherwise. */
export function completeReport(
  folder: string,
  source: ComparisonSource,
): { report: string; comparison: string } | null {
  if (hasPartial(folder) || !existsSync(join(folder, REPORT))) return null;
  const manifest = readManifest(folder);
  if (JSON.stringify(manifest?.['batch']) !== JSON.stringify(identityOf(source))) return null;
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { report: read(REPORT), comparison: read(COMPARISON) };
}
