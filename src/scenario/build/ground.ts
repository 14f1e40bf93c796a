import type { CheckedScenario } from '../checked.js';
import { choicesOf } from './choices.js';
import type { ConditionGround } from './condition.js';

/** What the words of conditions stand for in this scenario. */
export function groundOf(scenario: CheckedScenario): ConditionGround {
  const { channels, activities } = scenario;
  return { crisisRung: choicesOf(scenario).parameters.crisisRung, channels, activities };
}
