import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawAt, runKey } from '../../../src/engine/index.js';
import { seedsOf } from '../../../src/experiment/plan/blocks.js';
import type { BlockRuns } from '../../../src/experiment/plan/runBlock.js';
import type { FinishedRun } from '../../../src/experiment/plan/row.js';
import { RootFinder } from '../../../src/experiment/plan/solve.js';
import { StopRule } from '../../../src/experiment/plan/stop.js';
import { checkExperiment } from '../../../src/experiment/spec/check.js';
import type { Experiment } from '../../../src/experiment/spec/experiment.js';
import { ConfidenceSequence } from '../../../src/experiment/statistics/confidenceSequence.js';
import { QUICK } from '../../cli/brinkline.js';
import { scenarioOf } from '../../scenario/small.js';

const scenario = scenarioOf(readFileSync(QUICK, 'utf8'));

function experimentWith(more: string): Experiment {
  const text = `experiment: 1\nid: e\ntitle: T\nquestion: Q\nscenarios: [q]\noutcomes: [exchange]\n${more}\n`;
  const { experiment, problems } = checkExperiment(text, 'e.yaml', () => ({ scenario }));
  if (experiment === null) throw new Error(JSON.stringify(problems));
  return experiment;
}

const runWith = (exchange: boolean): FinishedRun => ({
  hash: '',
  peakRung: 0,
  finalRung: 0,
  endedBy: 'horizon',
  endedAt: 0,
  firstCase: null,
  truth: null,
  began: null,
  values: [exchange],
  rungs: [],
});

test('a cell is precise enough once its confidence sequence is as narrow as it should be, and not before', () => {
  const experiment = experimentWith('seeds: { runs: 1000 }');
  const target = { a: 'open', b: 'closed', outcome: 'exchange', halfWidth: 0.2 };
  const rule = new StopRule(experiment, target);
  const sequence = new ConfidenceSequence();
  const block: BlockRuns = Array.from({ length: 10 }, (_, i) => [runWith(i % 2 === 0), runWith(i % 5 === 0)]);
  const widths: number[] = [];
  while (!rule.isPrecise) {
    rule.add(block);
    for (const [i] of block.entries()) sequence.add(Number(i % 2 === 0) - Number(i % 5 === 0));
    widths.push(sequence.halfWidth);
  }
  expect(widths.findIndex((width) => width <= 0.2)).toBe(widths.length - 1);
  expect(rule.interval).toEqual({ low: sequence.low, high: sequence.high });
  expect(rule.interval.low <= 0.3 && rule.interval.high >= 0.3).toBe(true);
});

test('a failed run does not count', () => {
  const experiment = experimentWith('seeds: { runs: 1000 }');
  const rule = new StopRule(experiment, { a: 'open', b: 'closed', outcome: 'exchange', halfWidth: 0.2 });
  const before = rule.interval;
  rule.add([[{ error: 'x' }, runWith(true)]]);
  expect(rule.interval).toEqual(before);
});

test('a confidence sequence holds at every look: it misses the truth in fewer batches than it may', () => {
  const key = runKey('coverage');
  const missed = Array.from({ length: 400 }, (_, batch) => {
    const sequence = new ConfidenceSequence(0.9);
    for (let i = 0; i < 300; i += 1) {
      const luck = drawAt(key, 'test', `batch/${batch}`, i);
      sequence.add(luck < 0.3 ? -1 : Number(luck > 0.8));
      if (sequence.low > -0.1 || sequence.high < -0.1) return true;
    }
    return false;
  });
  // At most 10 % may miss; with 400 batches, 60 is more than three standard errors above that.
  expect(missed.filter(Boolean).length).toBeLessThan(60);
});

test('the root of a known curve is found, and its interval contains it', () => {
  const experiment = experimentWith(
    'seeds: { runs: 400, block: 100 }\nfactors: { f: { path: parameters.misreads, low: 0, high: 0.5 } }\nsolve: { factor: f, arm: closed, equals: 0.3, tolerance: 0.01 }',
  );
  const finder = new RootFinder(experiment, 0, {}, 0);
  const key = runKey('root');
  // The share at x is x + 0.1, so the root is 0.2. Every value of x has the same luck.
  for (let cell = finder.next(); cell !== null; cell = finder.next()) {
    const x = Number(cell.point.levels['f']);
    const blocks = [0, 1, 2, 3].map((block) =>
      seedsOf(experiment, cell, block).map((seed) => [runWith(false), runWith(drawAt(key, 'test', seed, 0) < x + 0.1)]),
    );
    finder.add(cell, blocks);
  }
  const { root, low, high, tried } = finder.result();
  expect(tried.length).toBeGreaterThan(6);
  expect(root).toBeCloseTo(0.2, 1);
  expect([(low ?? 1) < 0.2, (high ?? 0) > 0.2]).toEqual([true, true]);
  expect((high ?? 1) - (low ?? 0)).toBeLessThan(0.15);
});

test('if no value of the factor has the wanted share, there is no root', () => {
  const experiment = experimentWith(
    'seeds: { runs: 10 }\nfactors: { f: { path: parameters.misreads, low: 0, high: 0.5 } }\nsolve: { factor: f, arm: closed, equals: 0.3 }',
  );
  const finder = new RootFinder(experiment, 0, {}, 0);
  for (let cell = finder.next(); cell !== null; cell = finder.next()) {
    finder.add(cell, [Array.from({ length: 10 }, () => [runWith(false), runWith(true)])]);
  }
  expect(finder.result()).toMatchObject({ root: null, low: null, high: null, tried: [{ at: 0 }, { at: 0.5 }] });
});
