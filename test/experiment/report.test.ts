import { describe, expect, it } from 'vitest';
import { compare } from '../../src/experiment/compare.js';
import { reportText } from '../../src/experiment/report.js';
import type { CompareInput, RunRow } from '../../src/experiment/comparison.js';
import { inputOf, run } from './runs.js';

const formatTime = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return [hours > 0 ? `${hours} h` : '', minutes % 60 > 0 || hours === 0 ? `${minutes % 60} min` : ''].join(' ').trim();
};

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
  reportText(compare(input), { title: 'A missile strikes near the border', ...(labels && { labels }), formatTime });

describe('reportText', () => {
  it('shows three arms, then the differences from the baseline', () => {
    const input = inputOf(
      ['open', 'unanswered', 'closed'],
      [...runs('open', 3), ...runs('unanswered', 9), ...runs('closed', 8)],
    );
    expect(`\n${report(input, { exchange: 'local exchange ≥5', clear: 'time to clarity' })}\n`).toMatchInlineSnapshot(`
      "
      A missile strikes near the border
      40 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                         open                    unanswered              closed
      peak               3.15 ±0.33              3.52 ±0.42              3.50 ±0.41
      local exchange ≥5  7.5 % [2.6, 19.9]       22.5 % [12.3, 37.5]     20.0 % [10.5, 34.8]
      time to clarity    7 h 48 min ±4 h 48 min  13 h 5 min ±7 h 14 min  11 h 20 min ±6 h 34 min
        not reached      5.0 %                   12.5 %                  10.0 %
      belief             0.500 ±0.092            0.500 ±0.092            0.500 ±0.092
        counted          39 of 40                39 of 40                39 of 40

      Difference from closed, paired by seed

                    difference                             only in (seeds)          p
      peak
        open        −0.35 [−0.66, −0.04]                                            0.029
        unanswered  +0.025 [−0.026, 0.076]                                          0.323
      local exchange ≥5
        open        −12.5 points [−25.8, −0.8]             open 0 · closed 5        0.063
        unanswered  +2.5 points [−5.6, 11.0]               unanswered 1 · closed 0  1.000
      time to clarity
        open        −3 h 32 min [−8 h 31 min, 1 h 27 min]                           0.160
        unanswered  +1 h 46 min [−1 h 48 min, 5 h 19 min]                           0.323
      belief
        open        none in any seed                                                1.000
        unanswered  none in any seed                                                1.000

      A time that was not reached counts as 72 h, the horizon.
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
      40 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                open          closed               open − closed              only in (seeds)    p
      exchange  50.0 % ±14.8  60.0 % [44.6, 73.7]  −10.0 points [−19.8, 0.4]  open 0 · closed 4  0.125

      Sharing the luck of each seed made this comparison worth 5.4 times as many runs.
      "
    `);
  });

  it('shows two arms and their difference in two tables where one is too wide', () => {
    const input = inputOf(['open', 'closed'], [...runs('open', 3), ...runs('closed', 8)]);
    expect(`\n${report(input)}\n`).toMatchInlineSnapshot(`
      "
      A missile strikes near the border
      40 seeds, each run in every arm. ± and [low, high] are 95 % intervals.

                     open                    closed
      peak           3.15 ±0.33              3.50 ±0.41
      exchange       7.5 % [2.6, 19.9]       20.0 % [10.5, 34.8]
      clear          7 h 48 min ±4 h 48 min  11 h 20 min ±6 h 34 min
        not reached  5.0 %                   10.0 %
      belief         0.500 ±0.092            0.500 ±0.092
        counted      39 of 40                39 of 40

      Difference open − closed, paired by seed

                difference                             only in (seeds)    p
      peak      −0.35 [−0.66, −0.04]                                      0.029
      exchange  −12.5 points [−25.8, −0.8]             open 0 · closed 5  0.063
      clear     −3 h 32 min [−8 h 31 min, 1 h 27 min]                     0.160
      belief    none in any seed                                          1.000

      A time that was not reached counts as 72 h, the horizon.
      Sharing the luck of each seed made this comparison worth 2.1 times as many runs.
      "
    `);
  });

  it('says nothing of pairing where its worth is not defined, and nothing of differences that are none', () => {
    const input = inputOf(['null', 'closed'], [...runs('null', 5), ...runs('closed', 5)]);
    expect(report(input)).not.toContain('Sharing the luck');
    expect(report(input)).toContain('none in any seed');
    expect(report(input)).toMatch(/exchange .*0\.0 points \[−.*\] +none +1\.000/);
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
