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
