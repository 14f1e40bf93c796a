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
  /** the last label, as the run hash sees it */
  labelBits = bitsOf('');
  /** those of its messages that have an id, and are on their way */
  timers: Map<string, Letter<State>> | null = null;
  private label = '';

  constructor(
    readonly name: EntityName,
    readonly machine: string,
    readonly stepper: Stepper<State>,
    public state: State,
  ) {
    this.bits = bitsOf(name);
    this.drawBits = nameBits(name);
  }

  /** The label of the state that it is in now. */
  relabel(): string {
    const label = this.stepper.label(this.state);
    if (label !== this.label) {
      this.label = label;
      this.labelBits = bitsOf(label);
    }
    return label;
  }
}
