import { inWords } from '../model/index.js';
import { percent, delayText } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { Block } from './document.js';
import { paragraph, table } from './document.js';
import { rollFor } from './roll.js';

type Process = CheckedScenario['processes'][string];
type Move = Process['moves'][string];

/** Levels that go up and down by chance: where they begin, what a tick does, and when they end. */
export function processTable({ processes }: CheckedScenario): Block[] {
  const all = Object.values(processes);
  if (all.length === 0) return [];
  const rows = all.flatMap((process) =>
    Object.entries(process.moves).map(([id, move]) => [
      process.says,
      `${process.starts}, of at most ${process.top}`,
      `${inWords(id)}, ${delayText(move.every)}`,
      tick(move),
      ending(process),
    ]),
  );
  return [
    paragraph('Levels that go up and down by chance. Roll at each tick.'),
    table(['What it is', 'Begins at', 'Ticks', 'At a tick', 'Ends'], rows),
  ];
}

function tick({ up, down, back, noise }: Move): string {
  if (noise === null) return `up one: ${rollFor(up)}; down one: ${rollFor(down)}`;
  const { bias, spread, cleared } = noise;
  const talk = cleared === 0 ? '' : `; talking takes away ${percent(cleared)} of the spread`;
  return `means to go back by ${back}; misses by ${bias} on average, give or take ${spread}${talk}`;
}

function ending({ ends }: Process): string {
  const at = [
    ...(ends?.['at-least'] === undefined ? [] : [`at ${ends['at-least']} or more`]),
    ...(ends?.['at-most'] === undefined ? [] : [`at ${ends['at-most']} or less`]),
  ];
  return at.length === 0 ? 'at the horizon' : at.join(', ');
}
