import { textDigest, withSortedKeys } from '../../engine/index.js';
import type { Prediction } from './format.js';

/** The SHA-256 of predictions, as canonical JSON. It changes if any of them is changed, added, taken out or moved. */
export function sealOf(predictions: readonly Prediction[]): string {
  return textDigest(JSON.stringify(withSortedKeys(predictions)));
}

const PART_OF_SEEDS = 12;

/**
 * The name of the seeds of an experiment. Where predictions are sealed, the digest is a part of it: nobody can have looked at
 * these runs before the predictions were fixed.
 */
export function seedNameOf(name: string, sealed: string | undefined): string {
  return sealed === undefined ? name : `${name}-${sealed.slice(0, PART_OF_SEEDS)}`;
}
