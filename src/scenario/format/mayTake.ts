import { sideOf } from './names.js';
import type { FullScenario } from './schema.js';

/** Whether an office may choose an action, if it takes a decision in which the action is an option. */
export function mayTake({ by }: Pick<FullScenario['actions'][string], 'by'>, actor: string): boolean {
  return by === null || by.includes(actor) || by.includes(sideOf(actor));
}
