/** The vocabulary of the model. Times are in seconds from the scenario's start, beliefs in log-odds of "hostile: more follows unless answered". */

export type SideId = string;
export type ActorId = string;
export type ChannelId = string;
/** The entity name of the incident that a case is about. */
export type CaseId = string;

export const TIERS = ['strategic', 'tactical', 'public'] as const;
export type Tier = (typeof TIERS)[number];

export const CONTENTS = ['clarify', 'warn-off', 'complain', 'accuse', 'assure', 'threaten', 'negotiate'] as const;
/** What can be said over a line. */
export type Content = (typeof CONTENTS)[number];

/**
 * What a line of each tier carries; anything else is turned away. The one list from which behaviour, the channel card and the handouts
 * come. Model, 3.17.
 */
export const CARRIES: Readonly<Record<Tier, readonly Content[]>> = {
  strategic: CONTENTS,
  // Not a complaint line (S-08, S-60).
  tactical: ['clarify', 'warn-off'],
  public: ['clarify', 'complain', 'accuse', 'assure', 'threaten'],
};

/** Whether a line of this tier carries it. */
export function carries(tier: Tier, content: Content): boolean {
  return CARRIES[tier].includes(content);
}

export const ROLES = ['local', 'ally', 'national', 'head', 'commander', 'none'] as const;
/** What an office decides. */
export type Role = (typeof ROLES)[number];

export const DECISION_KINDS = ['local', 'ally', 'national', 'setback', 'statement'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const LABELS = ['deliberate', 'inadvertent', 'accidental'] as const;
/** How a rung came to be crossed. */
export type Label = (typeof LABELS)[number];

export const TRUTH_KINDS = ['accident', 'hostile', 'reprisal'] as const;
/** accident: not meant; hostile: meant, and more follows unless answered; reprisal: meant as an answer, and no more follows. */
export type TruthKind = (typeof TRUTH_KINDS)[number];

export const ENDINGS = ['horizon', 'calm', 'absorbed', 'over', 'stopped'] as const;
/**
 * How a run ended. horizon: at the horizon, or because nothing was left to happen; calm: the scenario stops when it is calm;
 * absorbed: at the top rung, from which no way leads back; over: an abstract process ended; stopped: from outside.
 */
export type Ending = (typeof ENDINGS)[number];

export const LINE_STATES = ['open', 'closed', 'suspended', 'cut'] as const;
/** Whether a line may be tried. */
export type LineState = (typeof LINE_STATES)[number];

export const ANSWERING = ['asked', 'always', 'never'] as const;
/** asked: the called side decides; always: nobody needs to; never: open in principle, refused or silent in practice. */
export type Answering = (typeof ANSWERING)[number];

export const USES = ['explain', 'assure', 'deceive', 'accuse', 'threaten'] as const;
/**
 * What a line is used for. explain: each side says what it knows; assure: the caller also says that it means no harm; deceive:
 * a side that knows better claims an accident; accuse and threaten do harm and no good.
 */
export type Use = (typeof USES)[number];

export const INJECT_HOW = [
  'planned',
  'fired',
  'skipped',
  'put-off',
  'edited',
  'too-late',
  'not-drawn',
  'not-needed',
] as const;
/**
 * What became of an inject. too-late: the facilitator would have changed it, but it had come or was left out; not-drawn: its chance
 * decided that it does not come; not-needed: its condition did not hold at its time.
 */
export type InjectHow = (typeof INJECT_HOW)[number];

export const SPOKEN = ['explain', 'assure', 'accuse', 'threaten'] as const;
/** What an office can say in a call besides free words, if the line carries it. */
export type Spoken = (typeof SPOKEN)[number];

/** What is said with it, as lines carry it or not. */
export const SAYS: Readonly<Record<Spoken, Content>> = {
  explain: 'clarify',
  assure: 'assure',
  accuse: 'accuse',
  threaten: 'threaten',
};

export const TALK = ['sincere', 'strategic'] as const;
/**
 * How offices talk over lines. sincere: each says what it knows, and a guilty one is silent or lies as often as the line allows;
 * strategic: each chooses what to say by what the other would then believe.
 */
export type Talk = (typeof TALK)[number];

/** What can be said of an act of one’s own side in strategic talk, and what a line must carry for it; stall: nothing is said. */
export const MOVES = {
  clarify: 'clarify',
  admit: 'clarify',
  deny: 'clarify',
  threaten: 'threaten',
  accuse: 'accuse',
  stall: null,
} as const satisfies Record<string, Content | null>;
export type Move = keyof typeof MOVES;

/** What can be said in strategic talk of an act of the other side, and what a line must carry for it. */
export const DEMANDS = {
  'request-restraint': 'warn-off',
  threaten: 'threaten',
  accuse: 'accuse',
  stall: null,
} as const satisfies Record<string, Content | null>;
export type Demand = keyof typeof DEMANDS;

export const PUBLIC_STATEMENTS = ['insult', 'reassurance', 'demand-answers'] as const;
export type PublicStatement = (typeof PUBLIC_STATEMENTS)[number];

export const CONTACT_RESULTS = [
  'connected',
  'refused',
  'unanswered',
  'barred',
  'busy',
  'out-of-scope',
  'not-tried',
  'no-line',
] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** Why a called side refuses a call or does not answer it (Model, 3.14). */
export const REFUSALS = {
  'denial-framing': { text: 'the official story leaves no room for the call', cites: 'S-43' },
  'no-approval': { text: 'whoever must approve the call did not', cites: 'S-44' },
  'judged-hostile': { text: 'the other side is judged to mean harm', cites: 'S-45' },
  insulted: { text: 'an insult threatens a complete break', cites: 'S-46' },
  silence: { text: 'unexplained silence', cites: 'S-47' },
} as const;
export type Refusal = keyof typeof REFUSALS;

/** Why a call is refused, not answered or never made (Model, 3.14). */
export const REASONS = {
  ...REFUSALS,
  'not-tried': { text: 'one’s own side does not try', cites: 'S-48' },
  closed: { text: 'the line is closed to one’s own side', cites: 'S-48' },
} as const;
export type Reason = keyof typeof REASONS;

export const CLOSINGS = ['cleared', 'answered', 'stale', 'unresolved'] as const;
/**
 * How a case ends. cleared: judged to be no attack; answered: closed by an answer; stale: nothing came of it for a day; unresolved:
 * nothing came of it, but the office still thinks that it was an attack.
 */
export type Closing = (typeof CLOSINGS)[number];
export type Authority = 'own' | 'granted' | 'delegated' | 'outside';

export const ASK_KINDS = ['decision', 'statement', 'authority', 'call', 'answer-call', 'say'] as const;
/**
 * What the holder of an office is asked. decision: how to answer a case or a setback; statement: what to say in public of an
 * act of one's own side; authority: whether to grant it; call: whether to ask for contact; answer-call: whether to take or
 * approve a call; say: what to say in it.
 */
export type AskKind = (typeof ASK_KINDS)[number];

/** Options that exist in every scenario: to close a case as harmless, and to let the window of a decision pass. */
export const CLEAR_CASE = 'clear-case';
export const LET_PASS = 'let-pass';

/** The options of asks that no scenario names. */
export const FIXED_OPTIONS = [
  CLEAR_CASE,
  LET_PASS,
  'stand-down',
  'grant',
  'deny',
  'take',
  'denial-framing',
  'no-approval',
  'judged-hostile',
  'insulted',
  'silence',
  'call',
  'leave',
  'explain',
  'silent',
] as const;
export type FixedOption = (typeof FIXED_OPTIONS)[number];

/** Who holds an office in place of the formula, and what decides if the holder lets a window pass. */
export type Holder = {
  readonly by: string;
  readonly lapse: 'doctrine' | 'formula';
};

/** What a holder answers. */
export type Answer = {
  /** the number of the ask: that of the message that led to it */
  readonly ask: number;
  readonly option: string;
  /** who answers: the table, a program, doctrine or the formula */
  readonly by: string;
  readonly reason?: string;
  /** what is said, in free words, where something is said */
  readonly words?: string;
  /** with a call: on which line */
  readonly channel?: ChannelId;
  /** what it was made from, such as a prompt and a reply: kept in run files, and told to nobody */
  readonly basis?: string;
};

/** A fixed part and the mean of an exponential part, both in seconds. */
export interface Delay {
  readonly fixed: number;
  readonly mean: number;
}

/** A rung as the model needs it. */
export interface Rung {
  readonly name: string;
  /** seconds of quiet before a step down; null: no way down */
  readonly quiet: number | null;
  /** whether a firebreak stands between this rung and the next */
  readonly firebreak: boolean;
}

/** Where on a ladder the model’s thresholds stand. */
export interface Landmarks {
  /** calm is at or below this rung */
  readonly calmRung: number;
  /** from here an incident is a crisis: its case is reviewed, drifts and keeps the crisis open */
  readonly crisisRung: number;
  /** from here each act risks an uncontrolled step up */
  readonly brinkRung: number;
}
/** The thresholds of the default ladder, and of any ladder that marks none. */
export const LANDMARKS: Landmarks = { calmRung: 2, crisisRung: 4, brinkRung: 7 };

/** What everybody who hears of an incident knows about it. */
export interface CaseInfo {
  readonly id: CaseId;
  readonly says: string;
  readonly by: SideId;
  readonly against: SideId;
  readonly rung: number;
  /** when it happened */
  readonly at: number;
  /** the local commander's time to decide */
  readonly window: number;
  /** a hit on an asset that also serves nuclear forces */
  readonly dualUse: boolean;
  /** the class of the weapon: 0 is the usual one, each more is more dangerous (S-37) */
  readonly weapon: number;
  /** what its side says if it explains the incident; default: that it was an accident */
  readonly explained?: string;
  /** for a reply: the answered case and its rung, the case that began the exchange, and the number of steps since */
  readonly replyTo: {
    readonly case: CaseId;
    readonly rung: number;
    readonly first: CaseId;
    readonly step: number;
  } | null;
}

export interface Utility {
  readonly hostile: number;
  readonly accident: number;
}

/** What an option can make happen. */
export const DEEDS = [
  'nothing',
  'call',
  'posture',
  'strike',
  'signal',
  'explain',
  'admit',
  'deny',
  'widen',
  'coerce',
] as const;
/** What a side does. Standing down follows from a mistaken reply; nobody chooses it. */
export type Deed = (typeof DEEDS)[number] | 'stand-down';

/** One thing that can be decided. */
export interface Option {
  readonly id: string;
  readonly says: string;
  readonly for: readonly DecisionKind[];
  readonly does: Deed;
  readonly rung: number;
  readonly rungAgain: number | null;
  readonly fromRung: number;
  readonly authority: 'own' | 'chain';
  readonly utility: Utility;
  readonly utilityLocal: Utility | null;
  readonly backsDown: boolean;
  readonly costsDenial: number;
  /** utility that it costs a side that has no domestic standing left */
  readonly costsStanding: number;
}

/** An id in words: “strikes near border” for `strikes-near-border`. */
export function inWords(id: string): string {
  return id.replaceAll('-', ' ');
}

/** Names of entities. */
export const LADDER = 'ladder';
export const DIRECTOR = 'director';
export function channelName(channel: ChannelId): string {
  return `channel.${channel}`;
}
export function activityName(activity: string): string {
  return `activity.${activity}`;
}
export function processName(process: string): string {
  return `process.${process}`;
}
export function decisionName(actor: ActorId, about: string): string {
  return `decision/${actor}/${about}`;
}
