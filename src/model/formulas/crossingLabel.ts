import type { CrisisFact } from '../facts.js';
import type { Label, TruthKind } from '../vocabulary.js';

type RungFact = Extract<CrisisFact, { fact: 'rung' }>;

/**
 * How a rung came to be crossed (RAND MG-614).
 * Accidental: nobody chose it. Inadvertent: small steps added up beyond what was aimed at (S-50), or the act rested on a
 * false belief: with the same luck the office would have aimed lower had it known the truth. Deliberate: the rest.
 * @param truth what the incident really was, or the act that was answered; undefined if nothing was answered. An answer to a reprisal
 * rests on no false belief that it was meant: it is compared with the choice of an office certain that it was.
 */
export function labelCrossing(fact: RungFact, truth: TruthKind | undefined): Label {
  if (fact.by === 'uncontrolled' || fact.by === 'process') return 'accidental';
  if (fact.by === 'incident') return truth === undefined || truth === 'accident' ? 'accidental' : 'deliberate';
  const aimed = fact.aimed ?? fact.to;
  if (fact.to > aimed) return 'inadvertent';
  if (truth === undefined) return 'deliberate';
  const knowing = (truth === 'accident' ? fact.rungIfAccident : fact.rungIfHostile) ?? aimed;
  return knowing < aimed ? 'inadvertent' : 'deliberate';
}
