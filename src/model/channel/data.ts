import type { EntityData } from '../../engine/index.js';
import type { Parameters } from '../parameters.js';
import type {
  ActorId,
  Answering,
  CaseId,
  ChannelId,
  Delay,
  LineState,
  Reason,
  SideId,
  Tier,
  Use,
} from '../vocabulary.js';

/** One end of a line, and who must approve its calls; null: the office decides itself. */
export interface LineEnd {
  readonly actor: ActorId;
  readonly side: SideId;
  readonly approver: ActorId | null;
  /** a call to it is a political matter: somebody must approve it, or it is the head of state */
  readonly political: boolean;
  /** a policy bars the office from contact (S-32) */
  readonly barred: boolean;
}

/** When the two offices meet by appointment, in seconds from the start. */
export interface Schedule {
  readonly first: number;
  /** time from one meeting to the next; null: only once */
  readonly every: number | null;
}

export interface ChannelInput {
  readonly id: ChannelId;
  readonly tier: Tier;
  /** its ends in pairs, each office beside the one that it reaches; none for public statements */
  readonly ends: readonly LineEnd[];
  readonly credibility: number;
  readonly approval: Delay;
  readonly connects: Delay;
  readonly silenceAfter: number;
  readonly lasts: number;
  /** how long a contact over it counts */
  readonly holds: number;
  readonly trust: number;
  readonly trustHalfLife: number;
  readonly garbles: number;
  /** a third side’s office that carries its messages */
  readonly through?: ActorId;
  /** the chance that it takes the sting out of an accusation or a threat */
  readonly softens?: number;
  readonly state: LineState;
  readonly answering: Answering;
  /** false: contact over it is noted but has no effect */
  readonly effect: boolean;
  readonly use: Use;
  readonly meets: Schedule | null;
  /** trust that a meeting or call over it builds, and on which lines (S-57) */
  readonly builds: { readonly trust: number; readonly on: readonly ChannelId[] } | null;
  /** lines that are open again once it has connected */
  readonly restarts: readonly ChannelId[];
  /** what contact over it costs the caller’s side in domestic standing once it is known (S-55), and how long that takes */
  readonly costsStanding: number;
  readonly knownAfter: Delay;
  /** activities that may be restrained when asked for over it */
  readonly restrains: readonly string[];
  /** activities whose accidents its contact makes rarer */
  readonly eases: readonly string[];
  readonly parameters: Parameters;
}

/** The attempt that occupies the line. */
export interface Call {
  readonly from: LineEnd;
  readonly to: LineEnd;
  /** null: a meeting, which is about no case */
  readonly case: CaseId | null;
  /** which attempt, or which meeting, on this line it is */
  readonly attempt: number;
  readonly since: number;
  approved: boolean;
  /** the cases that were explained in it, as far as that was heard */
  readonly explained: CaseId[];
  answer: { readonly accept: boolean; readonly reason: Reason } | null;
}

export interface ChannelState {
  state: LineState;
  answering: Answering;
  /** trust as it was at `trustAt`; from then on it decays */
  trust: number;
  trustAt: number;
  /** cases about which a lie over it was found out, each by one office or several */
  readonly liesFound: Record<CaseId, true>;
  attempts: number;
  meetings: number;
  call: Call | null;
}

export type ChannelData = EntityData<ChannelInput, ChannelState>;

export function channelState({ state, answering, trust }: ChannelInput): ChannelState {
  return { state, answering, trust, trustAt: 0, liesFound: {}, attempts: 0, meetings: 0, call: null };
}
