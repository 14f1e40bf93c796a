import type { Occurrence } from './address.js';

/** One draw as the trace keeps it: its address, what was asked, the luck and the result. */
export type Draw = Drawn & {
  /** the message with which somebody outside decided it in place of luck */
  overruled?: number;
};

type Drawn =
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
      /** the lead of the winner over the next option, in log weight + luck; null if there was no other, or it was overruled */
      margin: number | null;
    };

/** The log weight of each option of a pick. */
export type Weights = Readonly<Record<string, number>>;

export function chanceRecord(
  purpose: string,
  occurrence: Occurrence,
  p: number,
  luck: number,
  result: boolean,
  overruled?: number,
): Draw {
  return withOverruled({ kind: 'chance', purpose, occurrence: String(occurrence), p, luck, result }, overruled);
}

export function delayRecord(
  purpose: string,
  occurrence: Occurrence,
  mean: number,
  result: number,
  overruled?: number,
): Draw {
  return withOverruled({ kind: 'delay', purpose, occurrence: String(occurrence), mean, result }, overruled);
}

export function pickRecord(
  purpose: string,
  occurrence: Occurrence,
  weights: Weights,
  luck: Record<string, number>,
  result: string,
  margin: number | null,
  overruled?: number,
): Draw {
  return withOverruled(
    { kind: 'pick', purpose, occurrence: String(occurrence), weights: { ...weights }, luck, result, margin },
    overruled,
  );
}

function withOverruled(drawn: Drawn, overruled: number | undefined): Draw {
  return overruled === undefined ? drawn : { ...drawn, overruled };
}
