import type { Beat } from './chronicle.js';

const FEWEST = 5;
const HOURS_EACH = 6;
/** Headlines that follow each other within this time are told as one. */
const TOGETHER = 5 * 60;

/** The beats that matter most, about one for every six hours and five more, in the order of time. The last one of all is kept. */
export function headlines(beats: readonly Beat[], horizon: number): Beat[] {
  const most = FEWEST + Math.floor(horizon / 3600 / HOURS_EACH);
  const ranked = beats.filter(({ rank }) => rank !== null);
  const last = ranked.at(-1);
  const chosen = new Set(ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.place - b.place).slice(0, most));
  if (last !== undefined) chosen.add(last);
  return merged(ranked.filter((beat) => chosen.has(beat)));
}

/** Tells an incident and the rung that it reaches in one line. */
function merged(beats: readonly Beat[]): Beat[] {
  const lines: Beat[] = [];
  for (const beat of beats) {
    const before = lines.at(-1);
    const joins = before !== undefined && before.mark !== '▲' && beat.mark === '▲' && beat.at - before.at <= TOGETHER;
    if (joins) lines[lines.length - 1] = { ...before, mark: '▲', text: `${before.text} → ${beat.text}` };
    else lines.push(beat);
  }
  return lines;
}
