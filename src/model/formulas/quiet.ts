import { exp, log } from '../../engine/index.js';
import type { DriftSpell } from './belief.js';
import { drift, driftHours } from './belief.js';
import type { Parameters } from '../parameters.js';

/**
 * What an office expects to follow a hostile act: a repeat, with chance p after an exponential time from the last sign on. Signs
 * are the act, a follow-on and a threat. Model, 1.3.
 */
export interface Hazard {
  /** when the last sign came */
  since: number;
  /** p, which hangs on what was done about the act */
  chance: number;
  /** the chance of a repeat since then, had the act been hostile: ∫ p dF */
  missed: number;
}

/** A hazard that starts at a sign. */
export function startHazard(since: number, chance: number): Hazard {
  return { since, chance, missed: 0 };
}

/** The share of repeats that come after `elapsed` seconds: 1 − F. */
function still(elapsed: number, { repeatAfter }: Parameters): number {
  return repeatAfter > 0 ? exp(-elapsed / repeatAfter) : 0;
}

/** Lets a hazard go on from one time to another. Nothing is read into the quiet meanwhile. */
export function skipQuiet(hazard: Hazard, from: number, to: number, parameters: Parameters): void {
  const { since, chance } = hazard;
  hazard.missed += chance * (still(from - since, parameters) - still(to - since, parameters));
}

/** What a spell does to a belief, in log-odds. */
export interface Passed {
  readonly drift: number;
  readonly quiet: number;
}

/**
 * Drift and quiet work against each other, so a long spell is taken in steps: how often an office looks must not matter. After so
 * many of them nothing is expected to follow any more.
 */
const STEPS_IN_A_MEAN = 12;
const MEANS = 36;

/**
 * What a spell does to the belief on an open case: the drift (Model, 1.6), and the quiet, with LR = (1 − ∫p dF at its end) /
 * (1 − ∫p dF at its beginning), to the power `weight`. Moves the hazard on.
 */
export function passTime(
  logOdds: number,
  spell: DriftSpell,
  hazard: Hazard,
  weight: number,
  parameters: Parameters,
): Passed {
  if (spell.from >= spell.to) return NOTHING;
  const { since, chance } = hazard;
  const { repeatAfter } = parameters;
  const expectedUntil = weight === 0 || chance === 0 ? spell.from : Math.min(spell.to, since + MEANS * repeatAfter);
  const part = { ...spell };
  let drifted = 0;
  let quiet = 0;
  let left = still(spell.from - since, parameters);
  while (part.from < expectedUntil) {
    part.to = Math.min(expectedUntil, part.from + repeatAfter / STEPS_IN_A_MEAN);
    const leftThen = still(part.to - since, parameters);
    const missed = hazard.missed + chance * (left - leftThen);
    const step = weight * log((1 - missed) / (1 - hazard.missed));
    // Half of the quiet comes before the middle of the step.
    drifted += drift(logOdds + drifted + quiet + step / 2, driftHours(part, parameters), parameters);
    quiet += step;
    left = leftThen;
    hazard.missed = missed;
    part.from = part.to;
  }
  if (part.from < spell.to) {
    part.to = spell.to;
    skipQuiet(hazard, part.from, part.to, parameters);
    drifted += drift(logOdds + drifted + quiet, driftHours(part, parameters), parameters);
  }
  return { drift: drifted, quiet };
}

const NOTHING: Passed = { drift: 0, quiet: 0 };
