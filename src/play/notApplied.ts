import type { Entry, Input } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { AnchoredInput } from './anchors.js';
import { askKey } from './anchors.js';
import type { Given } from './refusals.js';
import { refusalsIn } from './refusals.js';

/** An input of the recorded run that does not apply in the new one, and why. */
export interface NotApplied {
  readonly origin: string;
  /** seconds from the start at which it took effect in the recorded run */
  readonly at: number;
  readonly office: string;
  readonly case: string | null;
  readonly event: Input['event'];
  readonly why: string;
  /** whether the new run has it all the same, and it comes to nothing there */
  readonly given: boolean;
}

/** An input, and whether it comes after the very message that it follows in the recorded run. */
export interface Planned extends AnchoredInput {
  readonly exact: boolean;
}

/** A run that was played by a plan. Inputs are named by their numbers in it. */
interface PlayedPlan {
  readonly planned: readonly Planned[];
  /** the last second that was played; null: to the end of the run */
  readonly until: number | null;
  readonly entries: readonly Entry[];
  /** inputs that were given (why: null), or that do not apply */
  readonly done: ReadonlyMap<number, { readonly why: string | null }>;
  readonly given: readonly Given[];
  /** how often each kind of ask came */
  readonly asks: ReadonlyMap<string, number>;
  /** inputs that were still to be given at a time */
  readonly due: ReadonlySet<number>;
  readonly isOver: boolean;
}

/** The inputs that do not apply in a run, by number in its plan. */
export function notAppliedIn(played: PlayedPlan): Map<number, NotApplied> {
  const { planned, entries, done, given } = played;
  const refused = refusalsIn(entries, given);
  const notApplied = new Map<number, NotApplied>();
  planned.forEach((each, number) => {
    const { input, at, exact, wasRefused } = each;
    const came = done.get(number);
    const refusal = exact || wasRefused ? undefined : (refused.get(number) ?? whyVain(input, played));
    const why = came === undefined ? whyNot(each, number, played) : (came.why ?? refusal);
    if (why === undefined) return;
    const { origin, event } = input;
    notApplied.set(number, { origin, at, ...whoseIs(each), event, why, given: came?.why === null });
  });
  return notApplied;
}

/** Why a decision that waits for its case comes to nothing. After the moment up to which it is played, the case can still come. */
function whyVain({ to, event }: Input, { until, entries }: PlayedPlan): string | undefined {
  const about = event['case'];
  if (until !== null || event.type !== 'decide' || typeof about !== 'string') return undefined;
  return hasLearned(entries, to, about) ? undefined : IN_THE_RUN.unheard;
}

/** Why an input has not been given. */
function whyNot({ cue }: Planned, number: number, { until, entries, asks, due, isOver }: PlayedPlan): string {
  const words = until === null ? IN_THE_RUN : BY_THEN;
  if (due.has(number)) return isOver ? OVER : 'it would come after that moment';
  if (cue.when === 'ask') {
    const { nth, office, case: about } = cue.ask;
    const times = asks.get(askKey(cue.ask)) ?? 0;
    if (times > 0) return `it answers ask ${nth} of that kind, and ${words.only(times)}`;
    return about === null || hasLearned(entries, office, about) ? words.unasked : words.unheard;
  }
  return cue.when === 'decision' ? words.noChoice : OVER;
}

function hasLearned(entries: readonly Entry[], office: string, about: string): boolean {
  return entries.some(({ facts }) =>
    facts.some((noted) => {
      const fact = noted as CrisisFact;
      return fact.fact === 'learned' && fact.actor === office && fact.case === about;
    }),
  );
}

export const OVER = 'the run is over by then';

/** Of a run that is played to its end. */
const IN_THE_RUN = {
  unheard: 'the office never learns of that case in this run',
  unasked: 'the office is never asked that in this run',
  noChoice: 'there is no such choice in this run',
  only: (times: number) => `this run has only ${times}`,
};

/** Of a run that is played up to a moment. */
const BY_THEN: typeof IN_THE_RUN = {
  unheard: 'the office has not heard of that case by then',
  unasked: 'the office has not been asked that by then',
  noChoice: 'there has been no such choice by then',
  only: (times: number) => `only ${times} came by then`,
};

/** The office that an input is for, and the case, where there is one. */
function whoseIs({ input: { to, event }, cue }: Planned): { readonly office: string; readonly case: string | null } {
  if (cue.when === 'ask') return { office: cue.ask.office, case: cue.ask.case };
  const [, office = to, about = null] = /^decision\/([^/]+)\/(.*)$/s.exec(to) ?? [];
  return { office, case: typeof event['case'] === 'string' ? event['case'] : about };
}
