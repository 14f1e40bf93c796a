import { log } from '../../engine/index.js';
import { leftAfter } from './decay.js';
import { logistic } from './belief.js';
import type { Parameters } from '../parameters.js';
import type { Refusal } from '../vocabulary.js';

/** What whoever answers a call considers. */
export interface CallSituation {
  /** its own standing belief about the caller, as a probability */
  readonly belief: number;
  /** its official story is denial (S-43) */
  readonly denial: boolean;
  /** the caller's side insulted it lately (S-46) */
  readonly insulted: boolean;
  /** its side has something to talk about: an accident of its own, or an open case */
  readonly shared: boolean;
  /** it approves a call to another office (S-44) */
  readonly approves: boolean;
  /** it answers for its side in politics: an approver, or a head of state who is called. Others answer as professionals do. */
  readonly political: boolean;
  /** how much domestic standing is lost, 0 to 1 (S-55) */
  readonly standingLost: number;
}

/**
 * P(accept) = σ(β₀ − β₁·b − s·(1.5·denial + insult + standing lost) + 2·shared): s = 1 for an approver, `acceptPolitics` for an
 * office that answers by itself. Model, 3.14.
 */
export function acceptChance(call: CallSituation, parameters: Parameters): number {
  const { denial, insult, exposed } = politics(call, parameters);
  return logistic(
    parameters.accept -
      fear(call, parameters) -
      denial -
      insult -
      exposed +
      (call.shared ? parameters.acceptShared : 0),
  );
}

/** What fear takes from readiness. Below zero: fear makes the office want the call. */
function fear({ belief }: CallSituation, { acceptFear, fearAccepts }: Parameters): number {
  return (acceptFear - fearAccepts) * belief;
}

/** What the political terms take from readiness. */
function politics(call: CallSituation, parameters: Parameters) {
  const share = call.political ? 1 : parameters.acceptPolitics;
  return {
    denial: call.denial ? share * parameters.acceptDenial : 0,
    insult: call.insulted ? share * parameters.acceptInsult : 0,
    exposed: share * parameters.acceptExposed * call.standingLost,
  };
}

/** Log weights of the reasons for a refusal, in proportion to what each took from the chance. If nothing did: silence. Model, 3.14. */
export function refusalReasons(call: CallSituation, parameters: Parameters): Record<string, number> {
  const { denial, insult, exposed } = politics(call, parameters);
  const terms: Readonly<Record<Exclude<Refusal, 'silence'>, number>> = {
    'denial-framing': denial,
    'no-approval': (call.approves ? 1 : 0) + exposed,
    'judged-hostile': fear(call, parameters),
    insulted: insult,
  };
  const against = Object.entries(terms).filter(([, term]) => term > 0);
  if (against.length === 0) return { silence: 0 };
  return Object.fromEntries(against.map(([reason, term]) => [reason, log(term)]));
}

/** Trust after a time without routine contact, both in seconds. Model, 3.16 (S-57). */
export function trustAfter(trust: number, elapsed: number, halfLife: number): number {
  return trust * leftAfter(elapsed / halfLife);
}

/** Credibility of a line with this trust: κ·min(1, 2·trust). Model, 1.4. */
export function credibilityWith(credibility: number, trust: number): number {
  return credibility * Math.min(1, 2 * trust);
}
