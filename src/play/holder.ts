import type { Simulation } from '../engine/index.js';

/** The cases that an office has heard of, including acts of its own side. Executes nothing. */
export function casesOf(run: Simulation<unknown>, office: string): string[] {
  const known = run.dataOf<{ readonly cases: object; readonly own: object }>(office);
  return known === undefined ? [] : [...Object.keys(known.cases), ...Object.keys(known.own)];
}

/** Who holds an office now; null: nobody. Executes nothing. */
export function holderOf(run: Simulation<unknown>, office: string): string | null {
  return run.dataOf<{ readonly holder: { readonly by: string } | null }>(office)?.holder?.by ?? null;
}
