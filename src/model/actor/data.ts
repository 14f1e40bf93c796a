import type { EntityData } from '../../engine/index.js';
import type { Belief } from '../formulas/belief.js';
import type { Hazard } from '../formulas/quiet.js';
import { priorBelief } from '../formulas/belief.js';
import type { OptionsByKind } from '../formulas/choice.js';
import type { AuthorityRequest, StandingLost } from '../messages.js';
import type { News, Statement } from './news.js';
import type { Parameters } from '../parameters.js';
import type {
  ActorId,
  CaseId,
  CaseInfo,
  ChannelId,
  Closing,
  Content,
  Delay,
  Holder,
  Role,
  Rung,
  SideId,
  Tier,
  TruthKind,
} from '../vocabulary.js';

/** A line that an office may use: to which side, and when it considers using it. */
export interface Line {
  readonly channel: ChannelId;
  readonly adversary: SideId;
  readonly tier: Tier;
  /** seconds after learning of a case */
  readonly asksAfter: number;
  readonly asksChance: number;
  /** seconds after each result */
  readonly asksAgain: number;
  /** sides between which the office at its other end holds cases */
  readonly watched?: readonly SideId[];
}

export interface ActorInput {
  readonly id: ActorId;
  readonly side: SideId;
  readonly title: string;
  readonly role: Role;
  readonly superior: ActorId | null;
  /** offices directly above and below */
  readonly neighbours: readonly ActorId[];
  readonly delegated: 'never' | 'always' | 'by-rung';
  readonly misreads: number;
  /** sides between which it holds cases, as a mediator does */
  readonly watches?: readonly SideId[];
  readonly weights: { readonly confirming: number; readonly disconfirming: number };
  readonly grants: Delay;
  readonly relay: Delay;
  /** standing beliefs about the other sides, as probabilities */
  readonly believes: Readonly<Record<SideId, number>>;
  readonly lines: readonly Line[];
  readonly options: OptionsByKind;
  /** the option chosen for a holder who lets a window pass; null: to hold */
  readonly doctrine: string | null;
  readonly ladder: readonly Rung[];
  readonly losing: number;
  readonly denial: boolean;
  /** domestic standing at the start, 0 to 1 */
  readonly domesticStanding: number;
  readonly parameters: Parameters;
}

/** What an office believes about an incident against its side. */
export interface OpenCase {
  readonly about: CaseInfo;
  readonly belief: Belief;
  readonly learnedAt: number;
  readonly decision: string | null;
  open: boolean;
  closed: Closing | null;
  physical: boolean;
  explained: boolean;
  /** log-ratio of the best explanation so far; before one, of the calls in which there was none */
  said: number;
  toldOver: ChannelId[];
  settledAt: number;
  /** what is still expected to follow, if it was hostile */
  readonly hazard: Hazard;
  followOns: number;
  /** the belief that its decision last knew of */
  briefed: number;
}

/** What an office knows about an act of its own side. */
export interface OwnAct {
  readonly about: CaseInfo;
  readonly kind: TruthKind;
  readonly learnedAt: number;
  /** its guess at the other side's belief that the act was hostile */
  readonly theyBelieve: Belief;
}

/** A question to the holder of an office other than a decision, with everything that is needed to go on after the answer. */
export type Question =
  | { readonly kind: 'authority'; readonly request: AuthorityRequest }
  | {
      readonly kind: 'answer-call';
      readonly channel: ChannelId;
      readonly caller: SideId;
      /** whether it answers for the called office, or approves the call */
      readonly approves: boolean;
    }
  | {
      readonly kind: 'call';
      readonly channel: ChannelId;
      readonly case: CaseId;
      readonly content: Content;
      /** whether to schedule another attempt if it does not call */
      readonly again: boolean;
    }
  | {
      readonly kind: 'say';
      readonly channel: ChannelId;
      readonly case: CaseId;
      /** what it has decided to say so far, and on what it must still decide */
      readonly said: readonly Statement[];
      readonly rest: readonly CaseId[];
      /** the formula's chance of calling a hostile act an accident */
      readonly lies: number;
    };

/** A decision from outside that waits, and the message that brought it. */
export interface Order {
  readonly option: string;
  readonly by?: string;
  readonly reason?: string;
  readonly seq: number;
}

export interface OfficeAsk {
  /** its number: that of the message that led to it */
  readonly ask: number;
  readonly options: readonly string[];
  readonly formula: string;
  readonly question: Question;
}

export interface ActorState {
  readonly standingBeliefs: Record<SideId, Belief>;
  readonly cases: Record<CaseId, OpenCase>;
  /** the cases that are open, in the order in which it heard of them: closed ones must not make each event dearer */
  openIds: CaseId[];
  readonly own: Record<CaseId, OwnAct>;
  /** acts that seemed to be its own side's and that it knows to be another's */
  readonly notOurs: Record<CaseId, true>;
  /** news that a case is closed which came before the case itself */
  readonly closedUnheard: Record<CaseId, Extract<News, { kind: 'closed' }>>;
  /** its side's latest answer, as far as this office has heard */
  answered: Extract<News, { kind: 'closed' }> | null;
  /** news heard before */
  readonly heard: Record<string, true>;
  /** the overall rung, as this office was told */
  rung: number;
  threatened: boolean;
  readonly strategicUntil: Record<SideId, number>;
  readonly tacticalUntil: Record<SideId, number>;
  readonly insultedAt: Record<SideId, number>;
  accusations: number;
  readonly asking: Record<ChannelId, number>;
  phone: 'free' | 'calling' | 'in-call';
  /** the lines on which it is in a call */
  readonly inCalls: Record<ChannelId, true>;
  losing: number;
  denial: boolean;
  standingLost: StandingLost;
  /** assurances heard of each side */
  readonly assured: Record<SideId, number>;
  /** who decides in place of the formula; null: nobody */
  holder: Holder | null;
  /** what its holder is being asked, by number */
  readonly asks: Record<number, OfficeAsk>;
  /** its holder's own estimates that a case is hostile, as probabilities */
  readonly estimates: Record<CaseId, number>;
  /** decisions from outside that wait: for a request of this case, or for a case that it has not heard of */
  readonly orders: Record<CaseId, Order>;
  /** the cases over which its side raised its readiness */
  readonly posturedOver: Record<CaseId, true>;
  /** the decisions laid before it */
  readonly decisions: string[];
}

export type ActorData = EntityData<ActorInput, ActorState>;

export function actorState(input: ActorInput): ActorState {
  const standingBeliefs: Record<SideId, Belief> = {};
  for (const [side, p] of Object.entries(input.believes)) {
    standingBeliefs[side] = priorBelief(p, 'prior', 0, input.parameters.beliefClip);
  }
  return {
    standingBeliefs,
    cases: {},
    openIds: [],
    own: {},
    notOurs: {},
    closedUnheard: {},
    answered: null,
    heard: dictionary(),
    rung: 0,
    threatened: false,
    strategicUntil: {},
    tacticalUntil: {},
    insultedAt: {},
    accusations: 0,
    asking: {},
    phone: 'free',
    inCalls: {},
    losing: input.losing,
    denial: input.denial,
    standingLost: { amount: 1 - input.domesticStanding, at: 0 },
    assured: {},
    holder: null,
    asks: {},
    estimates: {},
    orders: {},
    posturedOver: {},
    decisions: [],
  };
}

/** Open cases against an adversary, of a rung or more. */
export function openCases({ cases, openIds }: ActorData, adversary: SideId, rung = 0): OpenCase[] {
  const found: OpenCase[] = [];
  for (const id of openIds) {
    const each = cases[id];
    if (each?.about.by === adversary && each.about.rung >= rung) found.push(each);
  }
  return found;
}

/** Whether any open case is of the rung from which a case is a crisis. */
export function inCrisis({ cases, openIds, input }: ActorData): boolean {
  for (const id of openIds) {
    const each = cases[id];
    if (each !== undefined && each.about.rung >= input.parameters.crisisRung) return true;
  }
  return false;
}

/** Whether this office has heard of any case. */
export function hasCase({ cases }: ActorData): boolean {
  for (const _ in cases) return true;
  return false;
}

/** Open cases of the rung from which a case is a crisis. */
export function crisisCases(data: ActorData, adversary: SideId): OpenCase[] {
  return openCases(data, adversary, data.input.parameters.crisisRung);
}

/** An empty object for keys that are not known in advance. It has no prototype, which makes look-ups faster. */
function dictionary(): Record<string, true> {
  return Object.create(null) as Record<string, true>;
}
