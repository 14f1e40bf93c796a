import { describe, expect, test } from 'vitest';
import type { RunRow } from '../../src/experiment/index.js';
import { compare, measuredOutcomes, prepareReplications, runSeed } from '../../src/experiment/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { parseDuration } from '../../src/scenario/index.js';
import { ARMS, shipped, shippedWith } from './shipped.js';

/** The rows of these arms under the seeds 1/1, 1/2 … */
function rowsOf(scenario: CheckedScenario, arms: readonly string[], seeds: number): RunRow[] {
  const replicate = prepareReplications(scenario, arms);
  return Array.from({ length: seeds }, (_, i) => replicate(runSeed('1', i + 1))).flat();
}

/** All that is measured in a run but the counts of contacts. */
function beyondContacts(scenario: CheckedScenario, { seed, peakRung, values, changes }: RunRow): object {
  const counted = Object.entries(scenario.outcomes).filter(([, spec]) => spec.contacts === undefined);
  return { seed, peakRung, values: Object.fromEntries(counted.map(([name]) => [name, values[name]])), changes };
}

/** The runs of one arm, by seed, without the counts of contacts. */
function storiesOf(scenario: CheckedScenario, rows: readonly RunRow[], arm: string): object[] {
  return rows.filter((row) => row.arm === arm).map((row) => beyondContacts(scenario, row));
}

/** Compares an arm with the baseline, and expects no difference in any outcome of any seed. */
function expectNoDifference(scenario: CheckedScenario, baseline: string, twin: string): void {
  const arms = [baseline, twin];
  const rows = rowsOf(scenario, arms, 8);
  const horizon = parseDuration(scenario.horizon);
  const outcomes = measuredOutcomes(scenario);
  const compared = compare({ scenario: scenario.id, seed: '1', arms, baseline, outcomes, horizon, rows });
  for (const { pairs } of compared.outcomes) {
    expect(pairs).toEqual([expect.objectContaining({ a: twin, b: baseline, difference: 0 })]);
  }
  expect(compared.divergent).toEqual([]);
  const of = (arm: string) => rows.filter((row) => row.arm === arm).map((row) => ({ ...row, arm: '' }));
  expect(of(twin)).toEqual(of(baseline));
}

describe('an arm that equals the baseline gives zero difference in every outcome of every seed', () => {
  test('where it sets what the baseline sets', () => {
    const scenario = shipped((text) => {
      text.arms['twin'] = { ...text.arms[text.baseline] };
    });
    expectNoDifference(scenario, 'closed', 'twin');
    expect(scenario.baseline).toBe('closed');
  });

  test('where neither sets anything', () => {
    const scenario = shipped((text) => {
      text.arms['twin'] = { about: 'As written.' };
      text.baseline = 'open';
    });
    expectNoDifference(scenario, 'open', 'twin');
    expect(scenario.arms['open']?.set).toEqual(scenario.arms['twin']?.set);
  });

  test('while an arm that differs does not pass', () => {
    expect(() => expectNoDifference(shipped(), 'closed', 'open')).toThrow('expected');
  });
});

describe('a channel is not safe by construction', () => {
  const scenario = shipped();

  test('null equals closed in every outcome of every seed but the counts of contacts', () => {
    const rows = rowsOf(scenario, ['null', 'closed'], 30);
    expect(storiesOf(scenario, rows, 'null')).toEqual(storiesOf(scenario, rows, 'closed'));
    expect(total(rows, 'null', 'calls-taken')).toBeGreaterThan(total(rows, 'closed', 'calls-taken'));
  });

  test('with every channel’s effect set to none all arms coincide, but for the counts of contacts', () => {
    const inert = shippedWith({ 'channels[*].effect': 'none' });
    const rows = rowsOf(inert, ARMS, 8);
    const [open, ...others] = ARMS.map((arm) => storiesOf(inert, rows, arm));
    for (const other of others) expect(other).toEqual(open);
    expect(total(rows, 'open', 'calls-taken')).toBeGreaterThan(total(rows, 'closed', 'calls-taken'));
  });

  test('without credibility it makes no difference in any outcome whether an explanation is heard or garbled', () => {
    const [heard, garbled] = [0, 1].map((garbles) => {
      const incredible = shippedWith({ 'channels[*].credibility': 0, 'channels[*].garbles': garbles });
      return rowsOf(incredible, ARMS, 4).map(({ arm, seed, values, changes }) => ({ arm, seed, values, changes }));
    });
    expect(heard).toEqual(garbled);
  });

  test('while these laws see a channel that matters', () => {
    const rows = rowsOf(scenario, ['open', 'closed'], 5);
    expect(storiesOf(scenario, rows, 'open')).not.toEqual(storiesOf(scenario, rows, 'closed'));
    const garbled = rowsOf(shippedWith({ 'channels[*].garbles': 1 }), ['open'], 5);
    expect(storiesOf(scenario, garbled, 'open')).not.toEqual(storiesOf(scenario, rows, 'open'));
  });
});

function total(rows: readonly RunRow[], arm: string, outcome: string): number {
  return rows.filter((row) => row.arm === arm).reduce((sum, { values }) => sum + Number(values[outcome]), 0);
}
