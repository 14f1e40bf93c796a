import { runKey } from '../../dist/engine/index.js';
import { MEAN, MOVES, NOTED, horizonOf, mixed } from '../models/hold.mjs';
import { Draws } from './draws.mjs';
import { EventList } from './eventList.mjs';

/** The hold model of bench/models/hold.mjs written by hand: the same draws, one event list, no machines. */
export function plainHold(entities) {
  const names = Array.from({ length: entities }, (_, index) => `holder ${index}`);
  const list = new EventList(entities);
  const moves = new Draws(names, 'moves');
  const holds = new Draws(names, 'holds');
  const counts = new Int32Array(entities);
  const horizon = horizonOf(entities);
  return (seed) => {
    const key = runKey(seed);
    moves.begin(key);
    holds.begin(key);
    list.clear();
    counts.fill(0);
    let events = 0;
    let sum = 0;
    for (let entity = 0; entity < entities; entity++) list.push(0, 1, entity);
    while (list.firstAt() <= horizon) {
      const now = list.firstAt();
      const entity = list.pop();
      const count = ++counts[entity];
      events += 1;
      const goesOn = moves.at(entity, count) < MOVES;
      const after = Math.ceil(-MEAN * Math.log(holds.at(entity, count)));
      if (goesOn) list.push(now + after, 1, entity + 1 === entities ? 0 : entity + 1);
      else list.push(now + after, 2, entity);
      if (count % NOTED === 0) sum = mixed(sum, now, entity);
    }
    return { events, result: `sum ${sum}` };
  };
}
