import type { LineState, Answering } from '../../model/index.js';
import type { PendingAsk } from '../asks.js';
import type { InjectNow } from './injects.js';

/**
 * What is pending in a run. For the white cell alone: it tells what no office knows. Plain data; times are in seconds from the
 * start, and offices, cases and lines have the names that the scenario and the run give them.
 */
export interface Pending {
  readonly now: number;
  /** what holders of offices are asked, in the order in which they were asked */
  readonly asks: readonly PendingAsk[];
  readonly requests: readonly PendingRequest[];
  readonly reviews: readonly PendingReview[];
  readonly orders: readonly PendingOrder[];
  readonly reports: readonly PendingReport[];
  readonly lines: readonly LineNow[];
  readonly contacts: readonly PlannedContact[];
  readonly injects: readonly InjectNow[];
  readonly ladder: LadderNow;
}

/** A request for authority that an office above will answer. Where that office is held, its holder is asked then. */
export interface PendingRequest {
  readonly office: string;
  readonly case: string;
  readonly option: string;
  /** the office that has the request, and when it answers; before the request has arrived: when it arrives */
  readonly to: string;
  readonly at: number;
  /** when it must be answered; null: there is no window */
  readonly until: number | null;
  /** whether the request is moot: the office below no longer wants it, so the answer changes nothing */
  readonly isMoot: boolean;
}

/** The next look of an office at a case. */
export interface PendingReview {
  readonly office: string;
  /** null: a setback */
  readonly case: string | null;
  readonly at: number;
}

/** What was decided and is not carried out yet. */
export interface PendingOrder {
  readonly office: string;
  readonly case: string | null;
  readonly option: string;
  /** granted: it is being prepared; ahead: it waits for the case, or for a request; call: an order from above to call is on its way */
  readonly why: 'granted' | 'ahead' | 'call';
  /** null: not known yet */
  readonly at: number | null;
}

/** A report on its way to an office. */
export interface PendingReport {
  readonly to: string;
  readonly case: string;
  readonly says: string;
  /** who passes it on; null: it comes from where it happened */
  readonly from: string | null;
  readonly at: number;
}

/** A line as it stands, and the call on it. */
export interface LineNow {
  readonly id: string;
  readonly state: LineState;
  readonly answering: Answering;
  readonly call: {
    readonly from: string;
    readonly to: string;
    /** null: a meeting, which is about no case */
    readonly case: string | null;
    readonly stage: 'awaiting approval' | 'ringing' | 'connected';
    readonly since: number;
    /** when this stage ends; null: when somebody answers */
    readonly until: number | null;
  } | null;
}

/** A meeting that is agreed, or a call that an office will consider. */
export interface PlannedContact {
  readonly channel: string;
  /** null: a meeting of both ends */
  readonly office: string | null;
  readonly case: string | null;
  readonly at: number;
}

/** The overall rung, and when it would step down if nothing else happens. */
export interface LadderNow {
  readonly rung: number;
  /** the end of the quiet period; null: none is running */
  readonly quietUntil: number | null;
  /** the open cases that hold the rung beyond that */
  readonly heldBy: readonly string[];
}
