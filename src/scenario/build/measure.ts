import type { Measure } from '../../model/index.js';
import type { OutcomeSpec } from '../format/schema.js';

/** The measure that an outcome of a scenario asks for. */
export function measureOf(spec: OutcomeSpec): Measure {
  const truth = spec['when-truth-is'];
  if (spec.reached !== undefined) return { kind: 'reached', rung: spec.reached, label: spec.label ?? null };
  if (spec['action-at-least'] !== undefined) {
    return { kind: 'answered', rung: spec['action-at-least'], truth: truth ?? null };
  }
  if (spec['peak-rung'] !== undefined) {
    return { kind: 'peak', side: spec['peak-rung'] === 'all' ? null : spec['peak-rung'] };
  }
  if (spec.contacts !== undefined) return { kind: 'contacts', result: spec.contacts };
  if (spec.score !== undefined) return { kind: 'score', scheme: spec.score };
  if (spec.level !== undefined) {
    const { of: process, 'at-least': atLeast = null, 'at-most': atMost = null } = spec.level;
    return { kind: 'level', process, atLeast, atMost, atEnd: spec.level['at-end'] };
  }
  if (spec.first === undefined) return { kind: 'calm-at-end' };
  const { 'belief-of': actor, below, above, rung, 'contact-on': channel } = spec.first;
  const { 'level-of': process, 'at-least': atLeast = null, 'at-most': atMost = null } = spec.first;
  if (process !== undefined) return { kind: 'first-level', process, atLeast, atMost };
  if (actor !== undefined) return { kind: 'first-belief', actor, below: below ?? null, above: above ?? null };
  if (rung !== undefined) return { kind: 'first-rung', rung };
  if (channel !== undefined) return { kind: 'first-contact', channel };
  return { kind: 'first-calm' };
}
