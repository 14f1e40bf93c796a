import type { Lane, Strip } from '../drawn/lanes.js';
import { SLOT } from '../drawn/laneLayout.js';
import type { TimeScale } from '../drawn/timeScale.js';

/** Beliefs are drawn in so many colours. */
export const SHADES = 7;

function shadeOf(belief: number): number {
  return Math.max(0, Math.min(SHADES - 1, Math.floor(belief * SHADES)));
}

/** The strips of a lane as one path for each colour; the height of a strip says the same as its colour. */
export function stripPaths({ strips }: Lane, scale: TimeScale, top: number, until: number): string[] {
  const paths = Array.from({ length: SHADES }, () => '');
  for (const strip of strips) {
    for (const { from, to, belief } of stretchesOf(strip, until)) {
      const [x, end] = [scale.x(from), scale.x(to)];
      const height = 2 + belief * (SLOT - 2.5);
      const y = top + strip.slot * SLOT + SLOT - 1 - height;
      const shade = shadeOf(belief);
      paths[shade] =
        `${paths[shade]}M${x.toFixed(1)} ${y.toFixed(1)}H${Math.max(end, x + 0.6).toFixed(1)}v${height.toFixed(1)}H${x.toFixed(1)}z`;
    }
  }
  return paths;
}

function stretchesOf({ steps, until: closed }: Strip, until: number) {
  const end = closed ?? until;
  return steps.flatMap(({ at, value }, i) => {
    const to = Math.min(end, steps[i + 1]?.at ?? end);
    return to < at ? [] : [{ from: at, to, belief: value }];
  });
}

/** The belief line of an expanded lane, from 0 to 100 %. Where cases overlap, that of the case that moved last. */
export function beliefLine(
  { strips, standing }: Lane,
  scale: TimeScale,
  y: (belief: number) => number,
  until: number,
): string {
  const moves = [
    ...standing.map(({ at, value }) => ({ at, value })),
    ...strips.flatMap(({ steps }) => steps.map(({ at, value }) => ({ at, value }))),
  ].toSorted((a, b) => a.at - b.at);
  const [first, ...more] = moves;
  if (first === undefined) return '';
  const path = more.map(({ at, value }) => `H${scale.x(at).toFixed(1)}V${y(value).toFixed(1)}`);
  return `M${scale.x(first.at).toFixed(1)} ${y(first.value).toFixed(1)}${path.join('')}H${scale.x(until).toFixed(1)}`;
}
