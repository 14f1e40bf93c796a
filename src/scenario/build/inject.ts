import type { Condition, Inject } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { sideOf } from '../format/names.js';
import { parseDuration } from '../format/units.js';

/** An inject as the director carries it out. */
export function injectOf(
  inject: Pick<CheckedScenario['injects'][number], 'id' | 'incident' | 'statement' | 'channel' | 'weapon'>,
): Inject {
  const { id, incident, statement, channel, weapon } = inject;
  if (incident !== undefined) return { id, kind: 'incident', incident };
  if (channel !== undefined) {
    return {
      id,
      kind: 'channel',
      channel: channel.id,
      state: channel.state ?? null,
      answering: channel.answering ?? null,
    };
  }
  if (weapon !== undefined) return { id, kind: 'weapon', activity: weapon.activity, weapon: weapon.class };
  const { by = '', about = null, kind: says = 'demand-answers' } = statement ?? {};
  return { id, kind: 'statement', by, side: sideOf(by), about, says };
}

/** The condition that an inject waits for. */
export function conditionOf(when: NonNullable<CheckedScenario['injects'][number]['when']>): Condition {
  const held = parseDuration(when.for);
  if (when['no-contact-on'] !== undefined) return { kind: 'no-contact', channel: when['no-contact-on'], for: held };
  if (when['rung-at-least'] !== undefined) return { kind: 'rung', rung: when['rung-at-least'], for: held };
  return { kind: 'tense', for: held };
}
