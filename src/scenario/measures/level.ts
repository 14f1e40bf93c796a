import { z } from 'zod';
import { ever, measure } from '../../model/index.js';
import { id, rung } from '../format/fields.js';
import { given } from '../format/sections/given.js';
import { measureKind } from './measureKind.js';

export const level = measureKind({
  field: 'level',
  fields: {
    level: z
      .strictObject({
        of: id.describe('The abstract process.'),
        'at-least': rung.optional().describe('Whether its highest level ever was at least this.'),
        'at-most': rung.optional().describe('Whether its highest level ever was at most this.'),
        'at-end': z.boolean().default(false).describe('Whether to ask for the level at the end of the run instead.'),
      })
      .refine(
        (limits) => given(limits['at-least'], limits['at-most']) === 1,
        'expected exactly one of at-least, at-most',
      )
      .optional()
      .describe('Whether an abstract process ever reached a level, or is there at the end.'),
  },
  rules: [],
  names: { 'level.of': 'process' },
  rungs: [],
  measureOf({ level: spec }) {
    if (spec === undefined) return null;
    const { of: process, 'at-least': atLeast, 'at-most': atMost } = spec;
    const isWithin = (highest: number) => isBeyond(highest, atLeast, atMost);
    if (!spec['at-end']) return ever(['level'], (fact) => fact.process === process && isWithin(fact.highest));
    return measure<'level', boolean>({
      kind: 'binary',
      start: false,
      watches: ['level'],
      note: (before, fact) => (fact.process === process ? isWithin(fact.highest) : before),
      keep: { note: 'latest', cases: false },
    });
  },
});

/** Whether a level is at least `atLeast` or at most `atMost`; a limit that is undefined is ignored. */
export function isBeyond(highest: number, atLeast: number | undefined, atMost: number | undefined): boolean {
  return (atLeast !== undefined && highest >= atLeast) || (atMost !== undefined && highest <= atMost);
}
