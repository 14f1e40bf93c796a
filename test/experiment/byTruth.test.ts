import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/experiment/compare.js';
import type { CompareInput, Comparison, RunRow } from '../../src/experiment/comparison.js';
import { detectionOutcomes } from '../../src/experiment/replications.js';
import { reportText } from '../../src/experiment/report.js';
import { patched, scenarioOf } from '../scenario/small.js';
import { inputOf, run } from './runs.js';

const ARMS = ['open', 'closed'];

type Truth = RunRow['truth'];

/** A run that exchanged fire or not, in a crisis that began with an act of this truth. */
const told = (arm: string, seed: number, truth: Truth, exchanged: boolean): RunRow => {
  const row = run(arm, `1/${seed}`, exchanged ? 5 : 3, truth === null ? null : 1800, (seed % 5) / 10);
  return { ...row, truth, firstCase: truth === null ? null : 0 };
};

/** So many seeds of this truth, of which so many exchanged fire in each arm. */
const seeds = (from: number, truth: Truth, n: number, open: number, closed: number): RunRow[] =>
  Array.from({ length: n }, (_, i) => [
    told('open', from + i, truth, i < open),
    told('closed', from + i, truth, i < closed),
  ]).flat();

/** Of ten attacks 6 and 8 are answered, of forty accidents 4 and 12; two seeds have no case. */
const ROWS = [...seeds(1, 'hostile', 10, 6, 8), ...seeds(11, 'accident', 40, 4, 12), ...seeds(51, null, 2, 0, 0)];

const DETECTION = { answeredAttack: 'exchange', answeredAccident: 'exchange', brier: 'belief' };

const comparison = (rows: readonly RunRow[], over: Partial<CompareInput> = {}): Comparison =>
  compare({ ...inputOf(ARMS, rows), ...over });

describe('a comparison split by truth', () => {
  const { strata, outcomes } = comparison(ROWS, { byTruth: true });
  const exchangeIn = (truth: string) => strata?.[truth]?.outcomes.find(({ name }) => name === 'exchange');

  it('counts each run in the stratum of its first case, and leaves empty strata out', () => {
    expect(Object.fromEntries(Object.entries(strata ?? {}).map(([truth, { runs }]) => [truth, runs]))).toEqual({
      accident: { open: 40, closed: 40 },
      hostile: { open: 10, closed: 10 },
      none: { open: 2, closed: 2 },
    });
  });

  it('estimates every outcome over the runs of the stratum', () => {
    expect(strata?.['hostile']?.outcomes.map(({ name }) => name)).toEqual(outcomes.map(({ name }) => name));
    expect(exchangeIn('hostile')?.byArm).toMatchObject({
      open: { n: 10, count: 6, estimate: 0.6 },
      closed: { n: 10, count: 8, estimate: 0.8 },
    });
    expect(exchangeIn('accident')?.pairs).toMatchObject([{ a: 'open', b: 'closed', n: 40, onlyA: 0, onlyB: 8 }]);
    expect(exchangeIn('accident')?.pairs[0]?.difference).toBeCloseTo(-0.2, 12);
  });

  it('adjusts p within the stratum', () => {
    const all = comparison(ROWS.filter(({ truth }) => truth === 'accident')).outcomes;
    expect(strata?.['accident']?.outcomes).toEqual(all);
  });

  it('pairs a seed only where its case has that truth in both arms', () => {
    const parted = ROWS.map((row) => (row.arm === 'open' && row.seed === '1/1' ? { ...row, truth: null } : row));
    const split = comparison(parted, { byTruth: true }).strata;
    expect(split?.['hostile']?.runs).toEqual({ open: 9, closed: 10 });
    const exchange = split?.['hostile']?.outcomes.find(({ name }) => name === 'exchange');
    expect(exchange?.byArm).toMatchObject({ open: { n: 9 }, closed: { n: 10 } });
    expect(exchange?.pairs[0]?.n).toBe(9);
  });

  it('is absent unless asked for', () => {
    expect(comparison(ROWS)).not.toHaveProperty('strata');
  });

  it('has a table for each truth in the report', () => {
    const text = reportText(comparison(ROWS, { byTruth: true }), { title: 'A strike' });
    expect(text.match(/^Runs in which .*$/gm)).toEqual([
      'Runs in which the first case was an accident: open 40, closed 40',
      'Runs in which the first case was hostile: open 10, closed 10',
      'Runs in which there was no case: open 2, closed 2',
    ]);
    const [, hostile = ''] = text.split('the first case was hostile');
    expect(hostile).toMatch(/^exchange +60\.0 % .* 80\.0 % /m);
    const [, none = ''] = text.split('there was no case');
    expect(none).toMatch(/^ {2}no first case +2 of 2 +2 of 2$/m);
    expect(text).toContain('that are tested in the same table.');
  });
});

describe('better informed, or merely calmer', () => {
  const detected = (rows: readonly RunRow[]) => comparison(rows, { detection: DETECTION }).detection;

  it('gives the share answered of attacks and of accidents by arm', () => {
    expect(detected(ROWS)?.byArm).toMatchObject({
      open: { hitRate: { n: 10, count: 6 }, falseAlarmRate: { n: 40, count: 4 } },
      closed: { hitRate: { n: 10, count: 8 }, falseAlarmRate: { n: 40, count: 12 } },
    });
  });

  it('gives d′ and criterion with half a run added to each cell', () => {
    // Φ⁻¹(6.5/11) = .2299 and Φ⁻¹(4.5/41) = −1.2282.
    expect(detected(ROWS)?.byArm['open']?.dPrime).toBeCloseTo(0.2299 + 1.2282, 3);
    expect(detected(ROWS)?.byArm['open']?.criterion).toBeCloseTo((1.2282 - 0.2299) / 2, 3);
  });

  it('gives the cost ratio at which two arms are equally good, against the baseline', () => {
    // Eight fewer answered accidents for two more unanswered attacks.
    expect(detected(ROWS)?.breakEven).toEqual([{ a: 'open', b: 'closed', better: 'below', ratio: 4 }]);
  });

  it('counts reprisals and runs without a case in neither', () => {
    const more = [...ROWS, ...seeds(60, 'reprisal', 9, 9, 9), ...seeds(70, null, 9, 9, 9)];
    expect(detected(more)).toEqual(detected(ROWS));
  });

  it('claims no d′ without attacks, and stays finite where all or none are answered', () => {
    const none = detected(seeds(1, 'accident', 5, 1, 2));
    expect(none?.byArm['open']).toMatchObject({ hitRate: { n: 0, estimate: null }, dPrime: null, criterion: null });
    const clean = detected([...seeds(1, 'hostile', 5, 5, 5), ...seeds(6, 'accident', 5, 0, 0)]);
    // Φ⁻¹(5.5/6) = 1.3830.
    expect(clean?.byArm['open']?.dPrime).toBeCloseTo(2 * 1.383, 3);
    expect(clean?.breakEven).toEqual([{ a: 'open', b: 'closed', better: 'equal', ratio: null }]);
  });

  it('needs answers of one rung to attacks and to accidents, and takes a Brier score where there is one', () => {
    const strike = scenarioOf(readFileSync('scenarios/polish-border-strike.yaml', 'utf8'));
    expect(detectionOutcomes(strike)).toEqual({
      answeredAttack: 'answered-an-attack',
      answeredAccident: 'answered-an-accident',
      brier: 'brier-score',
    });
    const another = patched(strike, { 'outcomes.answered-an-attack.action-at-least': 6 });
    expect(detectionOutcomes(another)).toBe(null);
    const attacksAlone = patched(strike, { 'outcomes.answered-an-accident.when-truth-is': 'hostile' });
    expect(detectionOutcomes(attacksAlone)).toBe(null);
    const noScore = patched(strike, { 'outcomes.brier-score': { about: 'peak', 'peak-rung': 'all' } });
    expect(detectionOutcomes(noScore)?.brier).toBe(null);
  });

  it('is absent where the scenario does not measure answers to both', () => {
    expect(comparison(ROWS, { detection: null })).not.toHaveProperty('detection');
  });

  const block = (rows: readonly RunRow[], arms = ARMS): string => {
    const outcomes = [{ name: 'belief', kind: 'number' }] as const;
    const text = reportText(comparison(rows, { detection: DETECTION, arms, outcomes }), { title: 'A strike' });
    return text.slice(text.indexOf('Better informed'));
  };

  it('is told in the report', () => {
    expect(`\n${block(ROWS)}\n`).toMatchInlineSnapshot(`
      "
      Better informed, or merely calmer? By the truth of the first case

                          open                 closed
      attacks answered    60.0 % [31.3, 83.2]  80.0 % [49.0, 94.3]
      accidents answered  10.0 % [4.0, 23.1]   30.0 % [18.1, 45.4]
      d′                  1.46 ±0.90           1.26 ±0.91
      criterion           0.50 ±0.45           −0.12 ±0.46
      Brier score         0.198 ±0.039         0.198 ±0.039

      d′ says how well attacks are told from accidents, the criterion how reluctantly either is answered.
      An arm with a higher d′ is better informed; with a higher criterion alone, it is merely calmer.
      Both use the log-linear correction: half a run is added to each cell, so that none is empty.
      The lower the Brier score, the nearer beliefs were to the truth; always saying 50 % scores 0.25.
      open is better than closed if an attack left unanswered costs less than 4.0 answered accidents.
      "
    `);
  });

  it.each([
    ['equal', seeds(1, 'hostile', 5, 2, 2), 'open and closed make equally many errors of both kinds.'],
    [
      'better',
      seeds(1, 'hostile', 5, 3, 2),
      'open is better at any cost: it makes no more errors of either kind than closed.',
    ],
    [
      'worse',
      seeds(1, 'accident', 5, 3, 2),
      'open is worse at any cost: it makes no fewer errors of either kind than closed.',
    ],
    [
      'more eager',
      [...seeds(1, 'hostile', 5, 3, 2), ...seeds(6, 'accident', 5, 3, 2)],
      'open is better than closed if an attack left unanswered costs more than 1.0 answered accidents.',
    ],
  ])('says which arm is the better one: %s', (_, rows, sentence) => {
    expect(block(rows).split('\n')).toContain(sentence);
  });

  it('shows dashes without attacks, and no costs for one arm alone', () => {
    const text = block(
      seeds(1, 'accident', 5, 1, 2).filter(({ arm }) => arm === 'open'),
      ['open'],
    );
    expect(text).toMatch(/^attacks answered +–$/m);
    expect(text).toMatch(/^d′ +–$/m);
    expect(text).not.toContain('better than');
  });
});
