import { z } from 'zod';

/** Kinds of fields that the documents of several commands have. */

export const whole = z.int().min(0);
export const seconds = z.number().min(0);
export const share = between(0, 1).nullable();
export const world = z.record(z.string(), z.string());
export const notice = z.string().describe('What these figures are and are not; keep it with them.');

export function between(least: number, most: number) {
  return z.number().min(least).max(most);
}
