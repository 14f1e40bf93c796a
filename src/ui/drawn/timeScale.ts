import { clockTime } from '../../telling/index.js';
import { lastUntil } from './steps.js';

/** A place on the axis with its label. */
export interface Tick {
  readonly x: number;
  readonly label: string;
  readonly isDay: boolean;
}

/** Where times stand on an axis of some width, and back. */
export interface TimeScale {
  readonly width: number;
  readonly x: (at: number) => number;
  readonly at: (x: number) => number;
  readonly ticks: readonly Tick[];
  /** where quiet time is folded */
  readonly folds: readonly { readonly x: number; readonly hours: number }[];
}

interface Stretch {
  readonly at: number;
  readonly x: number;
}

/** Every hour has the same width. */
export function clockScale(start: string, until: number, width: number): TimeScale {
  return scaleOf(
    start,
    [
      { at: 0, x: 0 },
      { at: Math.max(1, until), x: width },
    ],
    width,
    [],
  );
}

/** Quiet times longer than this are folded to the width of a break. */
const QUIET = 2 * 3600;
const FOLDED = 14;
/** What is left of a quiet time at each end. */
const MARGIN = 15 * 60;

/** Times in which nothing is told are folded. `times`: when something is told, in order. */
export function storyScale(start: string, times: readonly number[], until: number, width: number): TimeScale {
  const quiet: { from: number; to: number }[] = [];
  let last = 0;
  for (const at of [...times, until]) {
    if (at - last > QUIET) quiet.push({ from: last + MARGIN, to: at - MARGIN });
    last = at;
  }
  const folded = quiet.reduce((sum, { from, to }) => sum + to - from, 0);
  const room = width - quiet.length * FOLDED;
  if (quiet.length === 0 || room < width / 3) return clockScale(start, until, width);
  const perSecond = room / Math.max(1, until - folded);
  const stretches: Stretch[] = [{ at: 0, x: 0 }];
  const folds: { x: number; hours: number }[] = [];
  let [at, x] = [0, 0];
  for (const { from, to } of quiet) {
    x += (from - at) * perSecond;
    stretches.push({ at: from, x });
    folds.push({ x: x + FOLDED / 2, hours: Math.round((to - from) / 3600) });
    x += FOLDED;
    stretches.push({ at: to, x });
    at = to;
  }
  stretches.push({ at: until, x: width });
  return scaleOf(start, stretches, width, folds);
}

function scaleOf(start: string, stretches: readonly Stretch[], width: number, folds: TimeScale['folds']): TimeScale {
  const byX = stretches.map(({ x }) => ({ at: x }));
  const between = (place: number) => {
    const i = Math.max(0, Math.min(stretches.length - 2, place));
    return [stretches[i] ?? { at: 0, x: 0 }, stretches[i + 1] ?? { at: 1, x: width }] as const;
  };
  const x = (at: number) => {
    const [a, b] = between(lastUntil(stretches, at));
    return a.x + ((at - a.at) / Math.max(1, b.at - a.at)) * (b.x - a.x);
  };
  const at = (place: number) => {
    const [a, b] = between(lastUntil(byX, place));
    return a.at + ((place - a.x) / Math.max(1e-9, b.x - a.x)) * (b.at - a.at);
  };
  return { width, x, at, folds, ticks: ticksOf(start, stretches.at(-1)?.at ?? 0, x) };
}

const HOUR = 3600;
const STEPS = [1 / 12, 1 / 4, 1, 2, 3, 6, 12, 24, 48, 24 * 7, 24 * 30].map((hours) => hours * HOUR);
/** Labels stand at least so far apart. */
const APART = 56;

function ticksOf(start: string, until: number, x: (at: number) => number): Tick[] {
  const room = x(until);
  const step = STEPS.find((each) => (until / each) * APART <= room) ?? until;
  const { time } = clockTime(start, 0);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const offset = hour * HOUR + minute * 60;
  const ticks: Tick[] = [];
  let last = -Infinity;
  for (let at = Math.ceil(offset / step) * step - offset; at <= until; at += step) {
    const isDay = (at + offset) % (24 * HOUR) === 0;
    const tick = { x: x(at), isDay, label: isDay ? `day ${clockTime(start, at).day}` : clockTime(start, at).time };
    if (tick.x - last < APART) {
      if (!isDay) continue;
      if (ticks.at(-1)?.isDay === false) ticks.pop();
      else continue;
    }
    ticks.push(tick);
    last = tick.x;
  }
  return ticks;
}
