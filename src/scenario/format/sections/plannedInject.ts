import { z } from 'zod';
import { chance, id, line, time } from '../fields.js';
import { condition } from './condition.js';
import { given } from './given.js';
import { ONE_INJECT, hearsSomething, injectBody, kindsIn } from './injects.js';

/** An inject of the plan: when it comes, what it brings, and what the exercise wants to see of it. */
export const inject = z
  .strictObject({
    id: id.describe('What arms and traces call it.'),
    at: time.optional().describe('When: a time from the start, a clock time such as “day 1 09:20”, or an instant.'),
    if: condition.optional().describe('With at: it comes only if this holds at that time.'),
    when: condition.optional().describe('Instead of at: once this first holds.'),
    'by-hand': z
      .literal(true)
      .optional()
      .describe('Instead of at: it is held in reserve, and comes only if the facilitator fires it.'),
    chance: chance
      .optional()
      .describe('The chance that it comes at all, drawn once its time or condition has come; default: it comes.'),
    ...injectBody,
    objective: line
      .optional()
      .describe('What the exercise is to train or test with it. For the white cell and the evaluation only.'),
    expect: line
      .optional()
      .describe('What a good answer to it looks like. For the white cell and the evaluation only.'),
    notes: line.optional().describe('Notes of whoever prepares the exercise. Never told.'),
  })
  .refine((entry) => given(entry.at, entry.when, entry['by-hand']) === 1, 'expected exactly one of at, when, by-hand')
  .refine((entry) => entry.if === undefined || entry.at !== undefined, 'expected if only beside at')
  .refine((entry) => entry.chance === undefined || entry['by-hand'] === undefined, 'expected no chance beside by-hand')
  .refine((entry) => kindsIn(entry).length === 1, `expected exactly one of ${ONE_INJECT}`)
  .refine(hearsSomething, 'expected to only beside says');
