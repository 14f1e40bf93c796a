import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_VERSION } from '../../engine/index.js';
import type { RunRow } from '../../experiment/index.js';
import { csvHeading, csvRow, runSeed } from '../../experiment/index.js';
import type { World } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import type { ComparisonSource, FromRun } from './citation.js';
import { citation } from './citation.js';
import { readManifest } from './manifest.js';
import type { PlayedRun } from '../players/batch.js';
import type { PlayerCommand } from '../players/player.js';
import type { OfficeTally } from '../players/tally.js';
import { PartialAnswers } from './partialAnswers.js';
import { OutFolder } from './outFolder.js';
import { PartialRows, hasPartial, readLines } from './partialRows.js';
import { provenance, sha256Of } from './provenance.js';

const REPORT = 'report.txt';
const COMPARISON = 'comparison.json';
const ROWS = 'runs.jsonl';
const TABLE = 'runs.csv';
const ANSWERS = 'answers.jsonl';
const RESULT_FILES = [REPORT, COMPARISON, ROWS, TABLE, ANSWERS];

export interface ResultsOptions {
  readonly force: boolean;
  readonly resume: boolean;
  /** record the date in the manifest */
  readonly stamp: boolean;
}

/** How the players did, by office; null if no program plays. */
export type Players = Readonly<Record<string, OfficeTally>> | null;

/** The folder that `compare --out` writes. Rows are written as they come and survive a kill; the other files are written at the end. */
export class Results {
  private constructor(
    private readonly source: ComparisonSource,
    private readonly options: ResultsOptions,
    private readonly folder: string,
    private readonly out: OutFolder,
    private readonly rows: PartialRows,
    private readonly answers: PartialAnswers | null,
  ) {}

  /**
   * Opens the folder. With `resume`, first passes `take` the runs of each seed that an earlier command finished, and
   * `takeAnswers` each run in which programs answered, and starts a new batch if there is none to continue. Ends the command if
   * the folder holds something that must not be replaced.
   */
  static async open(
    folder: string,
    source: ComparisonSource,
    options: ResultsOptions,
    take: (rows: readonly RunRow[]) => void,
    takeAnswers: (run: PlayedRun) => void,
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
    let answers: PartialAnswers | null = null;
    if (source.played !== null) {
      answers = goesOn ? await PartialAnswers.resume(folder, takeAnswers) : PartialAnswers.start(folder);
    }
    return new Results(source, options, folder, out, rows, answers);
  }

  /** The number of seeds whose runs are kept. */
  get seeds(): number {
    return this.rows.rows / this.source.arms.length;
  }

  add(rows: readonly RunRow[]): void {
    this.out.guard(() => {
      for (const row of rows) this.rows.write(`${JSON.stringify(row)}\n`);
    });
  }

  /** Keeps what programs answered in a run. */
  addAnswers(run: PlayedRun): void {
    this.out.guard(() => this.answers?.add(run));
  }

  /** A finished run with its answers; null: the run is not finished. */
  answersOf(arm: string, seed: string): PlayedRun | null {
    const line = this.answers?.lineOf(arm, seed) ?? null;
    return line === null ? null : (JSON.parse(line) as PlayedRun);
  }

  /** Writes the report, the comparison, the table and the manifest. The folder is then complete. */
  async finish(report: string, comparison: string, players: Players): Promise<void> {
    const { scenario, text, world, ...made } = this.source;
    const outcomes = Object.keys(scenario.outcomes);
    this.out.write(COMPARISON, comparison);
    this.out.write(REPORT, `${report}\n${citation(this.source)}\n`);
    this.out.write(TABLE, `${csvHeading(outcomes)}\n`);
    for await (const { text: line } of readLines(this.rows.file)) {
      this.out.writeRow(TABLE, csvRow(rowIn(this.folder, line), outcomes));
    }
    if (this.answers !== null) this.writeAnswers(this.answers);
    const arms = made.arms.map((arm) => [arm, (Object.hasOwn(scenario.arms, arm) && scenario.arms[arm]?.set) || {}]);
    await this.out.finish({
      format: 1,
      batch: identityOf(this.source),
      ...provenance(scenario, text),
      ...worldOf(world),
      arms: Object.fromEntries(arms),
      seeds: `${made.seed}/1 … ${made.seed}/${made.runs}`,
      ...(players === null ? {} : { players }),
      cite: citation(this.source),
      ...(this.options.stamp ? { written: new Date().toISOString() } : {}),
    });
  }

  /** Writes the answers by seed and arm, in whatever order the runs finished. */
  private writeAnswers(answers: PartialAnswers): void {
    const { arms, seed, runs } = this.source;
    for (let number = 1; number <= runs; number += 1) {
      for (const arm of arms) {
        const line = answers.lineOf(arm, runSeed(seed, number));
        if (line !== null) this.out.writeRow(ANSWERS, line);
      }
    }
    answers.close();
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

/** Everything on which the rows and the report of a batch depend. Batches with equal identities give the same files. */
function identityOf({ text, world, arms, seed, runs, by, from, played }: ComparisonSource) {
  const split = by === null ? {} : { by };
  const onward = from === null ? {} : { from: momentOf(from) };
  return {
    command: 'compare',
    engine: ENGINE_VERSION,
    scenario: sha256Of(text),
    ...worldOf(world),
    arms,
    seed,
    runs,
    ...split,
    ...onward,
    ...(played === null ? {} : { players: digests(played.players), playerTimeout: played.answerWithin }),
  };
}

/** The world as outputs name it: only where some of its switches were chosen. */
export function worldOf(world: World): { readonly world?: World } {
  return Object.keys(world).length === 0 ? {} : { world };
}

/** By office, the SHA-256 of the words of the command. A command itself may contain secrets. */
function digests(players: readonly PlayerCommand[]): Readonly<Record<string, string>> {
  return Object.fromEntries(players.map(({ office, words }) => [office, sha256Of(JSON.stringify(words))]));
}

/** The report and comparison of a folder that holds exactly these results and is complete; null otherwise. */
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
