import type { Occurrence } from './address.js';

/** One draw as the trace keeps it: its address, what was asked, the luck and the result. */
export type Draw =
  | { kind: 'chance'; purpose: string; occurrence: string; p: number; luck: number; result: boolean }
  | { kind: 'delay'; purpose: string; occurrence: string; mean: number; result: number }
  | {
      kind: 'pick';
      purpose: string;
      occurrence: string;
      /** log weight of each option, before its luck */
      weights: Record<string, number>;
      /** Gumbel luck of each option */
      luck: Record<string, number>;
      result: string;
      /** the lead of the winner over the next option, in log weight + luck; null if there was no other */
      margin: number | null;
    };

/** The log weight of each option of a pick. */
export type Weights = Readonly<Record<string, number>>;

export function chanceRecord(purpose: string, occurrence: Occurrence, p: number, luck: number, result: boolean): Draw {
  return { kind: 'chance', purpose, occurrence: String(occurrence), p, luck, result };
}

export function delayRecord(purpose: string, occurrence: Occurrence, mean: number, result: number): Draw {
  return { kind: 'delay', purpose, occurrence: String(occurrence), mean, result };
}

export function pickRecord(
  purpose: string,
  occurrence: Occurrence,
  weights: Weights,
  luck: Record<string, number>,
  result: string,
  margin: number | null,
): Draw {
  return { kind: 'pick', purpose, occurrence: String(occurrence), weights: { ...weights }, luck, result, margin };
}
