import type { CrisisFact } from '../facts.js';
import type { Label, TruthKind } from '../vocabulary.js';

type RungFact = Extract<CrisisFact, { fact: 'rung' }>;

/**
 * How a rung came to be crossed (RAND MG-614).
 * Accidental: nobody chose it. Inadvertent: small steps added up beyond what was aimed at (S-50), or the act rested on a
 * false belief: with the same luck the office would have aimed lower had it known the truth. Deliberate: the rest.
 * @param truth what the incident, or what the act answered, really was; undefined where it answered nothing. That a reprisal was
 * meant is no false belief: who answers one is taken by what he would have done had he been sure that it was.
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
