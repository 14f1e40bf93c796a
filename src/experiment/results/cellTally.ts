import { RunningComparison } from '../compare.js';
import type { Comparison, ReportedOutcome, TimedOutcome } from '../comparison.js';
import { followUpOf } from '../followUps.js';
import type { LogRank } from '../statistics/logRank.js';
import { PairedLogRank } from '../statistics/logRank.js';
import { detectionOutcomes } from '../replications.js';
import type { Cell } from '../plan/cells.js';
import type { BlockRuns } from '../plan/runBlock.js';
import { comparedRow } from '../plan/row.js';
import type { StopTarget } from '../plan/stop.js';
import { StopRule, stopTarget } from '../plan/stop.js';
import type { Experiment } from '../spec/experiment.js';
import type { Contrast, Level } from '../spec/format.js';
import { parseDuration, worldText } from '../../scenario/index.js';
import type { BandResult } from './bands.js';
import { bandsIn } from './bands.js';
import { RungCurves } from './rungCurves.js';
import type { Curves } from './rungCurves.js';

/** A difference between two arms in one cell, for one outcome. */
export interface ContrastResult extends Contrast {
  readonly outcome: string;
  readonly n: number;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly onlyA?: number;
  readonly onlyB?: number;
  /** of a time: the log-rank test, stratified by seed */
  readonly logRank?: LogRank;
}

/** A run that failed. */
export interface Failure {
  readonly arm: string;
  readonly seed: string;
  readonly error: string;
}

/** The results of a cell. */
export interface CellResult {
  readonly scenario: string;
  readonly world: string;
  /** from 1 */
  readonly setting: number;
  readonly luck: number;
  readonly levels: Readonly<Record<string, Level>>;
  /** seeds, each run in every arm */
  readonly seeds: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  readonly comparison: Comparison;
  readonly contrasts: readonly ContrastResult[];
  readonly bands: readonly BandResult[];
  /** by arm: how many runs peaked at each rung */
  readonly peaks: Readonly<Record<string, readonly number[]>>;
  /** the share of runs on each rung over time; null where the experiment has too many cells to keep them */
  readonly curves: Curves | null;
}

const MOST_FAILURES = 20;
/** Curves take some kilobytes a cell. */
const MOST_CELLS_WITH_CURVES = 200;

/** The runs of a cell, added block by block in order. */
export class CellTally {
  private readonly main: RunningComparison;
  private readonly others: readonly { readonly contrast: Contrast; readonly running: RunningComparison }[];
  private readonly peaks: number[][];
  private readonly horizon: number;
  private readonly curves: RungCurves | null;
  private readonly ranks: readonly {
    readonly contrast: Contrast;
    readonly outcome: TimedOutcome;
    readonly test: PairedLogRank;
  }[];
  private readonly target: StopTarget | null;
  private readonly rule: StopRule | null;
  private readonly failures: Failure[] = [];
  private failed = 0;
  private seeds = 0;

  constructor(
    private readonly experiment: Experiment,
    private readonly cell: Cell,
    cells: number,
  ) {
    const { arms, baseline, outcomes, spec } = experiment;
    const { scenario, measured } = this.studied;
    const horizon = parseDuration(scenario.horizon);
    this.horizon = horizon;
    const shared = { scenario: scenario.id, seed: experiment.seedName, outcomes: measured, horizon };
    const detection = detectionOutcomes(scenario);
    const isReported =
      detection !== null &&
      [detection.answeredAttack, detection.answeredAccident].every((name) => outcomes.includes(name));
    const brier = detection?.brier ?? null;
    this.main = new RunningComparison({
      ...shared,
      arms,
      baseline,
      detection: isReported ? { ...detection, brier: brier !== null && outcomes.includes(brier) ? brier : null } : null,
      byTruth: spec['by-truth'],
    });
    this.others = experiment.contrasts
      .filter(({ b }) => b !== baseline)
      .map((contrast) => ({
        contrast,
        running: new RunningComparison({ ...shared, arms: [contrast.a, contrast.b], baseline: contrast.b }),
      }));
    const times = measured.flatMap((outcome) => (outcome.kind === 'time' ? [outcome] : []));
    this.ranks = experiment.contrasts.flatMap((contrast) =>
      times.map((outcome) => ({ contrast, outcome, test: new PairedLogRank() })),
    );
    this.target = stopTarget(experiment);
    this.rule = this.target === null ? null : new StopRule(experiment, this.target);
    this.peaks = arms.map(() => scenario.ladder.map(() => 0));
    this.curves = cells <= MOST_CELLS_WITH_CURVES ? new RungCurves(arms.length, scenario.ladder.length, horizon) : null;
  }

  /** Adds a block; `seeds` are its seeds. */
  add(seeds: readonly string[], runs: BlockRuns): void {
    const { arms, outcomes } = this.experiment;
    this.rule?.add(runs);
    for (const [i, seed] of seeds.entries()) {
      const ofSeed = runs[i] ?? [];
      const rows = arms.map((arm, a) => {
        const run = ofSeed[a];
        return run === undefined ? null : comparedRow(run, arm, seed, outcomes);
      });
      this.main.add(rows);
      for (const { contrast, running } of this.others) {
        running.add([contrast.a, contrast.b].map((arm) => rows[arms.indexOf(arm)] ?? null));
      }
      for (const { contrast, outcome, test } of this.ranks) {
        const [a, b] = [contrast.a, contrast.b].map((arm) => rows[arms.indexOf(arm)] ?? null);
        const watched = [a, b].map((row) => (row ? followUpOf(outcome, row, this.horizon) : null));
        if (watched[0] && watched[1]) test.add(watched[0], watched[1]);
      }
      for (const [a, run] of ofSeed.entries()) {
        if ('error' in run) this.fail({ arm: arms[a] ?? '', seed, error: run.error });
        else {
          const counts = this.peaks[a] ?? [];
          counts[run.peakRung] = (counts[run.peakRung] ?? 0) + 1;
          this.curves?.add(a, run.rungs);
        }
      }
      this.seeds += 1;
    }
  }

  result(): CellResult {
    const { arms, contrasts } = this.experiment;
    const comparison = this.main.result();
    const extra = this.others.map(({ contrast, running }) => ({ contrast, outcomes: running.result().outcomes }));
    return {
      scenario: comparison.scenario,
      world: worldText(this.cell.world),
      setting: this.cell.setting + 1,
      luck: this.cell.point.luck,
      levels: this.cell.point.levels,
      seeds: this.seeds,
      failed: this.failed,
      failures: this.failures,
      comparison,
      contrasts: contrasts.flatMap((contrast) => {
        const known = extra.find((each) => each.contrast === contrast);
        return differences(contrast, known?.outcomes ?? comparison.outcomes).map((each) => this.withTests(each));
      }),
      bands: bandsIn(this.experiment, comparison),
      peaks: Object.fromEntries(arms.map((arm, a) => [arm, this.peaks[a] ?? []])),
      curves: this.curves?.result(arms) ?? null,
    };
  }

  private withTests(found: ContrastResult): ContrastResult {
    const rank = this.ranks.find(
      ({ contrast: { a, b }, outcome }) => outcome.name === found.outcome && a === found.a && b === found.b,
    );
    return this.sequential(rank === undefined ? found : { ...found, logRank: rank.test.result() });
  }

  /** The difference that a stopping rule has looked at gets the interval that allows for looking, and no p. */
  private sequential(found: ContrastResult): ContrastResult {
    const { target, rule } = this;
    if (target === null || rule === null) return found;
    if (found.outcome !== target.outcome || found.a !== target.a || found.b !== target.b) return found;
    return { ...found, ...rule.interval, p: null };
  }

  private get studied() {
    const studied = this.experiment.scenarios[this.cell.scenario];
    if (studied === undefined) throw new RangeError(`there is no scenario ${this.cell.scenario}`);
    return studied;
  }

  private fail(failure: Failure): void {
    this.failed += 1;
    if (this.failures.length < MOST_FAILURES) this.failures.push(failure);
  }
}

function differences(contrast: Contrast, outcomes: readonly ReportedOutcome[]): ContrastResult[] {
  return outcomes.flatMap((outcome): ContrastResult[] => {
    const pair = outcome.pairs.find(({ a, b }) => a === contrast.a && b === contrast.b);
    if (pair === undefined) return [];
    const { n, difference, low, high, p } = pair;
    const only = 'onlyA' in pair ? { onlyA: pair.onlyA, onlyB: pair.onlyB } : {};
    return [{ ...contrast, outcome: outcome.name, n, difference, low, high, p, ...only }];
  });
}
