/** How the values of one outcome are written. */
export interface Unit {
  /** Writes a value that is not negative; `half`, the half-width of its interval, may set the decimals. */
  readonly plain: (value: number, half: number) => string;
  /** Stands after a difference, as in `−9.2 points [−10.7, −7.7]`. */
  readonly afterDifference: string;
}

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const MINUS = '−';
const NOTHING = '–';
const PERCENT_DECIMALS = 1;
const MOST_DECIMALS = 4;

/** Shares, of which estimates are written in per cent and differences in points. */
export const SHARE: Unit = { plain: (share) => (100 * share).toFixed(PERCENT_DECIMALS), afterDifference: ' points' };

/** Plain numbers, with the decimals that give the half-width of the interval two digits, at most four. */
export const NUMBER: Unit = {
  plain: (value, half) => (half > 0 ? value.toFixed(decimalsFor(half)) : String(Number(value.toFixed(MOST_DECIMALS)))),
  afterDifference: '',
};

/** Times as the reader is used to seeing them; `formatTime` gets whole seconds, never negative. */
export const timeUnit = (formatTime: (seconds: number) => string): Unit => ({
  plain: (seconds) => formatTime(Math.round(seconds)),
  afterDifference: '',
});

/** Returns `18.4 % ±1.7`, or `0.4 % [0.1, 1.4]` where the interval leans to one side, or a dash without any run. */
export const shareCell = ({ estimate, low, high }: Interval & { readonly estimate: number | null }): string => {
  if (estimate === null || low === null || high === null) return NOTHING;
  const below = Number((100 * (estimate - low)).toFixed(PERCENT_DECIMALS));
  const above = Number((100 * (high - estimate)).toFixed(PERCENT_DECIMALS));
  // A tenth of a point is rounding; the wider side stands for both.
  const leans = Math.abs(above - below) > 0.15;
  const interval = leans
    ? `[${signed(low, 0, SHARE)}, ${signed(high, 0, SHARE)}]`
    : `±${Math.max(above, below).toFixed(PERCENT_DECIMALS)}`;
  return `${signed(estimate, 0, SHARE)} % ${interval}`;
};

/** Returns `19 h ±40 min`; without an interval the value alone, without any run a dash. */
export const meanCell = (
  { estimate, low, high }: Interval & { readonly estimate: number | null },
  unit: Unit,
): string => {
  if (estimate === null) return NOTHING;
  if (low === null || high === null) return signed(estimate, 0, unit);
  const half = (high - low) / 2;
  return `${signed(estimate, half, unit)} ±${unit.plain(half, half)}`;
};

/** Returns `−9.2 points [−10.7, −7.7]`; `none in any seed` where the arms coincide; a dash without any pair. */
export const differenceCell = (
  { difference, low, high }: Interval & { readonly difference: number | null },
  unit: Unit,
): string => {
  if (difference === null) return NOTHING;
  if (difference === 0 && low === 0 && high === 0) return 'none in any seed';
  const half = low === null || high === null ? 0 : (high - low) / 2;
  const value = signed(difference, half, unit);
  const sign = difference > 0 && value !== unit.plain(0, half) ? '+' : '';
  const interval = low === null || high === null ? '' : ` [${signed(low, half, unit)}, ${signed(high, half, unit)}]`;
  return `${sign}${value}${unit.afterDifference}${interval}`;
};

/** Returns a share in per cent, such as `18.4 %`. */
export const percent = (share: number, decimals: number): string => `${(100 * share).toFixed(decimals)} %`;

/** Returns p with three decimals, `<0.001`, or a dash where there is none. */
export const pCell = (p: number | null): string => {
  if (p === null) return NOTHING;
  return p < 0.001 ? '<0.001' : p.toFixed(3);
};

/** Two significant digits of `half`. */
const decimalsFor = (half: number): number => {
  const exponent = Number(half.toExponential().split('e')[1]);
  return Math.min(MOST_DECIMALS, Math.max(0, 1 - exponent));
};

/** Writes a value with its sign, and no sign where it is written as zero. */
const signed = (value: number, half: number, unit: Unit): string => {
  const plain = unit.plain(Math.abs(value), half);
  return value < 0 && plain !== unit.plain(0, half) ? `${MINUS}${plain}` : plain;
};
