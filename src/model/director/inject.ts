import type { ActorId, Answering, ChannelId, LineState, PublicStatement, SideId } from '../vocabulary.js';

/** What each kind of inject carries. The compiler asks every other part of a new kind for its entry. */
interface InjectBodies {
  incident: { readonly incident: string };
  statement: {
    readonly by: ActorId;
    readonly side: SideId;
    readonly about: SideId | null;
    readonly says: PublicStatement;
  };
  channel: {
    readonly channel: ChannelId;
    readonly state: LineState | null;
    readonly answering: Answering | null;
  };
  weapon: { readonly activity: string; readonly weapon: number };
  /** changes nothing: it is only read out */
  says: object;
}

export type InjectKind = keyof InjectBodies;

/** What the white cell reads out when an inject comes, and to which sides and offices; default: to everybody. */
export interface ReadOut {
  readonly reads?: string;
  readonly to?: readonly string[];
}

/** An inject as the white cell carries it out. */
export type Inject<Kind extends InjectKind = InjectKind> = {
  [Each in Kind]: { readonly id: string; readonly kind: Each } & ReadOut & InjectBodies[Each];
}[Kind];
