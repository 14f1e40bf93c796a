import type { Delay } from '../scenario/index.js';
import { parseDelay } from '../scenario/index.js';

/** A length of time in seconds, in at most two units: “45 s”, “40 min”, “2 d 3 h”. */
export function duration(seconds: number): string {
  if (Math.round(seconds) < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** A delay as scenarios write it, in words: “at once”, “20 min”, “about 8 h”, “5 h and about 5 h more”. */
export function delayText(delay: string): string {
  return meanDelay(parseDelay(delay));
}

/** The same for a parsed delay. */
export function meanDelay({ fixed, mean }: Delay): string {
  if (mean > 0) return fixed === 0 ? `about ${duration(mean)}` : `${duration(fixed)} and about ${duration(mean)} more`;
  return fixed === 0 ? 'at once' : duration(fixed);
}
