import type { Parameters } from '../parameters.js';

/** The chance that a superior who believes `belief` grants an escalation: .9·min(1, b/.5). Model, 2.10. */
export function grantChance(belief: number, { grantScale, grantBelief }: Parameters): number {
  return grantScale * Math.min(1, belief / grantBelief);
}

/** The chance that a commander whose time runs out acts without an answer from above. Model, 2.10; Blair 1993, Sagan 1993. */
export function delegationChance(
  rule: 'never' | 'always' | 'by-rung',
  rung: number,
  { delegationBase, delegationPerRung, delegationMost, crisisRung }: Parameters,
): number {
  if (rule === 'never') return 0;
  if (rule === 'always') return 1;
  return Math.min(delegationMost, delegationBase + delegationPerRung * Math.max(0, rung - (crisisRung - 1)));
}
