import type { Parameters } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { makeDelay } from '../format/units.js';

/** How an office handles evidence: its own values, or else those of the scenario’s parameters. */
export function habitsOf(
  actor: CheckedScenario['actors'][string],
  { misreads, relay, evidenceWeight, disconfirmingWeight }: Parameters,
): {
  readonly misreads: number;
  /** a delay, as authors write it */
  readonly relay: string;
  readonly weights: { readonly confirming: number; readonly disconfirming: number };
} {
  return {
    misreads: actor.misreads ?? misreads,
    relay: actor.relay ?? makeDelay({ fixed: 0, mean: relay }),
    weights: {
      confirming: actor['evidence-weight'] ?? evidenceWeight,
      disconfirming: actor['disconfirming-weight'] ?? disconfirmingWeight,
    },
  };
}
