import type { Condition } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { parseDuration } from '../format/units.js';

/** The condition that an inject waits for. */
export function conditionOf(when: NonNullable<CheckedScenario['injects'][number]['when']>): Condition {
  const held = parseDuration(when.for);
  if (when['no-contact-on'] !== undefined) return { kind: 'no-contact', channel: when['no-contact-on'], for: held };
  if (when['rung-at-least'] !== undefined) return { kind: 'rung', rung: when['rung-at-least'], for: held };
  return { kind: 'tense', for: held };
}
