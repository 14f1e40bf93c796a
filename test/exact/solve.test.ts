import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ExactAnswers, ExactOutcome } from '../../src/exact/index.js';
import { crossCheck, solveScenario } from '../../src/exact/index.js';
import { parseDuration } from '../../src/scenario/index.js';
import { TOLERANCE } from '../oracles/batch.js';
import { batchOf, scenarioIn, scenarioOf } from './parts.js';

const HOUR = 3600;
const options = { arm: null, states: 20_000 };

function outcome<Kind extends ExactOutcome['kind']>(
  { outcomes }: ExactAnswers,
  name: string,
  kind: Kind,
): Extract<ExactOutcome, { kind: Kind }> {
  const found = outcomes.find((each) => each.name === name);
  if (found?.kind !== kind) throw new Error(`there is no ${kind} ${name}`);
  return found as Extract<ExactOutcome, { kind: Kind }>;
}

const ruin = scenarioIn('scenarios/gamblers-ruin.yaml');
const race = scenarioIn('test/exact/fixtures/race.yaml');
const line = scenarioIn('test/exact/fixtures/busy-line.yaml');

describe('the ladder as gambler’s ruin', () => {
  /** P(top) = (1−r⁴)/(1−r¹¹) and the mean number of steps (4 − 11·P)/(q − p). */
  test.each([
    { arm: 'unguarded', up: 0.42, down: 0.48 },
    { arm: 'easing', up: 0.34, down: 0.56 },
  ])('$arm: the closed form to ten digits', ({ arm, up, down }) => {
    const r = down / up;
    const top = (1 - r ** 4) / (1 - r ** 11);
    const answers = solveScenario(ruin, { ...options, arm });
    expect(outcome(answers, 'top', 'binary').inTheEnd).toBeCloseTo(top, 10);
    expect((answers.end.inTheEnd.time ?? 0) / HOUR).toBeCloseTo((4 - 11 * top) / (down - up), 9);
    expect(answers.end.inTheEnd.chance).toBeCloseTo(1, 12);
  });

  test.each([
    { arm: 'fair', top: 4 / 11, mean: 28, digits: 10 },
    { arm: 'guarded', top: 0.00699457, mean: 26.929452, digits: 6 },
    { arm: 'easing-guarded', top: 0.00051055, mean: 15.104509, digits: 6 },
  ])('$arm: the top with chance $top, after $mean h', ({ arm, top, mean, digits }) => {
    const answers = solveScenario(ruin, { ...options, arm });
    expect(outcome(answers, 'top', 'binary').inTheEnd).toBeCloseTo(top, digits + 1);
    expect((answers.end.inTheEnd.time ?? 0) / HOUR).toBeCloseTo(mean, digits - 1);
  });

  test('the highest rung: from 4, rung k is reached before 0 with the chance of the shorter ruin', () => {
    const r = 0.48 / 0.42;
    const reached = (k: number) => (1 - r ** 4) / (1 - r ** k);
    const mean = [5, 6, 7, 8, 9, 10, 11].reduce((sum, k) => sum + reached(k), 4);
    const answers = solveScenario(ruin, { ...options, arm: 'unguarded' });
    expect(outcome(answers, 'peak', 'number').inTheEnd).toBeCloseTo(mean, 9);
  });
});

describe('a race of clarification and retaliation, 6 and 2 an hour', () => {
  const answers = solveScenario(race, options);

  test('contact first: β/(α+β) in the end', () => {
    expect(outcome(answers, 'contact-first', 'binary').inTheEnd).toBeCloseTo(0.75, 12);
    expect((answers.end.inTheEnd.time ?? 0) / HOUR).toBeCloseTo(1 / 8, 12);
  });

  test('and within the half hour of the horizon β/(α+β)·(1 − e^−(α+β)t)', () => {
    const [over, rate, t] = [1 - Math.exp(-4), 8, 0.5];
    expect(outcome(answers, 'contact-first', 'binary').byHorizon).toBeCloseTo(0.75 * over, 12);
    const { chance, time } = outcome(answers, 'time-to-contact', 'time').byHorizon ?? { chance: 0, time: 0 };
    expect(chance).toBeCloseTo(0.75 * over, 12);
    // The mean of an exponential time, given that it is at most t.
    expect((time ?? 0) / HOUR).toBeCloseTo(1 / rate - (t * Math.exp(-rate * t)) / over, 12);
  });
});

describe('a line that serves one call at a time, M/M/1/3', () => {
  const answers = solveScenario(line, options);
  const atEnd = (name: string) => outcome(answers, name, 'binary').byHorizon ?? 0;

  test('λ = 6, μ = 4: how many are in it after two days', () => {
    // Four levels, those below the top twice: before and after it was first full.
    expect(answers.states).toBe(7);
    expect(atEnd('blocked')).toBeCloseTo(0.415385, 6);
    expect(atEnd('one-waits') - atEnd('blocked')).toBeCloseTo(0.276923, 6);
    expect(1 - atEnd('busy')).toBeCloseTo(0.123077, 6);
    expect(atEnd('busy') + atEnd('one-waits') + atEnd('blocked')).toBeCloseTo(1.984615, 6);
  });

  test('it never ends, and has no state in the end', () => {
    expect(answers.end.inTheEnd).toEqual({ chance: 0, time: null });
    expect(outcome(answers, 'blocked', 'binary').inTheEnd).toBe(null);
  });

  test('from empty to full: 1/λ + (1/λ + μ/λ²) + (1/λ + μ/λ² + μ²/λ³)', () => {
    const mean = 3 / 6 + 2 * (4 / 36) + 16 / 216;
    expect((outcome(answers, 'first-blocked', 'time').inTheEnd.time ?? 0) / HOUR).toBeCloseTo(mean, 12);
  });

  test('λ = 2: one in fifteen finds no room', () => {
    const text = readFileSync('test/exact/fixtures/busy-line.yaml', 'utf8').replace('~10m', '~30m');
    const rare = solveScenario(scenarioOf(text), options);
    expect(outcome(rare, 'blocked', 'binary').byHorizon).toBeCloseTo(0.066667, 6);
  });
});

describe('a batch of the same scenario agrees, within 5 standard errors', () => {
  test.each([
    { name: 'gamblers-ruin, guarded', scenario: ruin, arm: 'guarded', runs: 1500, least: 9 },
    { name: 'gamblers-ruin, unguarded', scenario: ruin, arm: 'unguarded', runs: 1500, least: 11 },
    { name: 'race', scenario: race, arm: null, runs: 4000, least: 6 },
    { name: 'busy line', scenario: line, arm: null, runs: 1000, least: 5 },
  ])('$name', ({ scenario, arm, runs, least }) => {
    const answers = solveScenario(scenario, { ...options, arm });
    const { end, outcomes } = crossCheck(answers, parseDuration(scenario.horizon), batchOf(scenario, arm, runs));
    const scores = [{ ...end, within: null }, ...outcomes].flatMap(({ share, mean, within }) =>
      [share?.z ?? [], mean?.z ?? [], within?.z ?? []].flat(),
    );
    expect(scores.length).toBeGreaterThanOrEqual(least);
    expect(scores.filter((z) => Math.abs(z) > TOLERANCE)).toEqual([]);
    expect(scores.some((z) => z !== 0)).toBe(true);
  });
});
