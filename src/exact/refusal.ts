/** Why a scenario cannot be solved exactly: the entity, the reason, and what to do about it. */
export class ExactRefusal extends Error {
  override readonly name = 'ExactRefusal';

  constructor(
    /** the entity, by its name in the engine; null if it is no particular one */
    readonly entity: string | null,
    readonly reason: string,
    readonly cure: string,
  ) {
    super(reason);
  }
}
