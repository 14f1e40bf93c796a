/** What a model gives at the points of Saltelli's design; `mixed` has, for each factor, A with that factor of B. */
export interface SaltelliValues {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly mixed: readonly (readonly number[])[];
}

/** The part of the variance that a factor causes by itself (first order), and with all its interactions (total). */
export interface SobolIndex {
  readonly first: number | null;
  readonly total: number | null;
}

/**
 * Returns the Sobol indices of each factor over the rows `chosen`; null if nothing varies.
 *
 * Sources: first order, Saltelli et al., Computer Physics Communications 181:259–270 (2010), table 2 (b); total, Jansen, Computer
 * Physics Communications 117:35–43 (1999).
 */
export function sobolIndices({ a, b, mixed }: SaltelliValues, chosen: readonly number[]): SobolIndex[] {
  const at = (values: readonly number[]) => chosen.map((row) => values[row] as number);
  const [rawA, rawB] = [at(a), at(b)];
  const n = chosen.length;
  const mean = (sum(rawA) + sum(rawB)) / (2 * n);
  const [ofA, ofB] = [rawA, rawB].map((values) => values.map((value) => value - mean)) as [number[], number[]];
  const variance = (sum(ofA.map((value) => value * value)) + sum(ofB.map((value) => value * value))) / (2 * n);
  return mixed.map((raw) => {
    if (!(variance > 0)) return { first: null, total: null };
    const values = at(raw).map((value) => value - mean);
    const first = sum(values.map((value, i) => (ofB[i] as number) * (value - (ofA[i] as number)))) / n / variance;
    const squares = values.map((value, i) => ((ofA[i] as number) - value) * ((ofA[i] as number) - value));
    return { first, total: sum(squares) / n / (2 * variance) };
  });
}

const sum = (values: readonly number[]): number => values.reduce((made, value) => made + value, 0);
