import type {
  ActorId,
  Answering,
  AskKind,
  Authority,
  CaseId,
  ChannelId,
  Closing,
  ContactResult,
  Deed,
  InjectHow,
  LineState,
  Reason,
  SideId,
  Spoken,
  Tier,
  TruthKind,
} from './vocabulary.js';

/** What entities tell the observers. The trace keeps facts; outcome and timeline are made from them. */
export type CrisisFact =
  | { fact: 'incident'; case: CaseId; says: string; by: SideId; against: SideId; rung: number; damage: string }
  | { fact: 'truth'; case: CaseId; truth: string; kind: TruthKind; really: SideId }
  | { fact: 'event'; activity: string; says: string; number: number }
  | { fact: 'misidentified'; activity: string; by: ActorId; as: SideId; number: number }
  | { fact: 'setback'; side: SideId }
  | { fact: 'belief'; actor: ActorId; case: CaseId; about: SideId; why: string; from: number; to: number; rung: number }
  | { fact: 'standing'; actor: ActorId; about: SideId; why: string; from: number; to: number }
  /** an office hears of an incident against its side */
  | { fact: 'learned'; actor: ActorId; case: CaseId }
  | {
      fact: 'report';
      actor: ActorId;
      case: CaseId;
      /** what kind of report */
      says: string;
      /** what it points to as this office understands it, and how strongly, in log-odds of a hostile act */
      shows: 'hostile' | 'accident' | 'nothing';
      lnRatio: number;
      physical: boolean;
      /** the office that passed it on; null: its first reader */
      from: ActorId | null;
    }
  | { fact: 'misread'; actor: ActorId; case: CaseId; says: string }
  | { fact: 'knows'; actor: ActorId; case: CaseId; truth: string }
  /** an office keeps an accident of its own side from the one above */
  | { fact: 'concealed'; actor: ActorId; from: ActorId; case: CaseId; until: number }
  | {
      fact: 'decision';
      actor: ActorId;
      case: CaseId | null;
      kind: string;
      /** probability of each option at this choice */
      options: Record<string, number>;
      chosen: string;
      says: string;
      belief: number;
      rung: number;
      stress: number;
      /** the class of the weapon that it is about */
      weapon: number;
      /** when it must be answered, if there is a window */
      deadline: number | null;
      final: boolean;
      /** set if the formula did not decide: who did, the reason given, and what the formula would have chosen */
      by?: string;
      reason?: string;
      formula?: string;
    }
  | { fact: 'held'; actor: ActorId; by: string | null }
  | {
      fact: 'ask';
      actor: ActorId;
      kind: AskKind;
      case: CaseId | null;
      /** the line that it is about */
      channel: ChannelId | null;
      /** the option that authority is asked for; null: it is asked something else */
      asked: string | null;
      options: readonly string[];
      /** when it lapses; null: never */
      until: number | null;
      /** what the formula would choose */
      formula: string;
    }
  | {
      fact: 'answered';
      actor: ActorId;
      ask: number;
      /** that of the ask */
      kind: AskKind;
      option: string;
      by: string;
      formula: string;
      reason?: string;
      words?: string;
    }
  /** a withdrawn ask */
  | { fact: 'ask-over'; actor: ActorId; ask: number; why: string }
  | { fact: 'answer-refused'; actor: ActorId; ask: number; option: string; why: string }
  | { fact: 'estimate'; actor: ActorId; case: CaseId; estimate: number | null; sum: number }
  | {
      fact: 'authority';
      actor: ActorId;
      asked: string;
      /** late: no answer came within the window */
      result: 'asked' | 'granted' | 'denied' | 'late';
      by: ActorId;
      case: CaseId;
      /** who decided where the formula did not, and why */
      decidedBy?: string;
      reason?: string;
    }
  | { fact: 'order-refused'; actor: ActorId; option: string; why: string }
  /** a decision from outside about a case that is still to come, or about a request */
  | { fact: 'order-waits'; actor: ActorId; case: CaseId; option: string }
  | { fact: 'recalled'; actor: ActorId; case: CaseId; option: string; instead: string }
  | {
      fact: 'act';
      actor: ActorId;
      side: SideId;
      option: string;
      says: string;
      does: Deed;
      case: CaseId | null;
      rung: number;
      authority: Authority;
      belief: number;
    }
  | { fact: 'threat'; side: SideId; by: string }
  | { fact: 'firestorm'; side: SideId; channel: ChannelId; costs: number; standing: number }
  | { fact: 'weapon'; activity: string; weapon: number }
  | { fact: 'closed'; actor: ActorId; case: CaseId; how: Closing; belief: number }
  | { fact: 'reopened'; actor: ActorId; case: CaseId }
  | {
      fact: 'contact';
      channel: ChannelId;
      tier: Tier;
      from: ActorId;
      to: ActorId;
      /** null: a meeting, which is about no case */
      case: CaseId | null;
      result: ContactResult;
      reason?: Reason;
      effect: boolean;
    }
  | { fact: 'assured'; actor: ActorId; channel: ChannelId; by: SideId }
  | { fact: 'said'; channel: ChannelId; by: string; what: string; case: CaseId | null; garbled: boolean }
  /** an office orders one below it to call */
  | { fact: 'ordered'; actor: ActorId; to: ActorId; channel: ChannelId; case: CaseId | null }
  /** what the holder of an office says in a call; null: without words of its own */
  | { fact: 'spoke'; channel: ChannelId; by: ActorId; to: ActorId; words: string | null; kind?: Spoken }
  /** words from the white cell to one office, or from one office to the white cell */
  | { fact: 'words'; from: ActorId | null; to: ActorId | null; words: string }
  | {
      fact: 'inject';
      id: string;
      kind: string;
      how: InjectHow;
      /** what the white cell reads out as it comes */
      reads?: string;
      /** the sides and offices that hear it; absent: everybody */
      to?: readonly string[];
    }
  /** what comes of a draw was decided at the table, before it was drawn */
  | {
      fact: 'overruled';
      entity: string;
      purpose: string;
      occurrence: string;
      outcome: boolean | string | number;
      reason: string;
    }
  | { fact: 'line'; channel: ChannelId; state: LineState; answering: Answering }
  | { fact: 'statement'; by: ActorId; kind: string; about: SideId | null }
  | { fact: 'restraint'; activity: string; until: number }
  | { fact: 'widened'; activity: string; until: number }
  | { fact: 'side-state'; side: SideId; rung: number }
  | {
      fact: 'rung';
      from: number;
      to: number;
      /** what moved it; `quiet` is the way down */
      by: 'incident' | 'act' | 'uncontrolled' | 'process' | 'quiet';
      side: SideId | null;
      case: CaseId | null;
      /** acts only: the belief, the rung aimed at, and the rungs that would have been chosen with knowledge of the truth */
      belief?: number;
      aimed?: number;
      rungIfHostile?: number;
      rungIfAccident?: number;
    }
  | { fact: 'firebreak'; between: readonly [number, number]; side: SideId }
  | {
      fact: 'level';
      process: string;
      /** by side, or by the name of the process if it has no sides */
      levels: Readonly<Record<string, number>>;
      highest: number;
    }
  | { fact: 'over'; process: string }
  | { fact: 'calm'; calm: boolean }
  | { fact: 'absorbed'; rung: number };
