import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Comparison, RunRow } from '../../src/experiment/index.js';
import { batchRuns, compare, measuredOutcomes, reportText } from '../../src/experiment/index.js';
import { newScenario } from '../../src/cli/newScenario.js';
import { parseDuration } from '../../src/scenario/index.js';
import { scenarioOf } from '../exact/parts.js';

const HOUR = 3600;

/** A scenario's arms compared as the command does it. */
function compared(text: string, arms: readonly string[], runs: number): { rows: RunRow[]; comparison: Comparison } {
  const scenario = scenarioOf(text);
  const rows = [...batchRuns({ scenario, arms, seed: '1', runs })].flat();
  const comparison = compare({
    scenario: scenario.id,
    seed: '1',
    arms,
    baseline: scenario.baseline ?? '',
    outcomes: measuredOutcomes(scenario),
    horizon: parseDuration(scenario.horizon),
    rows,
  });
  return { rows, comparison };
}

function timeIn({ outcomes }: Comparison, name: string) {
  const found = outcomes.find((outcome) => outcome.name === name);
  if (found?.kind !== 'time') throw new Error(`there is no time ${name}`);
  return found;
}

const read = (path: string): string => readFileSync(path, 'utf8');
const BUOY = read('test/experiment/fixtures/buoy.yaml');
const STRIKE = read('scenarios/polish-border-strike.yaml');
const RUIN = read('scenarios/gamblers-ruin.yaml');

describe('a time', () => {
  const { rows, comparison } = compared(BUOY, ['as-is', 'prevented'], 20);

  test('that no run reached is said to be so, and has no mean', () => {
    expect(timeIn(comparison, 'never').byArm['as-is']).toMatchObject({ cases: 20, reached: 0, share: 0, median: null });
    expect(timeIn(comparison, 'never').byArm['as-is']).toMatchObject({ low: null, high: null });
    const report = reportText(comparison, { title: '' });
    expect(report).toMatch(/reached +not reached in any run +no first case in any run/);
    expect(report).not.toMatch(/48\.0 h|±0/);
  });

  test('does not count where no case came, and its seed makes no pair', () => {
    const { byArm, pairs } = timeIn(comparison, 'calm');
    expect(byArm['prevented']).toMatchObject({ n: 0, cases: 0, restrictedMean: null, share: null });
    expect(pairs).toEqual([expect.objectContaining({ n: 0, difference: null, p: null, pHolm: null })]);
  });

  test('is watched as long as its outcome says, else for half the horizon', () => {
    expect(timeIn(comparison, 'never').byArm['as-is']?.limit).toBe(24 * HOUR);
    expect(timeIn(comparison, 'calm').byArm['as-is']?.limit).toBe(30 * HOUR);
  });

  test('has its beginning, its end and the truth in the row of the run', () => {
    const ofArm = (name: string) => rows.filter(({ arm }) => arm === name);
    for (const row of ofArm('as-is')) {
      expect(row).toMatchObject({ firstCase: 2 * HOUR, began: null, endedBy: 'horizon', endedAt: 48 * HOUR });
    }
    expect(new Set(ofArm('as-is').map(({ truth }) => truth))).toEqual(new Set(['accident', 'hostile']));
    expect(ofArm('prevented')[0]).toMatchObject({ firstCase: null, truth: null, peakRung: 0, finalRung: 0 });
  });
});

test('the horizon moves no figure of a time that is watched for less', () => {
  const within = (horizon: string): string =>
    STRIKE.replace('horizon: 72h', `horizon: ${horizon}`).replaceAll(/(time-to-\w+: .*\}) \}/g, '$1, within: 24h }');
  const [short, long] = ['72h', '240h'].map((horizon) => compared(within(horizon), ['open', 'closed'], 12).comparison);
  for (const name of ['time-to-clarity', 'time-to-calm']) {
    expect(timeIn(short as Comparison, name).byArm['open']?.limit).toBe(24 * HOUR);
    expect(timeIn(long as Comparison, name).byArm).toEqual(timeIn(short as Comparison, name).byArm);
  }
});

test('a run that ends otherwise is no run that might still have got there', () => {
  const { comparison } = compared(RUIN.replace('horizon: 40d', 'horizon: 100d'), ['guarded', 'unguarded'], 60);
  const { byArm, pairs } = timeIn(comparison, 'time-to-top');
  const top = comparison.outcomes.find(({ name }) => name === 'top');
  expect(byArm['unguarded']).toMatchObject({ censored: 0, share: top?.byArm['unguarded']?.estimate });
  expect((byArm['unguarded']?.share ?? 0) + (byArm['unguarded']?.otherwise ?? 0)).toBeCloseTo(1, 12);
  expect(pairs[0]?.difference).toBeCloseTo(
    (byArm['guarded']?.restrictedMean ?? 0) - (byArm['unguarded']?.restrictedMean ?? 0),
    6,
  );
});

test('no interval of a new scenario leaves the possible', () => {
  const { comparison } = compared(newScenario('c'), ['open', 'closed'], 5);
  const limits = comparison.outcomes.flatMap(({ kind, byArm }) =>
    kind === 'number' || kind === 'ordinal' ? [] : Object.values(byArm).map(({ low }) => low ?? 0),
  );
  expect(limits.length).toBeGreaterThan(0);
  expect(Math.min(...limits)).toBeGreaterThanOrEqual(0);
});
