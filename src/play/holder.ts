import type { Simulation } from '../engine/index.js';

/** Who holds an office now; null: nobody. Executes nothing. */
export function holderOf(run: Simulation<unknown>, office: string): string | null {
  return run.dataOf<{ readonly holder: { readonly by: string } | null }>(office)?.holder?.by ?? null;
}
