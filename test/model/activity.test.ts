import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { ActivityInput } from '../../src/model/index.js';
import type { PlayOptions } from './world.js';
import { HOUR, SILENT, activity, parameters } from './parts.js';
import { at, play } from './world.js';

const NAME = 'activity.shelling';
const LONG = 800 * HOUR;

function go(over: Partial<ActivityInput> = {}, script: readonly FirstMessage[] = [], options: PlayOptions = {}) {
  const entities = { [NAME]: activity(over), 'blue.local': SILENT, 'red.theatre': SILENT };
  return play(entities, [at(0, NAME, { type: 'start' }), ...script], { horizon: LONG, ...options });
}
const restrained = at(0, NAME, { type: 'restrained', until: LONG });
const widened = at(0, NAME, { type: 'widened', until: LONG });

/** How many events there are in 800 h, in each of twenty runs. */
function counts(script: readonly FirstMessage[]): number[] {
  const seeds = Array.from({ length: 20 }, (_, i) => `activity ${i}`);
  return seeds.map((seed) => go({}, script, { seed }).facts('event').length);
}
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('its events', () => {
  test.each([
    ['come at its rate: 100 in 800 h at one in 8 h', [], 100],
    ['half as often under restraint', [restrained], 50],
    ['twice as often where it is widened', [widened], 200],
    ['at the usual rate with both', [restrained, widened], 100],
  ])('%s', (_, script, expected) => {
    // Poisson: the variance is the mean.
    expect(Math.abs(mean(counts(script)) - expected)).toBeLessThan(5 * Math.sqrt(expected / 20));
  });

  test('are as irregular as a Poisson process: the variance of the count is its mean', () => {
    const all = counts([]);
    const variance = mean(all.map((count) => (count - mean(all)) ** 2)) * (20 / 19);
    // The variance of twenty Poisson counts has a relative standard error of √(2/19).
    expect(Math.abs(variance / 100 - 1)).toBeLessThan(5 * Math.sqrt(2 / 19));
  });

  test('are thinned, not moved: what is left under restraint happened anyway, and all of it happens when widened', () => {
    const times = (script: readonly FirstMessage[]) =>
      go({}, script)
        .facts('event')
        .map((event) => event.at);
    const [few, usual, many] = [times([restrained]), times([]), times([widened])];
    expect(usual).toEqual(expect.arrayContaining(few));
    expect(many).toEqual(expect.arrayContaining(usual));
    expect(few.length).toBeLessThan(usual.length);
  });

  test('a restraint and a widening end in their time', () => {
    const script = [
      at(0, NAME, { type: 'restrained', until: 400 * HOUR }),
      at(0, NAME, { type: 'widened', until: 200 * HOUR }),
    ];
    const chances = go({}, script).entries.flatMap(({ at: when, draws }) =>
      draws.filter(({ purpose }) => purpose === 'happens').map((draw) => [when, 'p' in draw ? draw.p : NaN] as const),
    );
    for (const [when, p] of chances) expect(p).toBe(when < 200 * HOUR ? 0.5 : when < 400 * HOUR ? 0.25 : 0.5);
  });

  test('begin when it is told to', () => {
    expect(play({ [NAME]: activity() }, []).facts('event')).toEqual([]);
  });

  test('its state says how it goes', () => {
    const script = [at(10 * HOUR, NAME, { type: 'widened', until: 100 * HOUR })];
    const states = go({}, script).entries.filter(({ to }) => to === NAME);
    expect(new Set(states.map(({ after }) => after))).toEqual(new Set(['running', 'surging']));
    expect(states[0]).toMatchObject({ before: 'paused', after: 'running' });
  });
});

describe('what comes of an event', () => {
  test('the office that sees it counts it as evidence', () => {
    const played = go({ seenBy: 'blue.local' });
    const sighted = played.messages('blue.local', 'sighted');
    expect(sighted).toHaveLength(played.facts('event').length);
    expect(sighted[0]).toMatchObject({ adversary: 'red', what: expect.stringContaining('shelling') });
  });

  test('a setback is its side’s', () => {
    const played = go({ setback: true });
    expect(played.messages('red', 'setback')).toHaveLength(played.facts('event').length);
    expect(go().messages('red', 'setback')).toEqual([]);
  });

  const incident = {
    says: 'A missile strays.',
    by: 'red',
    against: 'blue',
    rung: 4,
    damage: 'minor',
    dualUse: 0,
    weapon: 0,
    truths: [{ id: 'fault', weight: 1, kind: 'accident' as const, by: 'red' }],
    reports: [],
    window: 1800,
    repeatsLeft: 2,
    reviewed: true,
    parameters: parameters(),
  };
  const crosses = (chance: number) => ({ crosses: { chance, incident } });
  test('some cross and become incidents of their own', () => {
    const played = go(crosses(0.5));
    const crossed = played.chances('crosses').filter(({ result }) => result);
    expect(played.chances('crosses').every(({ p }) => p === 0.5)).toBe(true);
    expect(crossed.length).toBeGreaterThan(10);
    expect(played.facts('incident').map((fact) => fact.case)).toEqual(
      crossed.map(({ occurrence }) => `shelling/${occurrence}`),
    );
    expect(go(crosses(0)).facts('incident')).toEqual([]);
  });

  const misidentified = { chance: 0.2, by: 'red.theatre', side: 'red', as: 'blue', easedTo: 0.3 };

  test('some are taken for another side’s; fewer while a line eases it', () => {
    const played = go({ misidentified }, [at(0, NAME, { type: 'eased', until: 400 * HOUR })]);
    for (const { at: when, draws } of played.entries) {
      for (const draw of draws.filter(({ purpose }) => purpose === 'misidentified')) {
        expect(draw).toMatchObject({ p: when < 400 * HOUR ? 0.2 * 0.3 : 0.2 });
      }
    }
    const taken = played.facts('misidentified');
    expect(taken.length).toBeGreaterThan(5);
    expect(taken[0]).toMatchObject({ by: 'red.theatre', as: 'blue' });
    expect(played.messages('red', 'misread')).toHaveLength(taken.length);
  });

  test('where something can be misidentified, only that crosses', () => {
    const played = go({ misidentified, ...crosses(1) });
    expect(played.facts('incident')).toHaveLength(played.facts('misidentified').length);
    expect(go({ misidentified: { ...misidentified, chance: 0 }, ...crosses(1) }).facts('incident')).toEqual([]);
  });
});
