import type { Parameters } from '../parameters.js';
import type { ActorId, Answering, CaseId, ChannelId, Delay, LineState, SideId, Tier } from '../vocabulary.js';

/** One end of a line, and who must approve before it takes a call; null: the office itself decides. */
export interface LineEnd {
  readonly actor: ActorId;
  readonly side: SideId;
  readonly approver: ActorId | null;
}

export interface ChannelInput {
  readonly id: ChannelId;
  readonly tier: Tier;
  /** two ends; none for public statements */
  readonly ends: readonly LineEnd[];
  readonly credibility: number;
  readonly approval: Delay;
  readonly connects: Delay;
  readonly notice: number;
  readonly lasts: number;
  readonly trust: number;
  readonly trustHalfLife: number;
  readonly garbles: number;
  readonly state: LineState;
  readonly answering: Answering;
  /** false: it delivers nothing but a logged contact */
  readonly effect: boolean;
  readonly accuses: boolean;
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
  readonly case: CaseId;
  /** which attempt on this line it is: its address for draws */
  readonly attempt: number;
  readonly since: number;
  approved: boolean;
  answer: { readonly accept: boolean; readonly reason: 'S-43' | 'S-44' | 'S-45' | 'S-46' | 'S-47' | 'S-48' } | null;
}

export interface ChannelData extends ChannelInput {
  state: LineState;
  answering: Answering;
  trust: number;
  /** cases about which a lie over it was found out, each by one office or several */
  readonly liesFound: Record<CaseId, true>;
  attempts: number;
  call: Call | null;
}

export function channelData(input: ChannelInput): ChannelData {
  return { ...input, liesFound: {}, attempts: 0, call: null };
}
