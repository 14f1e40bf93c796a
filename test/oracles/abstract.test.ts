import { readFileSync } from 'node:fs';
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../src/play/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { prepareRuns } from '../../src/play/index.js';
import { TOLERANCE, meanOff, seeds, shareOff } from './batch.js';

/** The two abstract scenarios of the library against what is known of them. */

const RUNS = 2000;
const HOUR = 3600;

function batch(text: string, arm: string): RunResult[] {
  const { scenario, problems } = checkScenario(text, 'abstract.yaml');
  if (scenario === null) throw new Error(problems[0]?.message);
  const run = prepareRuns(scenario, arm);
  return seeds(arm, RUNS).map((seed) => run({ seed }));
}

function came(runs: readonly RunResult[], outcome: string): boolean[] {
  return runs.map(({ outcome: { measures } }) => measures[outcome] === true);
}

function hours(runs: readonly RunResult[]): number[] {
  return runs.map(({ endedAt }) => endedAt / HOUR);
}

describe('the ladder as gambler’s ruin', () => {
  const written = readFileSync('scenarios/gamblers-ruin.yaml', 'utf8');
  const byTurns = written.replace('every: ~1h', 'every: 1h');
  const TABLE = [
    { arm: 'fair', top: 4 / 11, mean: 28, sd: 24.249 },
    { arm: 'unguarded', top: 0.211098, mean: 27.965447, sd: 25.152411 },
    { arm: 'easing', top: 0.026388, mean: 16.862415, sd: 14.3873 },
    { arm: 'guarded', top: 0.00699457, mean: 26.929452, sd: 23.767253 },
    { arm: 'easing-guarded', top: 0.00051055, mean: 15.104509, sd: 11.446078 },
  ];

  test.each(TABLE)('$arm: the top with chance $top, after $mean steps of an hour', ({ arm, top, mean, sd }) => {
    const runs = batch(byTurns, arm);
    expect(shareOff(came(runs, 'top'), top)).toBeLessThan(TOLERANCE);
    expect(shareOff(came(runs, 'bottom'), 1 - top)).toBeLessThan(TOLERANCE);
    expect(meanOff(hours(runs), mean, sd)).toBeLessThan(TOLERANCE);
  });

  test.each(TABLE)('$arm: the same with exponential hours, whose number varies', ({ arm, top, mean, sd }) => {
    const runs = batch(written, arm);
    expect(shareOff(came(runs, 'top'), top)).toBeLessThan(TOLERANCE);
    // A sum of N exponential hours has the mean E N and the variance Var N + E N.
    expect(meanOff(hours(runs), mean, Math.sqrt(sd ** 2 + mean))).toBeLessThan(TOLERANCE);
  });

  test.each([
    { arm: 'unguarded', bottom: 0.503469, top: 0.08095 },
    { arm: 'easing', bottom: 0.780496, top: 0.014849 },
  ])('$arm: after 24 steps', ({ arm, bottom, top }) => {
    const runs = batch(byTurns.replace('horizon: 20d', 'horizon: 24h'), arm);
    expect(shareOff(came(runs, 'bottom'), bottom)).toBeLessThan(TOLERANCE);
    expect(shareOff(came(runs, 'top'), top)).toBeLessThan(TOLERANCE);
  });
});

describe('a channel that removes noise but not bias', () => {
  const written = readFileSync('scenarios/noise-and-bias.yaml', 'utf8');

  /** The share that ends nuclear, by following the probabilities of all pairs of levels through the fifteen turns. */
  function nuclear(bias: number, cleared: number): number {
    let at = new Map([['3,3', 1]]);
    let share = 0;
    for (let turn = 1; turn <= 15; turn++) {
      const next = new Map<string, number>();
      for (const [pair, p] of at) {
        const [blue = 0, red = 0] = pair.split(',').map(Number);
        for (let a = 0; a <= 9; a++) {
          for (let b = 0; b <= 9; b++) {
            const both = p * becomes(blue, a, turn) * becomes(red, b, turn);
            if (a >= 7 || b >= 7) share += both;
            else if (a > 1 || b > 1 || turn < 4) next.set(`${a},${b}`, (next.get(`${a},${b}`) ?? 0) + both);
          }
        }
      }
      at = next;
    }
    return share;

    function becomes(level: number, to: number, turn: number): number {
      const meant = Math.max(0, level - 1);
      const sd = (1.5 + 0.2 * meant + (0.3 * turn) / 15) * (1 - cleared);
      const below = (x: number) => cdf(x, meant + bias, sd);
      return (to === 9 ? 1 : below(to + 0.5)) - (to === 0 ? 0 : below(to - 0.5));
    }
  }

  test.each([
    { arm: 'biased', bias: 1.3, cleared: 0.06, published: 0.879 },
    { arm: 'biased-channel', bias: 1.3, cleared: 0.812, published: 0.896 },
    { arm: 'unbiased', bias: 0, cleared: 0.06, published: 0.131 },
    { arm: 'unbiased-channel', bias: 0, cleared: 0.812, published: 0 },
  ])('$arm: nuclear in $published of 2,000 seeds of the source', ({ arm, bias, cleared, published }) => {
    const came2000 = came(batch(written, arm), 'nuclear');
    const share = came2000.filter(Boolean).length / RUNS;
    // A count of none has the error of a count of one.
    const variance = (p: number) => Math.max((p * (1 - p)) / RUNS, 1 / RUNS ** 2);
    const off = Math.abs(share - published) / Math.sqrt(variance(share) + variance(published));
    expect(off).toBeLessThan(TOLERANCE);
    const exact = nuclear(bias, cleared);
    expect(Math.abs(share - exact)).toBeLessThan(TOLERANCE * Math.sqrt(variance(exact)));
  });
});
