import type { Epoch, Input } from '../engine/index.js';

/** A run, by all that it depends on. */
export interface RunAsRecorded {
  readonly arm: string | null;
  readonly seed: string;
  readonly inputs: readonly Input[];
  readonly epochs?: readonly Epoch[];
}
