import type { CrisisFact } from './facts.js';
import type { Label } from './vocabulary.js';

type RungFact = Extract<CrisisFact, { fact: 'rung' }>;

/**
 * How a rung came to be crossed (RAND MG-614).
 * Accidental: nobody chose it. Inadvertent: small steps added up beyond what was aimed at (S-50), or the act rested on a
 * false belief: with the same luck the office would have aimed lower had it known the truth. Deliberate: the rest.
 * @param hostile whether what it answered was hostile; undefined where it answered nothing
 */
export function labelCrossing(fact: RungFact, hostile: boolean | undefined): Label {
  if (fact.by === 'uncontrolled') return 'accidental';
  if (fact.by === 'incident') return hostile === true ? 'deliberate' : 'accidental';
  const aimed = fact.aimed ?? fact.to;
  if (fact.to > aimed) return 'inadvertent';
  if (hostile === undefined) return 'deliberate';
  const knowing = (hostile ? fact.rungIfHostile : fact.rungIfAccident) ?? aimed;
  return knowing < aimed ? 'inadvertent' : 'deliberate';
}
