import type { EntityData } from '../../engine/index.js';
import type { Briefing } from '../messages.js';
import type { Parameters } from '../parameters.js';
import type { ActorId, Answer, CaseInfo, Closing, DecisionKind, Deed, Option, Rung, SideId } from '../vocabulary.js';

/** A decision: whose, about what, with which options, and under whose authority. A formula, a person or a program takes it. */
export interface DecisionInput {
  readonly id: string;
  /** what it is about, within its office: the case, or which setback */
  readonly name: string;
  readonly kind: DecisionKind;
  readonly actor: ActorId;
  readonly side: SideId;
  readonly adversary: SideId;
  readonly about: CaseInfo | null;
  readonly superior: ActorId | null;
  readonly delegated: 'never' | 'always' | 'by-rung';
  readonly options: readonly Option[];
  /** the option chosen for a holder who lets a window pass */
  readonly doctrine: string | null;
  readonly ladder: readonly Rung[];
  readonly parameters: Parameters;
}

/** A decision from outside that nobody asked for. */
export interface Ordered {
  readonly option: string;
  /** for the next choice alone: what its holder decides unasked, or does instead of what it recalls */
  readonly once?: true;
  readonly by?: string;
  readonly reason?: string;
  /** the message that brought it */
  readonly seq?: number;
}

/**
 * At which point a decision is taken. first: a first look or a review; pending: a review while authority is pending; deadline:
 * the window ends without an answer from above; carry-out: just before a granted act; denied: authority was refused;
 * own-up: its reply has been shown to be a mistake.
 */
export type Point = 'first' | 'pending' | 'deadline' | 'carry-out' | 'denied' | 'own-up';

/** An open ask, with everything that the decision needs to go on after the answer. */
export interface Asked {
  /** its number: that of the message that led to it */
  readonly ask: number;
  readonly at: number;
  readonly until: number | null;
  readonly point: Point;
  readonly briefing: Briefing;
  readonly options: readonly string[];
  readonly formula: string;
  /** the formula would fall back to it because authority was refused or did not come */
  readonly fallsBack: boolean;
  readonly lapse: 'doctrine' | 'formula';
  /** an answer that came later; it waits for a new briefing */
  readonly answer: Answer | null;
}

/** Where a decision goes after a choice. */
export type Next = 'consider' | 'await' | 'execute' | 'close' | 'recall';

export interface DecisionState {
  openedAt: number;
  /** when a local decision must be answered */
  deadline: number | null;
  /** when the next look is due, if one is scheduled */
  nextLook: number | null;
  /** the deadline has passed */
  late: boolean;
  next: Next;
  /** the option that authority was asked for */
  pending: string | null;
  /** the office whose holder is being asked for authority */
  askedAbove: ActorId | null;
  /** the latest decision from outside, which stands until another one */
  ordered: Ordered | null;
  /** a supposition that holds for the next choice only */
  supposed: { readonly belief: number | null; readonly option: string | null } | null;
  /** what its holder is being asked */
  asked: Asked | null;
  /** what its office believed when its holder was last asked; null: the formula decides */
  heldAt: Briefing | null;
  /** what its office believed, and the overall rung, when it last chose */
  belief: number;
  rung: number;
  postured: boolean;
  lastDeed: Deed | null;
  closed: Closing | null;
  /** its side struck in answer, by the decision of any office */
  struck: boolean;
  /** whether its reply was a mistake has been settled, perhaps with an apology to come */
  owned: boolean;
  /** the time for the apology has come */
  apologyDue: boolean;
}

export type DecisionData = EntityData<DecisionInput, DecisionState>;

export function decisionState(input: DecisionInput): DecisionState {
  return {
    openedAt: 0,
    deadline: null,
    nextLook: null,
    late: false,
    next: 'consider',
    pending: null,
    askedAbove: null,
    ordered: null,
    supposed: null,
    asked: null,
    heldAt: null,
    belief: input.parameters.prior,
    rung: 0,
    postured: false,
    lastDeed: null,
    closed: null,
    struck: false,
    owned: false,
    apologyDue: false,
  };
}
