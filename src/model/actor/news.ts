import type { CaseId, CaseInfo, ChannelId, Closing, Move, SideId, Tier, TruthKind } from '../vocabulary.js';

/** A piece of news that an office passes on to the offices above and below it, each piece once. */
export type News = { readonly id: string } & (
  | { readonly kind: 'event'; readonly about: CaseInfo }
  | {
      readonly kind: 'report';
      readonly about: CaseInfo;
      readonly says: string;
      readonly lnRatio: number;
      readonly physical: boolean;
    }
  | { readonly kind: 'follow-on'; readonly adversary: SideId; readonly what: string }
  | {
      readonly kind: 'talk';
      readonly case: CaseId;
      readonly adversary: SideId;
      readonly channel: ChannelId;
      readonly lnRatio: number;
    }
  /** strategic talk: what the other side said of its act over a line, or that it said nothing */
  | {
      readonly kind: 'move';
      readonly case: CaseId;
      readonly channel: ChannelId;
      readonly move: Move;
      readonly lnRatio: number;
    }
  /** a call in which the other side did not explain its act */
  | { readonly kind: 'silence'; readonly case: CaseId; readonly channel: ChannelId; readonly lnRatio: number }
  | {
      readonly kind: 'costly';
      readonly case: CaseId;
      readonly adversary: SideId;
      readonly what: string;
      readonly lnRatio: number;
    }
  | { readonly kind: 'accusation'; readonly adversary: SideId; readonly channel: ChannelId }
  | {
      readonly kind: 'assurance';
      readonly adversary: SideId;
      readonly channel: ChannelId;
      readonly lnRatio: number;
    }
  | {
      readonly kind: 'contact';
      readonly adversary: SideId;
      readonly channel: ChannelId;
      readonly tier: Tier;
      /** until when the contact counts */
      readonly until: number;
    }
  | {
      readonly kind: 'truth';
      readonly about: CaseInfo;
      readonly truth: string;
      readonly really: TruthKind;
      /** whose act it really was */
      readonly by: SideId;
    }
  | {
      readonly kind: 'closed';
      readonly case: CaseId;
      readonly how: Closing;
      readonly struck: boolean;
      /** when it was closed */
      readonly at: number;
    }
  | { readonly kind: 'reopened'; readonly case: CaseId }
);

/** What a speaker says over a line about a case. */
export interface Statement {
  readonly case: CaseId;
  readonly says: 'accident' | 'reprisal' | Exclude<Move, 'clarify' | 'stall'>;
  /** passed on by a third side: the log-ratio that it had there, which it cannot exceed */
  readonly atMost?: number;
  /** in strategic talk: which move it is */
  readonly move?: Move;
  /** in the words of the scenario, if it has some */
  readonly words?: string;
  /** whether the speaker knows it to be false */
  readonly lie: boolean;
}
