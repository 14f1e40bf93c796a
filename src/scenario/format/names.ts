/** The side of an actor id `side.office`. */
export function sideOf(actor: string): string {
  return actor.split('.')[0] ?? actor;
}
