import { describe, expect, test } from 'vitest';
import { prepareHistory } from '../../src/play/index.js';
import { scenarioOf, SMALL, small } from '../scenario/small.js';

const HOUR = 3600;
const STRIKE = { at: 6 * HOUR };
const MILESTONES = `{ says: Blue raised its readiness., act: posture, by: blue }`;

/** What becomes of one milestone in a run where a missile strays at 6 h, and 30 h later again, and everybody postures. */
function milestone(condition: string) {
  const text = small(MILESTONES, `{ says: It., ${condition} }`)
    .replace('injects:', 'injects:\n  - { id: again, at: 36h, incident: stray-missile }')
    .replace('deliberate: { weight: 1,', 'deliberate: { weight: 0.000001,')
    .replace('actions:', 'actions:\n  posture: { utility: { hostile: 50, accident: 50 } }');
  const [, result] = prepareHistory(scenarioOf(text))('1');
  return { at: result?.at, met: result?.met };
}

describe('a milestone', () => {
  test.each<[string, ReturnType<typeof milestone>]>([
    ['incident: stray-missile', { ...STRIKE, met: true }],
    ['incident: stray-missile, after: 6h, before: 6h', { ...STRIKE, met: true }],
    ['incident: stray-missile, after: 7h', { ...STRIKE, met: false }],
    ['incident: stray-missile, before: 5h', { ...STRIKE, met: false }],
    ['incident: stray-missile, after: 36h, before: 36h, again: true', { at: 36 * HOUR, met: true }],
    ['incident: stray-missile, before: 5h, again: true', { at: null, met: false }],
    ['incident: stray-missile, never: true', { ...STRIKE, met: false }],
    ['incident: stray-missile, never: true, before: 5h', { at: null, met: true }],
    ['incident: stray-missile, never: true, after: 36h, before: 36h', { at: 36 * HOUR, met: false }],
    ['rung: 4', { ...STRIKE, met: true }],
    ['rung: 4, label: deliberate', { at: null, met: false }],
    ['rung: 4, label: accidental', { ...STRIKE, met: true }],
    ['rung: 11', { at: null, met: false }],
    ['rung: 11, never: true', { at: null, met: true }],
    ['incident: stray-missile, truth: navigation-fault', { ...STRIKE, met: true }],
    ['incident: stray-missile, truth: deliberate, before: 6h, never: true', { at: null, met: true }],
    ['contact-on: chiefs, result: connected', { at: null, met: false }],
    ['holds: { incident: stray-missile, for: 3h }', { at: 9 * HOUR, met: true }],
    ['holds: { incident: stray-missile, for: 3h }, before: 8h', { at: 9 * HOUR, met: false }],
    ['holds: { incident: stray-missile }, after: 20h, again: true', { at: 20 * HOUR, met: true }],
    ['holds: { rung-at-least: 11 }, never: true', { at: null, met: true }],
    // Nothing may happen any more after the last hours of a run.
    ['holds: { incident: stray-missile, for: 66h }', { at: 72 * HOUR, met: true }],
  ])('%s', (condition, expected) => {
    expect(milestone(condition)).toEqual(expected);
  });

  test('of an act is met by the office, its side, or anybody', () => {
    const { at, met } = milestone('act: posture');
    expect(met).toBe(true);
    expect(milestone('act: posture, by: blue')).toEqual({ at, met });
    expect(milestone('act: posture, by: blue.local').at).toBeGreaterThanOrEqual(at ?? Infinity);
    expect(milestone('act: posture, by: green')).toEqual({ at: null, met: false });
  });

  test('of a belief, of calm, and of a call that fails', () => {
    expect(milestone('belief-of: blue.chief, above: 0.36').at).toBeGreaterThan(6 * HOUR);
    expect(milestone('belief-of: blue.chief, below: 0.0001').met).toBe(false);
    expect(milestone('calm: true').at).toBeGreaterThan(6 * HOUR);
    expect(milestone('contact-on: chiefs, result: barred').met).toBe(true);
  });
});

test('a scenario without history has none to follow', () => {
  const scenario = scenarioOf(SMALL.slice(0, SMALL.indexOf('\nhistory:')));
  expect(() => prepareHistory(scenario)).toThrow('has no history');
});
