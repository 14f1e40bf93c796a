import { describe, expect, it } from 'vitest';
import { compare } from '../../src/experiment/compare.js';
import { reportText } from '../../src/experiment/report.js';
import type { CompareInput, RunRow } from '../../src/experiment/comparison.js';
import { HORIZON, inputOf, OUTCOMES, run } from './runs.js';

/** Made-up runs without luck: the first `bad` seeds exchange fire, half of those never clear, the rest ever later. */
const runs = (arm: string, bad: number, seeds = 40): RunRow[] =>
  Array.from({ length: seeds }, (_, i) =>
    run(
      arm,
      `1/${i + 1}`,
      i < bad ? 5 + (i % 2) : 2 + (i % 3),
      i < bad / 2 ? null : 3600 + 600 * (i % 400),
      i === 0 ? null : i / 40,
    ),
  );

const report = (input: CompareInput, labels?: Record<string, string>): string =>
  reportText(compare(input), { title: 'A missile strikes near the border', ...(labels && { labels }) });

describe('reportText', () => {
  it('shows three arms, then the differences from the baseline', () => {
    const input = inputOf(
      ['open', 'unanswered', 'closed'],
      [...runs('open', 3), ...runs('unanswered', 9), ...runs('closed', 8)],
    );
    expect(`\n${report(input, { exchange: 'local exchange ≥5', clear: 'time to clarity' })}\n`).toMatchInlineSnapshot(`
      "
      A missile strikes near the border
      Shares are of simulated runs, under the assumptions of the scenario.
      40 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                         open                 unanswered           closed
      peak               3.15 ±0.33           3.52 ±0.42           3.50 ±0.41
      local exchange ≥5  7.5 % [2.6, 19.9]    22.5 % [12.3, 37.5]  20.0 % [10.5, 34.8]
      time to clarity, within 36 h
        reached          95.0 % [83.5, 98.6]  87.5 % [73.9, 94.5]  90.0 % [76.9, 96.0]
        median           4.6 h [3.5, 5.5]     5.1 h [4.0, 6.0]     4.9 h [3.8, 5.8]
        restricted mean  6.0 h [4.0, 8.7]     8.6 h [5.7, 12.4]    7.7 h [5.1, 11.3]
      belief             0.500 ±0.092         0.500 ±0.092         0.500 ±0.092
        counted          39 of 40             39 of 40             39 of 40

      Difference from closed, paired by seed

                    difference                  only in (seeds)          p (Holm)
      peak
        open        −0.35 [−0.66, −0.04]                                 0.173
        unanswered  +0.025 [−0.026, 0.076]                               0.970
      local exchange ≥5
        open        −12.5 points [−25.8, −0.8]  open 0 · closed 5        0.313
        unanswered  +2.5 points [−5.6, 11.0]    unanswered 1 · closed 0  1.000
      time to clarity, restricted mean
        open        −1.7 h [−4.2, 0.7]                                   0.640
        unanswered  +52 min [−53, 156]                                   0.970
      belief
        open        none in any seed                                     –
        unanswered  none in any seed                                     –

      Times count from the first case, and each run is watched as long as the line says.
      A restricted mean is the mean of the time or that limit, whichever is less.
      A run that never gets there counts with the limit.
      p (Holm): adjusted for the number of differences that are tested here, 6.
      Sharing the luck of each seed made this comparison worth 2.1 times as many runs.
      (That is for local exchange ≥5, open − closed.)
      "
    `);
  });

  it('shows two arms and their difference in one table where it fits', () => {
    const outcomes = [{ name: 'exchange', kind: 'binary' }] as const;
    const input = { ...inputOf(['open', 'closed'], [...runs('open', 20), ...runs('closed', 24)]), outcomes };
    expect(`\n${report(input)}\n`).toMatchInlineSnapshot(`
      "
      A missile strikes near the border
      Shares are of simulated runs, under the assumptions of the scenario.
      40 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                open          closed               open − closed              only in (seeds)    p (Holm)
      exchange  50.0 % ±14.8  60.0 % [44.6, 73.7]  −10.0 points [−19.8, 0.4]  open 0 · closed 4  0.125

      p (Holm): adjusted for the number of differences that are tested here, 1.
      Sharing the luck of each seed made this comparison worth 5.4 times as many runs.
      "
    `);
  });

  it('shows two arms and their difference in two tables where one is too wide', () => {
    const input = inputOf(['open', 'closed'], [...runs('open', 3), ...runs('closed', 8)]);
    expect(`\n${report(input)}\n`).toMatchInlineSnapshot(`
      "
      A missile strikes near the border
      Shares are of simulated runs, under the assumptions of the scenario.
      40 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                         open                 closed
      peak               3.15 ±0.33           3.50 ±0.41
      exchange           7.5 % [2.6, 19.9]    20.0 % [10.5, 34.8]
      clear, within 36 h
        reached          95.0 % [83.5, 98.6]  90.0 % [76.9, 96.0]
        median           4.6 h [3.5, 5.5]     4.9 h [3.8, 5.8]
        restricted mean  6.0 h [4.0, 8.7]     7.7 h [5.1, 11.3]
      belief             0.500 ±0.092         0.500 ±0.092
        counted          39 of 40             39 of 40

      Difference open − closed, paired by seed

                              difference                  only in (seeds)    p (Holm)
      peak                    −0.35 [−0.66, −0.04]                           0.087
      exchange                −12.5 points [−25.8, −0.8]  open 0 · closed 5  0.125
      clear, restricted mean  −1.7 h [−4.2, 0.7]                             0.160
      belief                  none in any seed                               –

      Times count from the first case, and each run is watched as long as the line says.
      A restricted mean is the mean of the time or that limit, whichever is less.
      A run that never gets there counts with the limit.
      p (Holm): adjusted for the number of differences that are tested here, 3.
      Sharing the luck of each seed made this comparison worth 2.1 times as many runs.
      "
    `);
  });

  it('says nothing of pairing where its worth is not defined, and nothing of differences that are none', () => {
    const input = inputOf(['null', 'closed'], [...runs('null', 5), ...runs('closed', 5)]);
    expect(report(input)).not.toContain('Sharing the luck');
    expect(report(input)).toContain('none in any seed');
    expect(report(input)).toMatch(/exchange .*0\.0 points \[−.*\] +none +–/);
  });

  it('writes no mean of a time that no run reached, and no time where no case came', () => {
    const quiet = runs('quiet', 0, 20).map((row) => ({
      ...row,
      firstCase: null,
      values: { ...row.values, clear: null },
    }));
    const never = runs('never', 0, 20).map((row) => ({ ...row, values: { ...row.values, clear: null } }));
    const outcomes = OUTCOMES.filter(({ kind }) => kind === 'time');
    const text = report({
      ...inputOf(['closed', 'never', 'quiet'], [...runs('closed', 5, 20), ...never, ...quiet]),
      outcomes,
    });
    expect(`\n${text}\n`).toMatchInlineSnapshot(`
      "
      A missile strikes near the border
      Shares are of simulated runs, under the assumptions of the scenario.
      20 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                         closed               never                   quiet
      clear, within 36 h
        reached          85.0 % [64.0, 94.8]  not reached in any run  no first case in any run
        median           3.1 h ±0.9           –                       –
        restricted mean  7.8 h [3.5, 14.9]    –                       –
        no first case    0 of 20              0 of 20                 20 of 20

      Difference from closed, paired by seed

               difference            only in (seeds)  p (Holm)
      clear, restricted mean
        never  +28.2 h [22.5, 33.9]                   <0.001
        quiet  –                                      –

      Times count from the first case, and each run is watched as long as the line says.
      A restricted mean is the mean of the time or that limit, whichever is less.
      A run that never gets there counts with the limit.
      p (Holm): adjusted for the number of differences that are tested here, 1.
      Sharing the luck of each seed made this comparison worth 1.0 times as many runs.
      (That is for clear, never − closed.)
      "
    `);
  });

  it('counts runs that ended otherwise, and runs that were not watched until the limit', () => {
    const rows = runs('closed', 8).map((row, i) =>
      i < 2
        ? { ...row, endedBy: 'calm' as const, endedAt: 7200 }
        : i < 4
          ? { ...row, endedAt: HORIZON, firstCase: HORIZON - 3600 }
          : row,
    );
    const text = report({ ...inputOf(['closed'], rows), outcomes: OUTCOMES.filter(({ kind }) => kind === 'time') });
    expect(text).toMatch(/ended otherwise +5\.\d %/);
    expect(text).toMatch(/not watched so long +2 of 40/);
  });

  it('does not praise a pairing that lost', () => {
    const pair = [
      run('open', '1', 5, 0, 0),
      run('closed', '1', 2, 0, 0),
      run('open', '2', 2, 0, 0),
      run('closed', '2', 5, 0, 0),
    ];
    expect(report(inputOf(['open', 'closed'], pair))).toContain('worth only 0.5 times as many runs.');
  });

  it('shows one arm alone, and a comparison of nothing', () => {
    const alone = report(inputOf(['closed'], runs('closed', 8)));
    expect(alone).toContain('40 seeds. ±');
    expect(alone).not.toContain('Difference');
    expect(report({ ...inputOf(['closed'], []), outcomes: [] })).toContain('0 seeds.');
  });

  it('stays within 100 columns however many the arms, and never prints a NaN or a null', () => {
    const arms = ['closed', 'open', 'unanswered', 'no-effect', 'harmful', 'open-after-a-day', 'tactical-only'];
    const labels = { exchange: 'a local exchange between any two sides, rung 5 or more', clear: 'time to clarity' };
    for (const seeds of [1, 2, 40, 2000]) {
      const input = inputOf(
        arms,
        arms.flatMap((arm, i) => runs(arm, i * 3, seeds)),
      );
      const text = report(input, labels);
      expect(text).not.toMatch(/NaN|null|undefined|Infinity/);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});
