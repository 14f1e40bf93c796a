import type { CrisisFact } from '../facts.js';
import { labelCrossing } from '../formulas/crossingLabel.js';
import type { ActorId, CaseId, ChannelId, ContactResult, Label, Reason, SideId, TruthKind } from '../vocabulary.js';

export interface Crossing {
  readonly rung: number;
  /** seconds from the start */
  readonly at: number;
  readonly side: SideId;
  readonly label: Label;
  readonly seq: number;
}

export interface Contact {
  readonly channel: ChannelId;
  readonly from: ActorId;
  readonly to: ActorId;
  readonly at: number;
  readonly result: ContactResult;
  readonly reason?: Reason;
}

/** What every run keeps, whatever is measured. Plain data; times are in seconds from the start. */
export interface RunLog {
  /** the rung from which on a case is a crisis */
  readonly crisisRung: number;
  rung: number;
  peak: number;
  readonly crossings: Crossing[];
  readonly contacts: Contact[];
  /** every case so far: its rung, and what it really was */
  readonly cases: Record<CaseId, { readonly rung: number; readonly truth: TruthKind | null }>;
  /** when the first abstract process began */
  began: number | null;
  /** when the first case of the crisis rung or more came */
  firstCase: number | null;
  calm: boolean;
  absorbed: boolean;
  over: boolean;
  /** what happened during the run, to find where two runs diverge */
  readonly milestones: { readonly at: number; readonly what: string }[];
}

/** The times from which measured times can count, in seconds from the start; null if one did not come. */
export interface RunStart {
  /** the first case of the crisis rung or more, and what it really was */
  readonly firstCase: number | null;
  readonly truth: TruthKind | null;
  /** the first abstract process */
  readonly began: number | null;
}

export function startOf({ cases, crisisRung, firstCase, began }: RunLog): RunStart {
  const first = Object.values(cases).find(({ rung }) => rung >= crisisRung);
  return { firstCase, truth: first?.truth ?? null, began };
}

/** What a measure may read besides its own note. The exact solver keeps only this part of the log. */
export type Remembered = Pick<RunLog, 'crisisRung' | 'cases' | 'began' | 'firstCase' | 'calm'>;

export function emptyLog(crisisRung: number): RunLog {
  return {
    crisisRung,
    rung: 0,
    peak: 0,
    crossings: [],
    contacts: [],
    cases: {},
    began: null,
    firstCase: null,
    calm: false,
    absorbed: false,
    over: false,
    milestones: [],
  };
}

/** Adds a fact to the log. */
export function addToLog(log: RunLog, fact: CrisisFact, at: number, seq: number): void {
  switch (fact.fact) {
    case 'incident':
      log.cases[fact.case] = { rung: fact.rung, truth: null };
      if (fact.rung >= log.crisisRung) log.firstCase ??= at;
      log.milestones.push({ at, what: fact.case });
      break;
    case 'truth':
      log.cases[fact.case] = { rung: log.cases[fact.case]?.rung ?? 0, truth: fact.kind };
      break;
    case 'rung':
      log.rung = fact.to;
      log.milestones.push({ at, what: `rung ${fact.to}` });
      if (fact.to <= fact.from) break;
      log.peak = Math.max(log.peak, fact.to);
      log.crossings.push({ rung: fact.to, at, side: fact.side ?? '', label: labelOf(fact, log), seq });
      break;
    case 'act':
      log.milestones.push({ at, what: `${fact.actor} ${fact.option}` });
      break;
    case 'contact': {
      const { channel, from, to, result, reason } = fact;
      const why = reason === undefined ? {} : { reason };
      log.contacts.push({ channel, from, to, at, result, ...why });
      break;
    }
    case 'calm':
      log.calm = fact.calm;
      break;
    case 'level':
      log.began ??= at;
      break;
    case 'over':
      log.over = true;
      break;
    case 'absorbed':
      log.absorbed = true;
      break;
    default:
      break;
  }
}

/** The label of a crossing. */
export function labelOf(
  fact: Extract<CrisisFact, { fact: 'rung' }>,
  { cases }: { readonly cases: RunLog['cases'] },
): Label {
  return labelCrossing(fact, fact.case === null ? undefined : (cases[fact.case]?.truth ?? undefined));
}
