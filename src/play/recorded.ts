import type { Epoch, Input } from '../engine/index.js';

/** Everything on which a run depends. */
export interface RunAsRecorded {
  readonly arm: string | null;
  readonly seed: string;
  readonly inputs: readonly Input[];
  readonly epochs?: readonly Epoch[];
}
