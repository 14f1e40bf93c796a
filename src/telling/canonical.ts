import { withSortedKeys } from '../engine/index.js';

/** JSON with sorted keys and no spaces: equal values are equal texts. Undefined fields are left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(withSortedKeys(value));
}
