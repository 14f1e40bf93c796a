import { PLAIN_DESIGN, drawsOf } from '../plan/cells.js';
import { morrisStep } from '../design/morris.js';
import { trajectoriesOf } from '../design/settings.js';
import type { CellResult } from '../results/cellTally.js';
import type { Experiment } from '../spec/experiment.js';
import type { BootstrapEstimate } from '../statistics/bootstrap.js';
import { bootstrapIntervals } from '../statistics/bootstrap.js';
import { morrisEffect } from './elementaryEffects.js';
import { sobolIndices } from './sobol.js';
import type { Tree } from './tree.js';
import { regressionTree } from './tree.js';

/** The factor that stands for luck: what it causes is noise, and a real factor must exceed it. */
export const LUCK = 'luck';

/** How much each factor matters for the headline difference, in one scenario and one world. */
export interface Sensitivity {
  readonly scenario: string;
  readonly world: string;
  readonly outcome: string;
  readonly a: string;
  readonly b: string;
  readonly method: 'sobol' | 'morris';
  /** rows of Saltelli's design, or trajectories */
  readonly rows: number;
  readonly factors: readonly FactorSensitivity[];
}

/** With `sobol` the first-order and total index; with `morris` μ*, μ and σ, in the unit of the difference. */
export interface FactorSensitivity {
  readonly factor: string;
  readonly first?: BootstrapEstimate;
  readonly total?: BootstrapEstimate;
  readonly muStar?: BootstrapEstimate;
  readonly mu?: BootstrapEstimate;
  readonly sigma?: BootstrapEstimate;
}

/** The headline difference over the whole space of assumptions. */
export interface Multiverse {
  readonly outcome: string;
  readonly a: string;
  readonly b: string;
  readonly cells: number;
  /** shares of the cells whose difference is below and above zero, and clearly so: its interval leaves out zero */
  readonly below: number;
  readonly above: number;
  readonly clearlyBelow: number;
  readonly clearlyAbove: number;
  readonly tree: Tree;
}

const LEAST_CELLS = 20;

/** The sensitivity of the headline difference for designs that have one; empty otherwise. `cells` are in their order. */
export function sensitivityOf(experiment: Experiment, cells: readonly CellResult[]): Sensitivity[] {
  const { spec, contrasts, outcomes } = experiment;
  const design = spec.design ?? PLAIN_DESIGN;
  const [contrast] = contrasts;
  const [outcome] = outcomes;
  if ((design.kind !== 'sobol' && design.kind !== 'morris') || contrast === undefined || outcome === undefined)
    return [];
  const { a, b } = contrast;
  const settings = cells.length / (experiment.scenarios.length * experiment.worlds.length);
  const groups = Array.from({ length: cells.length / settings }, (_, g) =>
    cells.slice(g * settings, (g + 1) * settings),
  );
  return groups.map((group): Sensitivity => {
    const values = group.map((cell) => differenceIn(cell, outcome, a, b)?.difference ?? 0);
    const factors = [...Object.keys(spec.factors), LUCK];
    const found =
      design.kind === 'sobol' ? bySobol(experiment, values, factors) : byMorris(experiment, values, factors);
    const { scenario = '', world = '' } = group[0] ?? {};
    return { scenario, world, outcome, a, b, method: design.kind as 'sobol' | 'morris', ...found };
  });
}

type Found = Pick<Sensitivity, 'rows' | 'factors'>;

function bySobol(experiment: Experiment, values: readonly number[], factors: readonly string[]): Found {
  const width = factors.length + 2;
  const rows = values.length / width;
  const column = (i: number) => Array.from({ length: rows }, (_, row) => values[row * width + i] as number);
  const given = { a: column(0), b: column(1), mixed: factors.map((_, i) => column(i + 2)) };
  const draws = drawsOf(experiment.spec);
  const estimates = bootstrapIntervals(
    rows,
    (chosen) => sobolIndices(given, chosen).flatMap(({ first, total }) => [first, total]),
    (place) => draws.at('bootstrap/sobol', place),
  );
  return {
    rows,
    factors: factors.map((factor, i) => ({
      factor,
      first: estimates[2 * i] as BootstrapEstimate,
      total: estimates[2 * i + 1] as BootstrapEstimate,
    })),
  };
}

function byMorris(experiment: Experiment, values: readonly number[], factors: readonly string[]): Found {
  const { spec } = experiment;
  const draws = drawsOf(spec);
  const trajectories = trajectoriesOf(spec.factors, spec.design ?? PLAIN_DESIGN, draws);
  const delta = morrisStep(spec.design?.levels ?? 4);
  const width = factors.length + 1;
  const effects = factors.map((_, factor) =>
    trajectories.map(({ points, changes }, t) => {
      const move = changes.indexOf(factor);
      const change = (values[t * width + move + 1] as number) - (values[t * width + move] as number);
      const [from, to] = [points[move]?.point[factor] ?? 0, points[move + 1]?.point[factor] ?? 1];
      return to < from ? -change / delta : change / delta;
    }),
  );
  const estimates = bootstrapIntervals(
    trajectories.length,
    (chosen) =>
      effects.flatMap((ofFactor) => {
        const { muStar, mu, sigma } = morrisEffect(chosen.map((t) => ofFactor[t] as number));
        return [muStar, mu, sigma];
      }),
    (place) => draws.at('bootstrap/morris', place),
  );
  return {
    rows: trajectories.length,
    factors: factors.map((factor, i) => ({
      factor,
      muStar: estimates[3 * i] as BootstrapEstimate,
      mu: estimates[3 * i + 1] as BootstrapEstimate,
      sigma: estimates[3 * i + 2] as BootstrapEstimate,
    })),
  };
}

/** The headline difference over all cells; null where there are too few of them to speak of a space. */
export function multiverseOf(experiment: Experiment, cells: readonly CellResult[]): Multiverse | null {
  const [contrast] = experiment.contrasts;
  const [outcome] = experiment.outcomes;
  if (contrast === undefined || outcome === undefined) return null;
  const { a, b } = contrast;
  const found = cells.flatMap((cell) => {
    const difference = cell.luck === 0 ? differenceIn(cell, outcome, a, b) : undefined;
    return difference?.difference === null || difference === undefined
      ? []
      : [{ cell, ...difference, value: difference.difference }];
  });
  if (found.length < LEAST_CELLS) return null;
  const share = (count: number) => count / found.length;
  const points = found.map(({ cell: { scenario, world, levels }, value }) => ({
    at: {
      ...levels,
      ...(experiment.scenarios.length > 1 ? { scenario } : {}),
      ...(experiment.worlds.length > 1 ? { world } : {}),
    },
    value,
  }));
  return {
    outcome,
    a,
    b,
    cells: found.length,
    below: share(found.filter(({ value }) => value < 0).length),
    above: share(found.filter(({ value }) => value > 0).length),
    clearlyBelow: share(found.filter(({ high }) => high !== null && high < 0).length),
    clearlyAbove: share(found.filter(({ low }) => low !== null && low > 0).length),
    tree: regressionTree(points),
  };
}

function differenceIn(cell: CellResult, outcome: string, a: string, b: string) {
  return cell.contrasts.find((each) => each.outcome === outcome && each.a === a && each.b === b);
}
