import type { StateValue } from 'xstate';

/** A configuration as the trace shows it: `parent.child`, regions separated by commas. */
export function labelOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([state, inner]) => {
      const below = inner === undefined ? '' : labelOf(inner);
      return below === '' ? state : `${state}.${below}`;
    })
    .join(',');
}
