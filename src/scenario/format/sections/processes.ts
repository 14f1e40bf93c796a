import { z } from 'zod';
import { between, chance, delay, id, line, newId, rung, time } from '../fields.js';

const noise = z
  .strictObject({
    bias: between(-1000, 1000).default(0).describe('By how many levels it misses on average; above 0 is upward.'),
    spread: between(0, 1000).describe('Standard deviation of the miss, in levels, at level 0 and at the start.'),
    'per-level': between(0, 1000).default(0).describe('How much the spread grows with each intended level.'),
    'per-hour': between(0, 1000).default(0).describe('How much the spread grows with each hour.'),
    cleared: chance.default(0).describe('The share of the spread that talking takes away. It takes none of the bias.'),
  })
  .describe('The level becomes the intended one plus a normal miss, rounded to whole levels.');

const move = z.strictObject({
  every: delay.describe('Time between its ticks; ~1h is a Poisson process with a mean of 1 h.'),
  up: chance.default(0).describe('Chance of one level up at a tick; on the ladder a firebreak divides it.'),
  down: chance.default(0).describe('Chance of one level down at a tick.'),
  back: rung.default(0).describe('With noise: how many levels it intends to step back at a tick.'),
  noise: noise.nullable().default(null).describe('Instead of up and down: an intended step, and a miss; null: none.'),
});

export const process = z.strictObject({
  says: line.describe('What its level is, in a few words.'),
  sides: z
    .array(id)
    .default([])
    .describe(
      'Each of these sides has a level of its own, and the level of the process is the highest of them; none: there is one level.',
    ),
  starts: rung.default(0).describe('The level at the start.'),
  top: rung.min(1, 'expected at least 1').describe('The highest level; the lowest is 0.'),
  'on-ladder': z.boolean().default(false).describe('Whether the level is the overall rung of the ladder.'),
  moves: z
    .record(newId, move)
    .refine((moves) => Object.keys(moves).length > 0, 'expected at least one move')
    .describe('Its clocks, and what happens when one ticks. All tick until it ends.'),
  ends: z
    .strictObject({
      'at-least': rung.optional().describe('The run ends once the level is at least this.'),
      'at-most': rung.optional().describe('The run ends once the level is at most this.'),
      from: time.default('0s').describe('With at-most: but not before this time.'),
    })
    .prefault({})
    .describe('When it ends, and the run with it; default: at the horizon.'),
});
