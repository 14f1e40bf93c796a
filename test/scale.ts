import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** By what the number of random cases and seeds is multiplied; set by the configuration. */
    scale: number;
  }
}

/** How many random cases or seeds a test takes: this many in `npm test`, ten times as many in `npm run test:slow`. */
export function cases(count: number): number {
  return count * inject('scale');
}
