import { log } from '../../engine/index.js';
import { leftAfter } from './decay.js';
import { logistic } from './belief.js';
import type { Parameters } from '../parameters.js';
import type { Refusal } from '../vocabulary.js';

/** What the called side considers. */
export interface CallSituation {
  /** standing belief of the approver about the caller, as a probability */
  readonly belief: number;
  /** its official story is denial (S-43) */
  readonly denial: boolean;
  /** the caller's side insulted it lately (S-46) */
  readonly insulted: boolean;
  /** its side has something to talk about: an accident of its own, or an open case */
  readonly shared: boolean;
  /** the approver is not the called office itself (S-44) */
  readonly approvalNeeded: boolean;
  /** how much domestic standing is lost, 0 to 1 (S-55) */
  readonly standingLost: number;
}

/** P(accept) = σ(β₀ − 3b − 1.5·denial − insult − standing lost + 2·shared). Model, 3.14. */
export function acceptChance(call: CallSituation, parameters: Parameters): number {
  return logistic(
    parameters.accept -
      parameters.acceptFear * call.belief -
      (call.denial ? parameters.acceptDenial : 0) -
      (call.insulted ? parameters.acceptInsult : 0) -
      parameters.acceptExposed * call.standingLost +
      (call.shared ? parameters.acceptShared : 0),
  );
}

/** Log weights of the reasons for a refusal, in proportion to what each took from the chance. If nothing did: silence. Model, 3.14. */
export function refusalReasons(call: CallSituation, parameters: Parameters): Record<string, number> {
  const terms: Readonly<Record<Exclude<Refusal, 'silence'>, number>> = {
    'denial-framing': call.denial ? parameters.acceptDenial : 0,
    'no-approval': (call.approvalNeeded ? 1 : 0) + parameters.acceptExposed * call.standingLost,
    'judged-hostile': parameters.acceptFear * call.belief,
    insulted: call.insulted ? parameters.acceptInsult : 0,
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
