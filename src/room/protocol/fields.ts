import { z } from 'zod';
import { visible, visibleLine } from '../../scenario/index.js';

/** Characters of the longest text that a person can send. */
const LONGEST_TEXT = 2000;

/** Free words of a person, without invisible characters. */
export const words = z
  .string()
  .max(LONGEST_TEXT)
  .transform((text) => visible(text.trim()))
  .refine((text) => text !== '', 'expected some words');

/** A short text on one line. */
export const shortLine = z
  .string()
  .max(60)
  .transform((text) => visibleLine(text.trim()));

/** The id of an office, line, case, option and so on. */
export const name = z.string().min(1).max(200);
export const reason = words.optional();
export const share = z.number().min(0).max(1);
