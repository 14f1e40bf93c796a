import type { EntityData } from '../../engine/index.js';
import type { Chances, LineReading } from '../formulas/answers.js';
import type { StandingLost } from '../messages.js';
import type { Parameters } from '../parameters.js';
import type { ActorId, CaseId, ChannelId, SideId } from '../vocabulary.js';

export interface SideInput {
  readonly id: SideId;
  readonly name: string;
  readonly restraints: readonly string[];
  readonly actors: readonly ActorId[];
  /** the office that first learns of a reply against this side */
  readonly lowest: ActorId | null;
  /** the office that hears public statements for it */
  readonly voice: ActorId | null;
  /** the office that faces setbacks, and the side that it blames for them */
  readonly head: ActorId | null;
  readonly rival: SideId | null;
  /** the other sides, their offices that would first learn of a reply by this side, and whether a national one reviews it */
  readonly others: readonly {
    readonly id: SideId;
    readonly lowest: ActorId | null;
    readonly window: number;
    readonly reviewed: boolean;
  }[];
  readonly activities: readonly string[];
  readonly publicChannel: ChannelId | null;
  readonly denial: boolean;
  /** other sides whose official story is denial */
  readonly denying: readonly SideId[];
  readonly losing: number;
  /** domestic standing at the start, 0 to 1 */
  readonly domesticStanding: number;
  /** how likely its media make a posture a public threat */
  readonly publicity: number;
  readonly parameters: Parameters;
}

export interface SideState {
  /** its own rung: the highest that it brought about, no higher than the overall one */
  rung: number;
  threatened: boolean;
  denial: boolean;
  losing: number;
  standingLost: StandingLost;
  /** other sides whose official story is denial, as far as it has heard */
  denying: readonly SideId[];
  /** when it last insulted each of them */
  readonly insultedAt: Record<SideId, number>;
  /** what it remembers of answers on each line, and the chance that nobody of a side answers anywhere */
  readonly lines: Record<ChannelId, LineReading>;
  readonly nobodyAnywhere: Record<SideId, Chances>;
  readonly insults: Record<SideId, number>;
  readonly misreadings: Record<SideId, number>;
  readonly strikes: CaseId[];
  /** how often it has replied at each place of the story, because a commander may answer two strikes of the same step */
  readonly replies: Record<string, number>;
}

export type SideData = EntityData<SideInput, SideState>;

export function sideState(input: SideInput): SideState {
  return {
    rung: 0,
    threatened: false,
    standingLost: { amount: 1 - input.domesticStanding, at: 0 },
    denial: input.denial,
    losing: input.losing,
    denying: input.denying,
    insultedAt: {},
    lines: {},
    nobodyAnywhere: {},
    insults: {},
    misreadings: {},
    strikes: [],
    replies: {},
  };
}
