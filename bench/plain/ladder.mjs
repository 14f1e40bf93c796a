import { runKey } from '../../dist/engine/index.js';
import { DOWN, FROM, TOP, UP } from '../models/ladder.mjs';
import { Draws } from './draws.mjs';
import { EventList } from './eventList.mjs';

/** The ladder of bench/models/ladder.mjs written by hand: the same draws, one event list, no machine. */
export function plainLadder() {
  const list = new EventList(1);
  const ups = new Draws(['gambler'], 'up');
  const downs = new Draws(['gambler'], 'down');
  return (seed) => {
    const key = runKey(seed);
    ups.begin(key);
    downs.begin(key);
    list.clear();
    let rung = FROM;
    let steps = 0;
    list.push(0, 1, 0);
    while (list.firstAt() < Infinity) {
      const now = list.firstAt();
      list.pop();
      steps += 1;
      if (ups.at(0, steps) < UP) rung += 1;
      else if (downs.at(0, steps) < DOWN / (1 - UP)) rung -= 1;
      if (rung > 0 && rung < TOP) list.push(now + 1, 2, 0);
    }
    return { events: steps, result: `rung ${rung} after ${steps}` };
  };
}
