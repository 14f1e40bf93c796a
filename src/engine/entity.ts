import type { NameBits } from './address.js';
import { nameBits } from './address.js';
import type { Stepper } from './interpreter.js';
import type { Letter } from './mail.js';
import { bitsOf } from './runHash.js';
import type { EntityName } from './system.js';

/** One of the entities of a run. */
export class Entity<State> {
  /** the name, as the run hash sees it, and as draws do */
  readonly bits: number;
  readonly drawBits: NameBits;
  /** the last of its messages with each id, on its way or arrived */
  timers: Map<string, Letter<State>> | null = null;

  constructor(
    readonly name: EntityName,
    readonly machine: string,
    readonly stepper: Stepper<State>,
    public state: State,
  ) {
    this.bits = bitsOf(name);
    this.drawBits = nameBits(name);
  }
}
