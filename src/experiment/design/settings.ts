import type { DesignSpec, FactorSpec, Level } from '../spec/format.js';
import type { AnalysisDraws } from './draws.js';
import { latinHypercube } from './latinHypercube.js';
import type { Trajectory } from './morris.js';
import { morrisDesign } from './morris.js';
import { cornerLevels, listedLevels, quantileOf } from './quantile.js';
import type { LuckyPoint } from './saltelli.js';
import { saltelliDesign } from './saltelli.js';
import type { Levels, Setting } from './setting.js';

type Factors = Readonly<Record<string, FactorSpec>>;

/** How many levels Morris's design has where the spec does not say. */
const MORRIS_LEVELS = 4;

/** The settings of a design, in the order in which they are run and reported. A pure function of its arguments. */
export function settingsOf(factors: Factors, design: DesignSpec, draws: AnalysisDraws): Setting[] {
  const names = Object.keys(factors);
  const { points = 1 } = design;
  switch (design.kind) {
    case 'full-factorial':
      return combinations(names.map((name) => [name, cornerLevels(factors[name] as FactorSpec)])).map(sameLuck);
    case 'one-at-a-time':
      return [
        {},
        ...names.flatMap((name) => cornerLevels(factors[name] as FactorSpec).map((level) => ({ [name]: level }))),
      ].map(sameLuck);
    case 'list':
      return (design.settings ?? []).map((given) => sameLuck(inOrder(names, given)));
    case 'latin-hypercube':
      return latinHypercube(points, names.length, draws).map((point) => at(factors, { point, luck: 0 }));
    case 'sobol':
      return saltelliDesign(points, names.length, draws).map((point) => at(factors, point));
    case 'morris':
      return trajectoriesOf(factors, design, draws).flatMap((each) => each.points.map((point) => at(factors, point)));
    case 'multiverse': {
      const variants = names.filter((name) => factors[name]?.levels !== undefined);
      const numbers = Object.fromEntries(
        names.filter((name) => !variants.includes(name)).map((name) => [name, factors[name] as FactorSpec]),
      );
      const structures = combinations(variants.map((name) => [name, listedLevels(factors[name] as FactorSpec) ?? []]));
      const box = latinHypercube(points, Object.keys(numbers).length, draws);
      return structures.flatMap((structure) =>
        box.map((point) => sameLuck(inOrder(names, { ...structure, ...at(numbers, { point, luck: 0 }).levels }))),
      );
    }
    default:
      return design.kind satisfies never;
  }
}

/** Morris's trajectories, whose points are the settings of the design, one trajectory after the other. */
export function trajectoriesOf(factors: Factors, design: DesignSpec, draws: AnalysisDraws): Trajectory[] {
  const { trajectories = 1, levels = MORRIS_LEVELS } = design;
  return morrisDesign(trajectories, levels, Object.keys(factors).length, draws);
}

/** How many settings a design has, without making them. */
export function numberOfSettings(
  factors: Factors,
  { kind, points = 1, trajectories = 1, settings = [] }: DesignSpec,
): number {
  const specs = Object.values(factors);
  const corners = specs.map((factor) => cornerLevels(factor).length);
  switch (kind) {
    case 'full-factorial':
      return product(corners);
    case 'one-at-a-time':
      return 1 + corners.reduce((sum, count) => sum + count, 0);
    case 'list':
      return settings.length;
    case 'latin-hypercube':
      return points;
    case 'sobol':
      return points * (specs.length + 3);
    case 'morris':
      return trajectories * (specs.length + 2);
    case 'multiverse':
      return (
        points *
        product(specs.filter(({ levels }) => levels !== undefined).map((factor) => cornerLevels(factor).length))
      );
    default:
      return kind satisfies never;
  }
}

const product = (counts: readonly number[]): number => counts.reduce((made, count) => made * count, 1);

const sameLuck = (levels: Levels): Setting => ({ levels, luck: 0 });

function at(factors: Factors, { point, luck }: LuckyPoint): Setting {
  const levels = Object.entries(factors).map(([name, factor], i) => [name, quantileOf(factor, point[i] ?? 0)]);
  return { levels: Object.fromEntries(levels) as Levels, luck };
}

/** The last factor changes fastest. */
function combinations(lists: readonly (readonly [name: string, levels: readonly Level[]])[]): Levels[] {
  return lists.reduce<Levels[]>(
    (made, [name, levels]) => made.flatMap((before) => levels.map((level) => ({ ...before, [name]: level }))),
    [{}],
  );
}

function inOrder(names: readonly string[], levels: Levels): Levels {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(levels, name) ? [[name, levels[name] as Level]] : [])),
  );
}
