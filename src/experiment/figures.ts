/** How the values of one line of a table are written. */
export interface Unit {
  /** Writes a value that is not negative; `half`, the half-width of its interval, may set the decimals. */
  readonly plain: (value: number, half: number) => string;
  /** written after an estimate, as in `18.4 % ±1.7` */
  readonly after: string;
  /** written after a difference, as in `−9.2 points [−10.7, −7.7]` */
  readonly afterDifference: string;
}

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const MINUS = '−';
const NOTHING = '–';
const MOST_DECIMALS = 4;

/** Shares. Estimates are written in per cent and differences in percentage points. */
export const SHARE: Unit = {
  plain: (share) => (100 * share).toFixed(1),
  after: ' %',
  afterDifference: ' points',
};

/** Plain numbers, with as many decimals as show two digits of the half-width of the interval, at most four. */
export const NUMBER: Unit = {
  plain: (value, half) => (half > 0 ? value.toFixed(decimalsFor(half)) : String(Number(value.toFixed(MOST_DECIMALS)))),
  after: '',
  afterDifference: '',
};

const TIME_UNITS = [
  { below: 3 * 3600, seconds: 60, decimals: 0, name: 'min' },
  { below: 120 * 3600, seconds: 3600, decimals: 1, name: 'h' },
  { below: Infinity, seconds: 86_400, decimals: 1, name: 'd' },
] as const;

/** The unit for a line of times, chosen by the largest of them: minutes, hours or days. The values are in seconds. */
export const timeUnit = (values: readonly (number | null)[]): Unit => {
  const most = values.reduce<number>((max, value) => Math.max(max, Math.abs(value ?? 0)), 0);
  const unit = TIME_UNITS.find(({ below }) => most < below) ?? TIME_UNITS[2];
  const after = ` ${unit.name}`;
  return { plain: (value) => (value / unit.seconds).toFixed(unit.decimals), after, afterDifference: after };
};

/** Returns a length of time in seconds as `36 h`. */
export const lengthOfTime = (seconds: number): string => {
  const { plain, after } = timeUnit([seconds]);
  return `${Number(plain(seconds, 0))}${after}`;
};

/**
 * Returns `18.4 % ±1.7`, or `0.4 % [0.1, 1.4]` if the interval is asymmetric, or `24.7 h [14.2, –]` if only one limit is known.
 * Without an interval, or if its width is zero, returns the value alone; without an estimate, a dash.
 */
export const estimateCell = (
  { estimate, low, high }: Interval & { readonly estimate: number | null },
  unit: Unit,
): string => {
  if (estimate === null) return NOTHING;
  const half = low === null || high === null ? 0 : (high - low) / 2;
  const value = `${signed(estimate, half, unit)}${unit.after}`;
  const limit = (at: number | null): string => (at === null ? NOTHING : signed(at, half, unit));
  if (low === high) return value;
  if (low === null || high === null) return `${value} [${limit(low)}, ${limit(high)}]`;
  const [below, above] = [unit.plain(estimate - low, half), unit.plain(high - estimate, half)];
  const wider = Number(below) > Number(above) ? below : above;
  return leans(below, above) ? `${value} [${limit(low)}, ${limit(high)}]` : `${value} ±${wider}`;
};

/** Returns `−9.2 points [−10.7, −7.7]`; `none in any seed` if the arms coincide; a dash if there is no pair. */
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

/** Returns p with three decimals, `<0.001`, or a dash if there is none. */
export const pCell = (p: number | null): string => {
  if (p === null) return NOTHING;
  return p < 0.001 ? '<0.001' : p.toFixed(3);
};

/** Whether two half-widths, as they are written, differ by more than one in the last place, so by more than rounding. */
const leans = (below: string, above: string): boolean => {
  const decimals = above.split('.')[1]?.length ?? 0;
  const inLastPlace = (text: string): number => Math.round(Number(text) * Number(`1e${decimals}`));
  return Math.abs(inLastPlace(above) - inLastPlace(below)) > 1;
};

/** The number of decimals that shows two significant digits of `half`. */
const decimalsFor = (half: number): number => {
  const exponent = Number(half.toExponential().split('e')[1]);
  return Math.min(MOST_DECIMALS, Math.max(0, 1 - exponent));
};

/** Writes a value with its sign; without a sign if it is written as zero. */
const signed = (value: number, half: number, unit: Unit): string => {
  const plain = unit.plain(Math.abs(value), half);
  return value < 0 && plain !== unit.plain(0, half) ? `${MINUS}${plain}` : plain;
};
