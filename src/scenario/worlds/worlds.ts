import { PARAMETERS } from '../../model/index.js';
import type { Patches } from '../arms/applyPatches.js';

/** One switch of a world: what it is about, and what each of its values sets. */
interface Switch {
  readonly about: string;
  readonly values: Readonly<Record<string, Patches>>;
}

/**
 * Rival assumptions about the world, each a switch with named values. A value is a set of patches, checked like those of an arm,
 * that fits every scenario. A new switch needs only its entry here.
 */
export const WORLDS = {
  answers: {
    about: 'what an answer does to a deliberate strike (Jervis 1976: deterrence and spiral)',
    values: {
      deter: { 'parameters.after-answer': 0 },
      default: { 'parameters.after-answer': PARAMETERS.afterAnswer.value },
      provoke: { 'parameters.after-answer': 0.7 },
    },
  },
  talk: {
    about: 'how offices choose what they say over lines',
    values: {
      sincere: { talk: 'sincere' },
      strategic: { talk: 'strategic' },
    },
  },
} as const satisfies Record<string, Switch>;

export type SwitchName = keyof typeof WORLDS;

/** The values of some switches. A switch that is not named stays as the scenario has it. */
export type World = { readonly [Name in SwitchName]?: keyof (typeof WORLDS)[Name]['values'] };

export const SWITCHES = Object.keys(WORLDS) as SwitchName[];

/** The values of a switch. */
export function valuesOf(name: SwitchName): string[] {
  return Object.keys(WORLDS[name].values);
}
