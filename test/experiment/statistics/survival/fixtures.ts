import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { FollowUp } from '../../../../src/experiment/statistics/survival/followUp.js';

/** What R's package survival gives, written by fixtures/survival.R; `end` is 0 censored, 1 reached, 2 another end. */
interface Runs {
  readonly name: string;
  readonly limit: number;
  readonly time: readonly number[];
  readonly end: readonly number[];
  readonly at: readonly number[];
  /** one value per run, whose mean is the restricted mean, or the time lost */
  readonly pseudo: readonly number[];
}

interface OneCause extends Runs {
  readonly share: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** the median and its limits */
  readonly median: readonly (number | null)[];
  /** the restricted mean and its standard error */
  readonly restrictedMean: readonly [number, number];
}

interface Competing extends Runs {
  readonly reached: readonly number[];
  readonly reachedError: readonly number[];
  readonly other: readonly number[];
  readonly otherError: readonly number[];
  readonly timeLost: number;
}

export interface FromR {
  readonly oneCause: readonly OneCause[];
  readonly competing: readonly Competing[];
  readonly holm: { readonly p: readonly number[]; readonly adjusted: readonly number[] };
  /** hits, misses, false alarms, correct rejections; `error` is that of d′ */
  readonly detection: readonly {
    counts: readonly [number, number, number, number];
    dPrime: number;
    criterion: number;
    error: number;
  }[];
  readonly clopperPearson: readonly { count: number; n: number; low: number; high: number }[];
}

export const FROM_R = JSON.parse(readFileSync(new URL('../fixtures/survival.json', import.meta.url), 'utf8')) as FromR;

const ENDS = ['censored', 'reached', 'otherwise'] as const;

export const followUpsOf = ({ time, end }: Pick<Runs, 'time' | 'end'>): FollowUp[] =>
  time.map((each, i) => ({ time: each, end: ENDS[end[i] ?? 0] ?? 'censored' }));

/** Some runs, with many ties. */
export const someFollowUps = (ends: readonly FollowUp['end'][] = ENDS): fc.Arbitrary<FollowUp[]> =>
  fc.array(fc.record({ time: fc.nat(12), end: fc.constantFrom(...ends) }), { minLength: 2, maxLength: 25 });

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
