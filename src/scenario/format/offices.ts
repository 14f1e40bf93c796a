import { sideOf } from './names.js';
import type { FullScenario } from './schema.js';

type Actors = FullScenario['actors'];

/** The offices of a side, in the order of the file. */
export function actorsOf(actors: Actors, side: string): string[] {
  return Object.keys(actors).filter((actor) => sideOf(actor) === side);
}

/** The first office of a side with a role. */
export function withRole(actors: Actors, side: string, role: string): string | undefined {
  return actorsOf(actors, side).find((actor) => actors[actor]?.role === role);
}

/** The office that first learns of a reply: the local commander, else the lowest there is. */
export function lowestOf(actors: Actors, side: string): string | null {
  return (
    withRole(actors, side, 'local') ??
    withRole(actors, side, 'commander') ??
    withRole(actors, side, 'national') ??
    actorsOf(actors, side)[0] ??
    null
  );
}

/**
 * The office that orders an act of a side, and those between it and the weapon, which the lowest office below it is. Where nobody is
 * named, the head of state orders, or else the highest office above the lowest one.
 */
export function commandOf(actors: Actors, side: string, orderedBy?: string): string[] {
  const orders = orderedBy ?? withRole(actors, side, 'head');
  const lowest = lowestOf(actors, side);
  const chain = lowest === null ? [] : withThoseAbove(actors, lowest);
  const place = orders === undefined ? chain.length - 1 : chain.indexOf(orders);
  if (place >= 0) return chain.slice(0, place + 1);
  return orders === undefined ? [] : [orders];
}

function withThoseAbove(actors: Actors, office: string): string[] {
  const chain: string[] = [];
  for (let next: string | undefined = office; next !== undefined; next = actors[next]?.['reports-to']) chain.push(next);
  return chain;
}
