import type { CrisisFact } from './facts.js';
import type { Inject } from './director/inject.js';
import type { News, Statement } from './actor/news.js';
import type {
  ActorId,
  Answer,
  Answering,
  CaseId,
  CaseInfo,
  ChannelId,
  Closing,
  ContactResult,
  Content,
  Deed,
  Demand,
  Holder,
  LineState,
  Move,
  PublicStatement,
  Reason,
  SideId,
  Spoken,
  Tier,
  TruthKind,
  Use,
} from './vocabulary.js';

/**
 * The messages between entities, all plain data. They are types, not interfaces, because only types fit the index signature of
 * the engine's messages.
 */

/** How much domestic standing was lost at a time, 0 to 1. The loss decays from then on. */
export interface StandingLost {
  readonly amount: number;
  readonly at: number;
}

/** Evidence on the standing belief about a side. */
export type Pressure = {
  readonly adversary: SideId;
  readonly why: 'insult' | 'posture' | 'misidentification' | 'refusal' | 'call taken' | 'reassurance' | 'weapon';
  readonly lnRatio: number;
  /** also on the open cases of the crisis rung or more */
  readonly onCases: boolean;
  /** a threat: something is expected to follow it */
  readonly threat: boolean;
};

export type AuthorityRequest = {
  readonly decision: string;
  readonly option: string;
  readonly about: CaseInfo;
  /** when it must be answered, if there is a window */
  readonly until: number | null;
};

/** What an actor tells one of its decisions when asked. */
export type Briefing = {
  /** probability that the case (or, without one, the adversary's acts) is hostile */
  readonly belief: number;
  /** the messages behind that belief */
  readonly because: readonly number[];
  /** what the belief is made of, in log-odds, the largest first */
  readonly grounds: readonly { why: string; amount: number; seq: number }[];
  readonly physical: boolean;
  readonly explained: boolean;
  readonly learnedAt: number;
  readonly losing: number;
  readonly threatened: boolean;
  readonly denial: boolean;
  /** how much domestic standing is lost now, 0 to 1 */
  readonly exposed: number;
  readonly rung: number;
  /** who decides in place of the formula */
  readonly held?: Holder;
};

/** An act as the acting side, the ladder and the struck side see it. */
export type Act = {
  readonly actor: ActorId;
  readonly side: SideId;
  readonly adversary: SideId;
  readonly decision: string;
  readonly option: string;
  /** what it is, as a verb phrase of the scenario */
  readonly says: string;
  readonly does: Deed;
  /** the rung that it was chosen to reach; 0: none */
  readonly rung: number;
  /** the rung that it reaches if its own rung has been reached meanwhile */
  readonly rungAgain: number | null;
  /** the rung that it would reach alone, had nobody struck before */
  readonly alone: number;
  readonly about: CaseInfo | null;
  /** what the deciding office believed */
  readonly belief: number;
  /** the rung that it would have chosen with the same luck, had it been certain */
  readonly rungIfHostile: number;
  readonly rungIfAccident: number;
};

/** In strategic talk: which move was heard, over what sort of line. */
export type MoveHeard = {
  readonly move: Move;
  readonly tier: Tier;
  readonly credibility: number;
  readonly garbles: number;
};

export type ActorEvent =
  | {
      type: 'report';
      about: CaseInfo;
      says: string;
      seen: boolean;
      hostile: number;
      accident: number;
      physical: boolean;
    }
  | { type: 'learn'; about: CaseInfo }
  /** what an act really was; `by`: whose it really was */
  | { type: 'truth'; about: CaseInfo; truth: string; kind: TruthKind; by: SideId }
  | { type: 'news'; news: News; from: ActorId }
  | { type: 'sighted'; what: string; adversary: SideId }
  | ({ type: 'pressure' } & Pressure)
  | { type: 'rung'; overall: number; calm: boolean; side: SideId | null }
  | { type: 'side-news'; losing: number; threatened: boolean; denial: boolean; exposure: StandingLost }
  | { type: 'setback'; number: number; adversary: SideId }
  /** its side has raised its readiness over this case */
  | { type: 'postured'; case: CaseId }
  | { type: 'consult'; decision: string; case: CaseId | null; adversary: SideId }
  | { type: 'close'; case: CaseId; how: Closing; struck: boolean }
  | { type: 'forget'; case: CaseId }
  | ({ type: 'authority?' } & AuthorityRequest)
  | ({ type: 'authority-due' } & AuthorityRequest)
  /** whether a request that its holder would be asked about is still wanted */
  | ({ type: 'authority-wanted'; wanted: boolean } & AuthorityRequest)
  /** a request that its holder is being asked about has become moot */
  | { type: 'withdrawn'; decision: string }
  | { type: 'ask-due'; channel: ChannelId; case: CaseId; attempt: number }
  | { type: 'call'; case: CaseId; adversary: SideId; channel?: ChannelId }
  | { type: 'result'; channel: ChannelId; result: ContactResult; case: CaseId }
  | {
      type: 'may-we?';
      channel: ChannelId;
      caller: SideId;
      attempt: number;
      called: ActorId;
      /** whether the call is a political matter: an approver decides, or a head of state is called */
      political: boolean;
      /** seconds after which a missing answer counts as silence */
      silenceAfter: number;
    }
  | {
      type: 'connected';
      channel: ChannelId;
      adversary: SideId;
      tier: Tier;
      credibility: number;
      use: Use;
      speaks: boolean;
      /** seconds for which the contact counts */
      holds: number;
      /** in strategic talk: the chance that what is said arrives garbled */
      garbles?: number;
    }
  /** `heard`: which acts the other side explained in the call, and how well the line carries that; null: nobody talked */
  | {
      type: 'hung-up';
      channel: ChannelId;
      heard: {
        readonly adversary: SideId;
        readonly explained: readonly CaseId[];
        readonly credibility: number;
        readonly garbles: number;
        /** in strategic talk: of what sort the line is */
        readonly tier?: Tier;
      } | null;
    }
  /** to the caller: the call was taken, or refused, or nobody answered. Without a case: a meeting took place, or the other side stayed away. */
  | {
      type: 'call-answered';
      channel: ChannelId;
      adversary: SideId;
      accepted: boolean;
      political: boolean;
      case: CaseId | null;
    }
  | { type: 'decide'; case: CaseId; option: string; by?: string; reason?: string }
  | { type: 'recall'; case: CaseId; instead: string; by: string; reason?: string }
  | ({ type: 'hold' } & Holder)
  | { type: 'release' }
  | ({ type: 'answer' } & Answer)
  | { type: 'lapse'; ask: number }
  | { type: 'estimate'; case: CaseId; estimate: number | null }
  /** `by`: the office that ordered it, if any */
  | { type: 'place-call'; channel: ChannelId; case: CaseId | null; by?: ActorId }
  | { type: 'order-call'; to: ActorId; channel: ChannelId; case: CaseId | null }
  /** `kind`: what is said besides free words; `case`: with explain, which act of its own side */
  | { type: 'speak'; channel: ChannelId; words: string | null; kind?: Spoken; case?: CaseId }
  | { type: 'end-call'; channel: ChannelId }
  | { type: 'speak-in-public'; channel: ChannelId; about: SideId | null; kind: PublicStatement }
  | { type: 'words'; words: string }
  | { type: 'told-of'; case: CaseId; says: string; hostile: number; accident: number }
  | { type: 'told'; channel: ChannelId; adversary: SideId; case: CaseId; lnRatio: number; reads?: MoveHeard }
  | { type: 'accused'; channel: ChannelId; adversary: SideId }
  | { type: 'assured'; channel: ChannelId; adversary: SideId; lnRatio: number }
  | { type: 'gesture'; case: CaseId; adversary: SideId; what: string; lnRatio: number };

export type DecisionEvent =
  | { type: 'open' }
  | { type: 'consider' }
  | { type: 'deadline' }
  | { type: 'carry-out' }
  | { type: 'too-old' }
  | { type: 'apology-due' }
  | { type: 'changed'; why: string }
  | ({ type: 'briefing' } & Briefing)
  /** `option`: what authority was asked for */
  | { type: 'granted'; by: ActorId; option: string }
  | { type: 'denied'; by: ActorId; option: string }
  /** asked by an office whose holder would be asked for authority */
  | ({ type: 'still-wanted?'; by: ActorId } & AuthorityRequest)
  | { type: 'case-closed'; how: Closing; struck: boolean }
  | { type: 'reopen' }
  /** `once`: for the next choice alone; default: until the next decision from outside */
  | { type: 'decide'; option: string; by?: string; reason?: string; once?: true }
  /** takes back what authority was asked for, or what was granted and is not carried out yet */
  | { type: 'recall'; instead: string; by: string; reason?: string }
  | ({ type: 'answer' } & Answer)
  | { type: 'lapse'; ask: number }
  | { type: 'release' }
  /** its holder has given an estimate or withdrawn it: what an answer to the open ask rests on */
  | { type: 'estimated'; belief: number }
  /** supposes another belief, or another option, for the next choice alone */
  | { type: 'suppose'; belief: number | null; option: string | null };

export type SideEvent =
  | ({ type: 'act' } & Act)
  | { type: 'posture-seen'; by: SideId; threat: boolean }
  | { type: 'insulted'; by: SideId }
  | { type: 'reassured'; by: SideId; lnRatio: number }
  /** `since`: seconds since the act that the answer is about */
  | { type: 'answer-read'; channel: ChannelId; by: SideId; accepted: boolean; political: boolean; since: number }
  | { type: 'has-insulted'; about: SideId }
  | { type: 'public-pressure' }
  | { type: 'exposed'; channel: ChannelId; costs: number }
  | { type: 'weapon-seen'; by: SideId }
  | { type: 'setback'; number: number }
  | { type: 'setback-over' }
  | { type: 'rung'; overall: number; calm: boolean; side: SideId | null }
  | { type: 'misread'; as: SideId }
  | {
      type: 'heard';
      by: SideId;
      case: CaseId;
      lnRatio: number;
      what: 'explain' | 'admit' | 'stand-down';
      /** over which channel; null: by what it did */
      channel: ChannelId | null;
    };

export type ChannelEvent =
  | { type: 'request'; from: ActorId; case: CaseId; content: Content }
  | { type: 'approval-due' }
  | { type: 'answer-due' }
  | { type: 'answer'; accept: boolean; reason: Reason; by: ActorId }
  | { type: 'nobody-answers' }
  /** `demand`: in strategic talk, what the speaker says of an act of the other side, and which */
  | {
      type: 'say';
      from: ActorId;
      statements: readonly Statement[];
      demand?: { readonly says: Exclude<Demand, 'stall'>; readonly case: CaseId };
    }
  | { type: 'hang-up' }
  | { type: 'words'; from: ActorId; words: string | null; kind?: Exclude<Spoken, 'explain'> }
  | { type: 'lie-found'; case: CaseId }
  | { type: 'trust-built'; trust: number }
  | { type: 'start' }
  | { type: 'meet' }
  | { type: 'set'; state: LineState | null; answering: Answering | null }
  | { type: 'statement'; by: ActorId; side: SideId; about: SideId | null; kind: PublicStatement }
  | { type: 'declare'; side: SideId; to: readonly SideId[]; case: CaseId; what: 'explain' | 'admit' };

export type IncidentEvent =
  | { type: 'occur' }
  | { type: 'report-due'; index: number }
  | { type: 'answered'; with: Deed }
  | { type: 'repeat-due' }
  | { type: 'attributed' };

export type ActivityEvent =
  | { type: 'start' }
  | { type: 'candidate'; number: number }
  | { type: 'eased'; until: number }
  | { type: 'restrained'; until: number }
  | { type: 'widened'; until: number }
  | { type: 'weapon'; weapon: number };

export type LadderEvent =
  /** aimed: the rung that its side can be said to have aimed at */
  | ({ type: 'act'; aimed: number } & Act)
  | { type: 'incident'; about: CaseInfo; reviewed: boolean }
  | { type: 'case-closed'; case: CaseId; victim: SideId; how: Closing }
  | { type: 'case-reopened'; case: CaseId; victim: SideId }
  | { type: 'contact' }
  | { type: 'moved'; to: number; side: SideId | null }
  | { type: 'quiet' };

export type ProcessEvent = { type: 'start' } | { type: 'tick'; move: string } | { type: 'over' };

export type DirectorEvent =
  | { type: 'start' }
  | { type: 'inject-due'; index: number }
  | { type: 'held'; index: number }
  | { type: 'inject'; inject: Inject }
  | { type: 'fire'; inject: string }
  | { type: 'skip'; inject: string }
  | { type: 'put-off'; inject: string; to: number }
  /** a planned inject comes as this one instead, when its time or its condition comes */
  | { type: 'edit'; inject: Inject }
  /** what comes of a draw is decided in place of luck: whose, what for, and which place in the story */
  | {
      type: 'overrule';
      entity: string;
      purpose: string;
      occurrence: string;
      outcome: boolean | string | number;
      reason: string;
    }
  | { type: 'words'; to: ActorId; words: string }
  /** a fact that conditions may hear */
  | { type: 'noted'; fact: CrisisFact };
