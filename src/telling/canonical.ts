import { withSortedKeys } from '../engine/index.js';

/** JSON with sorted keys and no spaces, so that equal values give equal texts. Omits undefined fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(withSortedKeys(value));
}
