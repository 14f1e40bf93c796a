import { randomBytes, randomInt } from 'node:crypto';
import type { EveningHeader } from '../../room/server/index.js';
import type { CheckedScenario, World } from '../../scenario/index.js';
import { applyWorld, checkScenario } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import { requireArm } from '../scenarioFile.js';

/** What the command line says about a new evening. */
export interface BeginningFlags {
  readonly arm?: string;
  readonly seed?: string;
  readonly world?: World;
}

/**
 * The beginning of a new evening. The seed comes from the randomness of the system unless one is given: who has the file could else play
 * the evening ahead at home.
 */
export function newEvening(
  scenario: CheckedScenario,
  text: string,
  { arm, seed, world }: BeginningFlags,
): EveningHeader {
  return {
    begun: new Date().toISOString(),
    scenario: { id: scenario.id, text },
    arm: armOf(scenario, arm),
    seed: seed ?? randomBytes(12).toString('base64url'),
    ...(world === undefined ? {} : { world: { ...world } }),
  };
}

function armOf(scenario: CheckedScenario, arm: string | undefined): string | null {
  if (arm === undefined) return null;
  if (arm !== 'random') return requireArm(scenario, arm);
  const arms = Object.keys(scenario.arms);
  return arms[arms.length === 0 ? 0 : randomInt(arms.length)] ?? null;
}

/** The scenario of an evening, from the text that its journal keeps. */
export function scenarioOf({ scenario: { text, id }, world = {} }: EveningHeader): CheckedScenario {
  const { scenario } = checkScenario(text, id);
  if (scenario === null) throw new CommandError(`The journal contains a scenario with errors.`, EXIT.wrongFile);
  return applyWorld(scenario, world);
}
