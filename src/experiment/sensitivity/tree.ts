/** A point of the space of assumptions, by name of the assumption, and the difference found there. */
export interface TreePoint {
  readonly at: Readonly<Record<string, number | string | boolean>>;
  readonly value: number;
}

/** A small regression tree: where the difference turns. */
export type Tree =
  | { readonly kind: 'leaf'; readonly n: number; readonly mean: number; readonly below: number; readonly above: number }
  | { readonly kind: 'split'; readonly rule: string; readonly yes: Tree; readonly no: Tree };

const DEEPEST = 3;
/** The least part of all points in a leaf. */
const LEAST_PART = 0.05;
const LEAST_POINTS = 5;

/**
 * Returns a regression tree of at most three levels: each split is the one that most lowers the sum of squared deviations.
 *
 * Source: Breiman, Friedman, Olshen & Stone, Classification and Regression Trees, 1984, chapter 8; without pruning.
 */
export function regressionTree(points: readonly TreePoint[], depth = 0, all = points.length): Tree {
  const least = Math.max(LEAST_POINTS, Math.ceil(LEAST_PART * all));
  const best = depth < DEEPEST ? bestSplit(points, least) : null;
  if (best === null) return leafOf(points);
  return {
    kind: 'split',
    rule: best.rule,
    yes: regressionTree(best.yes, depth + 1, all),
    no: regressionTree(best.no, depth + 1, all),
  };
}

interface Split {
  readonly rule: string;
  readonly yes: readonly TreePoint[];
  readonly no: readonly TreePoint[];
  readonly left: number;
}

function bestSplit(points: readonly TreePoint[], least: number): Split | null {
  const names = Object.keys(points[0]?.at ?? {});
  const before = deviation(points);
  let best: Split | null = null;
  for (const { rule, isInside } of names.flatMap((name) => rulesOf(name, points))) {
    const [yes, no] = [points.filter(isInside), points.filter((point) => !isInside(point))];
    if (yes.length < least || no.length < least) continue;
    const left = deviation(yes) + deviation(no);
    // A split must explain something; rounding alone may not make one.
    if (left < (best?.left ?? before * 0.99)) best = { rule, yes, no, left };
  }
  return best;
}

interface Rule {
  readonly rule: string;
  readonly isInside: (point: TreePoint) => boolean;
}

function rulesOf(name: string, points: readonly TreePoint[]): Rule[] {
  const values = [...new Set(points.map(({ at }) => at[name]))];
  if (values.every((value): value is number => typeof value === 'number')) {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted.slice(1).map((value, i) => {
      const cut = (value + (sorted[i] as number)) / 2;
      return { rule: `${name} < ${Number(cut.toPrecision(3))}`, isInside: ({ at }) => (at[name] as number) < cut };
    });
  }
  return values.map((value) => ({ rule: `${name} is ${String(value)}`, isInside: ({ at }) => at[name] === value }));
}

function leafOf(points: readonly TreePoint[]): Tree {
  const values = points.map(({ value }) => value);
  return {
    kind: 'leaf',
    n: points.length,
    mean: values.reduce((sum, value) => sum + value, 0) / points.length,
    below: values.filter((value) => value < 0).length / points.length,
    above: values.filter((value) => value > 0).length / points.length,
  };
}

function deviation(points: readonly TreePoint[]): number {
  const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length;
  return points.reduce((sum, { value }) => sum + (value - mean) * (value - mean), 0);
}
