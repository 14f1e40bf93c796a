import type { NameBits } from './address.js';
import { nameBits } from './address.js';
import type { Pending } from './eventList.js';
import type { Stepper } from './interpreter.js';
import { bitsOf } from './runHash.js';
import type { EntityName } from './system.js';

/** An entity of a run. */
export class Entity<State> {
  /** hash of the name for the run hash */
  readonly bits: number;
  /** hash of the name for the addresses of draws */
  readonly drawBits: NameBits;
  /** the last message sent under each id, whether it still waits or not */
  timers: Map<string, Pending<Entity<State>>> | null = null;

  constructor(
    readonly name: EntityName,
    readonly machine: string,
    readonly stepper: Stepper<State>,
    public state: State,
    bits = bitsOf(name),
    drawBits = nameBits(name),
  ) {
    this.bits = bits;
    this.drawBits = drawBits;
  }

  /** The same entity in another state, for another run. */
  with(state: State): Entity<State> {
    return new Entity(this.name, this.machine, this.stepper, state, this.bits, this.drawBits);
  }
}
