import type { CompareInput, MeasuredOutcome, RunRow } from '../../src/experiment/comparison.js';

export const HORIZON = 72 * 3600;

export const OUTCOMES: readonly MeasuredOutcome[] = [
  { name: 'peak', kind: 'ordinal' },
  { name: 'exchange', kind: 'binary' },
  { name: 'clear', kind: 'time', from: 'first-case', within: HORIZON / 2 },
  { name: 'belief', kind: 'number' },
];

/** A run with a made-up story: it peaks at a rung, exchange means rung 5 or more. */
export const run = (
  arm: string,
  seed: string,
  peakRung: number,
  clear: number | null,
  belief: number | null,
): RunRow => ({
  arm,
  seed,
  peakRung,
  finalRung: 2,
  endedBy: 'horizon',
  endedAt: HORIZON,
  firstCase: 0,
  truth: 'accident',
  began: null,
  hash: '',
  values: { peak: peakRung, exchange: peakRung >= 5, clear, belief },
  changes: [
    { at: 60, what: 'rung 2' },
    { at: 600 + peakRung, what: `rung ${peakRung}` },
  ],
});

export const inputOf = (arms: readonly string[], rows: readonly RunRow[]): CompareInput => ({
  scenario: 'strike',
  seed: '1',
  arms,
  baseline: 'closed',
  outcomes: OUTCOMES,
  horizon: HORIZON,
  rows,
});
