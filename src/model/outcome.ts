import type { Noted, Observer } from '../engine/index.js';
import type { CrisisFact } from './facts.js';
import { labelCrossing } from './formulas/crossingLabel.js';
import type { Scheme, Scores } from './formulas/score.js';
import { addPoints, noScores, scoreUnder } from './formulas/score.js';
import type {
  ActorId,
  CaseId,
  ChannelId,
  ContactResult,
  Label,
  Landmarks,
  Reason,
  SideId,
  TruthKind,
} from './vocabulary.js';
import { LANDMARKS } from './vocabulary.js';

/** One thing to measure in a run. */
export type Measure =
  | { readonly kind: 'reached'; readonly rung: number; readonly label: Label | null }
  | { readonly kind: 'answered'; readonly rung: number; readonly truth: TruthKind | null }
  | { readonly kind: 'calm-at-end' }
  | { readonly kind: 'peak'; readonly side: SideId | null }
  | { readonly kind: 'contacts'; readonly result: ContactResult }
  | { readonly kind: 'score'; readonly scheme: Scheme }
  | {
      readonly kind: 'level';
      readonly process: string;
      readonly atLeast: number | null;
      readonly atMost: number | null;
      /** at the end of the run, not ever */
      readonly atEnd: boolean;
    }
  | {
      readonly kind: 'first-level';
      readonly process: string;
      readonly atLeast: number | null;
      readonly atMost: number | null;
    }
  | {
      readonly kind: 'first-belief';
      readonly actor: ActorId;
      readonly below: number | null;
      readonly above: number | null;
    }
  | { readonly kind: 'first-rung'; readonly rung: number }
  | { readonly kind: 'first-contact'; readonly channel: ChannelId }
  | { readonly kind: 'first-calm' };

export interface Crossing {
  readonly rung: number;
  /** seconds from the start */
  readonly at: number;
  readonly side: SideId;
  readonly label: Label;
  readonly seq: number;
}

export interface Contact {
  readonly channel: ChannelId;
  readonly from: ActorId;
  readonly to: ActorId;
  readonly at: number;
  readonly result: ContactResult;
  readonly reason?: Reason;
}

/** What came of a run. Times are in seconds from the start; a measured time counts from the first case, null where it never came. */
export interface Outcome {
  readonly peakRung: number;
  readonly finalRung: number;
  readonly crossings: readonly Crossing[];
  readonly contacts: readonly Contact[];
  readonly measures: Readonly<Record<string, number | boolean | null>>;
  /** what happened on the way, for finding where two runs part */
  readonly milestones: readonly { readonly at: number; readonly what: string }[];
}

/** What an observer has seen so far. Plain data. */
export interface OutcomeState {
  rung: number;
  peak: number;
  readonly sidePeaks: Record<SideId, number>;
  readonly crossings: Crossing[];
  readonly contacts: Contact[];
  readonly truths: Record<CaseId, TruthKind>;
  readonly answers: { rung: number; case: CaseId }[];
  readonly scores: Scores;
  /** what the highest level of each process is, and the least and the most that it has been */
  readonly levels: Record<string, { now: number; least: number; most: number }>;
  /** when the first abstract process began */
  began: number | null;
  firstCase: number | null;
  readonly firsts: Record<string, number>;
  calm: boolean;
  absorbed: boolean;
  over: boolean;
  readonly milestones: { at: number; what: string }[];
}

/** An observer that computes the outcome of a run; with `stopWhenCalm` it ends the run once it is calm. */
export function outcomeObserver(
  measures: Readonly<Record<string, Measure>>,
  stopWhenCalm: boolean,
  { crisisRung }: Landmarks = LANDMARKS,
): Observer<OutcomeState> {
  const firsts = Object.entries(measures).filter(([, { kind }]) => kind.startsWith('first-'));
  const isScored = Object.values(measures).some(({ kind }) => kind === 'score');
  return {
    start: () => ({
      rung: 0,
      peak: 0,
      sidePeaks: {},
      crossings: [],
      contacts: [],
      truths: {},
      answers: [],
      scores: noScores(),
      levels: {},
      began: null,
      firstCase: null,
      firsts: {},
      calm: false,
      absorbed: false,
      over: false,
      milestones: [],
    }),
    note(state, noted) {
      const fact = noted.fact as CrisisFact;
      watch(state, noted, fact, crisisRung);
      if (isScored) addPoints(state.scores, fact);
      for (const [name, measure] of firsts) {
        if (!comesTrue(measure, fact, crisisRung) || state.firsts[name] !== undefined) continue;
        const since = measure.kind === 'first-level' ? state.began : (state.firstCase ?? state.began);
        if (since !== null) state.firsts[name] = noted.at - since;
      }
    },
    ended: (state) => (state.absorbed ? 'absorbed' : state.over ? 'over' : stopWhenCalm && state.calm ? 'calm' : null),
  };
}

function watch(state: OutcomeState, { at, seq }: Noted, fact: CrisisFact, crisisRung: number): void {
  switch (fact.fact) {
    case 'incident':
      if (fact.rung >= crisisRung) state.firstCase ??= at;
      state.milestones.push({ at, what: fact.case });
      break;
    case 'truth':
      state.truths[fact.case] = fact.kind;
      break;
    case 'rung':
      state.rung = fact.to;
      state.milestones.push({ at, what: `rung ${fact.to}` });
      if (fact.to <= fact.from) break;
      state.peak = Math.max(state.peak, fact.to);
      state.crossings.push({
        rung: fact.to,
        at,
        side: fact.side ?? '',
        label: labelCrossing(fact, fact.case === null ? undefined : state.truths[fact.case]),
        seq,
      });
      break;
    case 'side-state':
      state.sidePeaks[fact.side] = Math.max(state.sidePeaks[fact.side] ?? 0, fact.rung);
      break;
    case 'act':
      state.milestones.push({ at, what: `${fact.actor} ${fact.option}` });
      if (fact.case !== null && fact.rung > 0) state.answers.push({ rung: fact.rung, case: fact.case });
      break;
    case 'contact': {
      const { channel, from, to, result, reason } = fact;
      const why = reason === undefined ? {} : { reason };
      state.contacts.push({ channel, from, to, at, result, ...why });
      break;
    }
    case 'calm':
      state.calm = fact.calm;
      break;
    case 'level': {
      const { process, highest: now } = fact;
      const { least, most } = state.levels[process] ?? { least: now, most: now };
      state.began ??= at;
      state.levels[process] = { now, least: Math.min(least, now), most: Math.max(most, now) };
      for (const [side, level] of Object.entries(fact.levels)) {
        state.sidePeaks[side] = Math.max(state.sidePeaks[side] ?? 0, level);
      }
      break;
    }
    case 'over':
      state.over = true;
      break;
    case 'absorbed':
      state.absorbed = true;
      break;
    default:
      break;
  }
}

function comesTrue(measure: Measure, fact: CrisisFact, crisisRung: number): boolean {
  if (measure.kind === 'first-belief' && fact.fact === 'belief') {
    const { actor, below, above } = measure;
    if (fact.actor !== actor || fact.rung < crisisRung) return false;
    return (below !== null && fact.to < below) || (above !== null && fact.to > above);
  }
  if (measure.kind === 'first-level' && fact.fact === 'level') {
    return fact.process === measure.process && isWithin(measure, { least: fact.highest, most: fact.highest });
  }
  if (measure.kind === 'first-rung' && fact.fact === 'rung') return fact.to >= measure.rung;
  if (measure.kind === 'first-contact' && fact.fact === 'contact') {
    return fact.channel === measure.channel && fact.result === 'connected';
  }
  return measure.kind === 'first-calm' && fact.fact === 'calm' && fact.calm;
}

/** Whether a process was ever so high, or so low. */
function isWithin(
  { atLeast, atMost }: { readonly atLeast: number | null; readonly atMost: number | null },
  { least, most }: { least: number; most: number },
): boolean {
  return (atLeast !== null && most >= atLeast) || (atMost !== null && least <= atMost);
}

/** The outcome of what was seen. */
export function outcomeOf(state: OutcomeState, measures: Readonly<Record<string, Measure>>): Outcome {
  const { peak, rung, crossings, contacts, milestones } = state;
  const values = Object.entries(measures).map(([name, measure]) => [name, value(state, name, measure)] as const);
  return { peakRung: peak, finalRung: rung, crossings, contacts, measures: Object.fromEntries(values), milestones };
}

function value(state: OutcomeState, name: string, measure: Measure): number | boolean | null {
  switch (measure.kind) {
    case 'reached':
      return measure.label === null
        ? state.peak >= measure.rung
        : state.crossings.some(({ rung, label }) => rung >= measure.rung && label === measure.label);
    case 'answered':
      return state.answers.some(
        (answer) =>
          answer.rung >= measure.rung && (measure.truth === null || state.truths[answer.case] === measure.truth),
      );
    case 'calm-at-end':
      return state.calm || state.firstCase === null;
    case 'peak':
      return measure.side === null ? state.peak : (state.sidePeaks[measure.side] ?? 0);
    case 'level': {
      const levels = state.levels[measure.process];
      if (levels === undefined) return false;
      return isWithin(measure, measure.atEnd ? { least: levels.now, most: levels.now } : levels);
    }
    case 'score':
      return scoreUnder(measure.scheme, state.scores, state.peak);
    case 'contacts':
      return state.contacts.filter(({ result }) => result === measure.result).length;
    default:
      return state.firsts[name] ?? null;
  }
}
