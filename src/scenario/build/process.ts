import type { ProcessInput } from '../../model/index.js';
import { firebreaksBetween } from '../../model/index.js';
import { secondOf } from '../format/time.js';
import { parseDelay } from '../format/units.js';
import { entry, mapValues } from './entries.js';
import type { Parts } from './parts.js';

export function processInput({ scenario, parameters, rungs }: Parts, id: string): ProcessInput {
  const { sides, starts, top, moves, ends, 'on-ladder': onLadder } = entry(scenario.processes, id);
  return {
    id,
    sides,
    starts,
    top,
    held: Array.from({ length: top }, (_, level) =>
      onLadder && firebreaksBetween(rungs, level, level + 1) > 0 ? parameters.firebreak : 1,
    ),
    onLadder,
    moves: mapValues(moves, ({ every, up, down, back, noise }) => ({
      every: parseDelay(every),
      up,
      down,
      back,
      noise:
        noise === null
          ? null
          : {
              bias: noise.bias,
              spread: noise.spread,
              perLevel: noise['per-level'],
              perHour: noise['per-hour'],
              cleared: noise.cleared,
            },
    })),
    ends: {
      atLeast: ends['at-least'] ?? null,
      atMost: ends['at-most'] ?? null,
      from: secondOf(ends.from, scenario.start),
    },
  };
}
