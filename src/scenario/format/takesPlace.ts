import type { CheckedScenario } from '../checked.js';

/** Whether no restraint of its side keeps an activity from taking place (S-56). */
export function takesPlace(
  { sides }: Pick<CheckedScenario, 'sides'>,
  { by, 'barred-by': restraint }: CheckedScenario['activities'][string],
): boolean {
  return restraint === null || sides[by]?.restraints.includes(restraint) !== true;
}
