import type { Patches } from '../../src/scenario/index.js';
import type { Proof, Story, World } from './row.js';

/** Short forms for rows. */

export function polish(arm: string, set: Patches = {}): World {
  return { scenario: 'polish-border-strike', arm, set, inputs: [] };
}
export function wider(set: Patches = {}): World {
  return { scenario: 'wider-contact', arm: 'as-it-was', set, inputs: [] };
}

type Paired = Extract<Proof, { kind: 'paired' }>;
type Measure = Pick<Paired, 'says' | 'unit' | 'direction' | 'of'> & { readonly seeds?: number };

/** The world as it is, with the mechanism, against the same without it. */
export function off(world: World, without: Patches, { seeds = 40, ...measure }: Measure): Proof {
  return { kind: 'paired', with: world, without: { ...world, set: { ...world.set, ...without } }, seeds, ...measure };
}

/** The world with the mechanism switched on against the world as it is. */
export function on(world: World, added: Patches, { seeds = 40, ...measure }: Measure): Proof {
  return { kind: 'paired', with: { ...world, set: { ...world.set, ...added } }, without: world, seeds, ...measure };
}

/** Some run with it shows what the same run without it does not. */
export function seen(
  says: string,
  worlds: readonly World[],
  look: (...stories: readonly Story[]) => string | null,
  seeds = 20,
): Proof {
  return { kind: 'traced', says, worlds, seeds, seen: look };
}

/** A time after every horizon. */
export const NEVER = '400d';
/** So rarely that it never comes. */
export const HARDLY = '~36500d';
/** Long enough for the first decision about the strike, six hours after the start, and little more. */
export const FIRST_HOURS: Patches = { horizon: '8h' };

const INDIFFERENT = { hostile: 0, accident: 0 };
/** A world in which the upper rungs are reached: they are worth as much as any other, and are granted. */
export const UPPER = polish('closed', {
  horizon: '36h',
  'actions.limited-retaliation.utility': INDIFFERENT,
  'actions.limited-retaliation.utility-local': INDIFFERENT,
  'actions.signal.utility': INDIFFERENT,
  'actions.major-strike.utility': INDIFFERENT,
  'actions.nuclear-use.utility': INDIFFERENT,
  'parameters.grant-belief': 0.1,
});
