/** Why a scenario has no exact answer here: at which entity, the cause, and the cure. */
export class ExactRefusal extends Error {
  override readonly name = 'ExactRefusal';

  constructor(
    /** the entity, as the engine names it; null where it is none in particular */
    readonly entity: string | null,
    readonly reason: string,
    readonly cure: string,
  ) {
    super(reason);
  }
}
