import type { EntityData } from '../../engine/index.js';
import type { Parameters } from '../parameters.js';
import type { ActorId, CaseInfo, Closing, DecisionKind, Deed, Option, Rung, SideId } from '../vocabulary.js';

/** A decision point: who, about what, with which options, and under whose authority. A formula or a human can take it. */
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
  readonly ladder: readonly Rung[];
  readonly parameters: Parameters;
}

/** Where a decision goes after a choice. */
export type Next = 'consider' | 'await' | 'execute' | 'close' | 'recall';

export interface DecisionState {
  openedAt: number;
  /** when a local decision must be answered */
  deadline: number | null;
  /** when it is looked at next, where that is set */
  nextLook: number | null;
  /** the deadline has passed */
  late: boolean;
  next: Next;
  /** the option that authority was asked for */
  pending: string | null;
  /** the option that a human has decided on; it stands until another is */
  ordered: string | null;
  /** what its office believed, and the overall rung, when it last chose */
  belief: number;
  rung: number;
  postured: boolean;
  lastDeed: Deed | null;
  closed: Closing | null;
  /** its side struck in answer; any office may have decided it */
  struck: boolean;
  owned: boolean;
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
    ordered: null,
    belief: input.parameters.prior,
    rung: 0,
    postured: false,
    lastDeed: null,
    closed: null,
    struck: false,
    owned: false,
  };
}
