import { setup } from 'xstate';
import type { EntityContext, EntityData, Start } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import type { CrisisFact } from '../facts.js';
import type { LadderEvent, SideEvent } from '../messages.js';
import type { Parameters } from '../parameters.js';
import type { CaseId, Rung, SideId } from '../vocabulary.js';

export interface LadderInput {
  readonly rungs: readonly Rung[];
  /** who learns of the overall rung: sides and deciding offices */
  readonly tells: readonly string[];
  readonly parameters: Parameters;
}

interface LadderState {
  overall: number;
  /** open cases of the crisis rung or more, and their victims */
  readonly open: Record<CaseId, SideId>;
  quietSince: number;
  contactUntil: number;
  /** when a case was last answered: the act itself comes in the same second */
  answeredAt: number;
  /** a case has been opened; before that, calm has no meaning */
  begun: boolean;
  calm: boolean;
}

export type LadderData = EntityData<LadderInput, LadderState>;

type Of<Type extends LadderEvent['type']> = Extract<LadderEvent, { type: Type }>;
type RungFact = Extract<CrisisFact, { fact: 'rung' }>;

function takeIncident(data: LadderData, { about, reviewed }: Of<'incident'>, effects: CrisisEffects): void {
  if (about.rung >= data.input.parameters.crisisRung) {
    data.begun = true;
    if (reviewed) data.open[about.id] = about.against;
  }
  reach(data, about.rung, { by: 'incident', side: about.by, case: about.id }, effects);
}

function takeAct(data: LadderData, event: Of<'act'>, effects: CrisisEffects): void {
  const { side, about, belief, aimed, rungIfHostile, rungIfAccident, decision } = event;
  const act = { belief, aimed, rungIfHostile, rungIfAccident };
  const before = data.overall;
  const reached = addsUp(data, event);
  reach(data, reached, { by: 'act', side, case: about?.id ?? null, ...act }, effects);
  // From the brink on, each executed act may slip (Schelling 1966; Powell 1990). Model, 4.18.
  if (before < data.input.parameters.brinkRung) return;
  if (effects.chance('slips', `${decision}/${event.option}`, data.input.parameters.brinkmanship)) {
    reach(data, data.overall + 1, { by: 'uncontrolled', side, case: about?.id ?? null }, effects);
  }
}

/** The rung of an act. If others have struck since a first reply was chosen, it counts as a repetition: small steps add up (S-50). */
function addsUp(data: LadderData, { rung, rungAgain }: Of<'act'>): number {
  return rungAgain !== null && rung < rungAgain && data.overall >= rung ? rungAgain : rung;
}

/** Counts an event of this rung: it restarts the quiet period, or raises the overall rung. Model, 4.21. */
function reach(
  data: LadderData,
  rung: number,
  how: Omit<RungFact, 'fact' | 'from' | 'to'>,
  effects: CrisisEffects,
): void {
  const from = data.overall;
  if (rung < from) return;
  data.quietSince = effects.now;
  const to = Math.min(rung, data.input.rungs.length - 1);
  if (to > from) climb(data, to, how, effects);
  const changed = settleCalm(data, effects);
  if (to > from || changed) tell(data, to > from ? how.side : null, effects);
  arm(data, effects);
}

function climb(
  data: LadderData,
  to: number,
  how: Omit<RungFact, 'fact' | 'from' | 'to'>,
  effects: CrisisEffects,
): void {
  const from = data.overall;
  data.overall = to;
  effects.note({ fact: 'rung', from, to, ...how });
  for (let below = from; below < to; below++) {
    if (data.input.rungs[below]?.firebreak !== true || how.side === null) continue;
    effects.note({ fact: 'firebreak', between: [below, below + 1], side: how.side });
  }
  if (to === data.input.rungs.length - 1) effects.note({ fact: 'absorbed', rung: to });
}

/** An abstract process sets the overall rung, up or down, without a quiet period. */
function takeMove(data: LadderData, { to, side }: Of<'moved'>, effects: CrisisEffects): void {
  const from = data.overall;
  if (to === from) return;
  const how = { by: 'process', side, case: null } as const;
  if (to > from) climb(data, Math.min(to, data.input.rungs.length - 1), how, effects);
  else {
    data.overall = to;
    effects.note({ fact: 'rung', from, to, ...how });
  }
  tell(data, side, effects);
}

/** The quiet period before the next step down; null: no way down. */
function quietNow(data: LadderData, now: number): number | null {
  const quiet = data.input.rungs[data.overall]?.quiet ?? null;
  return quiet === null ? null : now < data.contactUntil ? quiet * data.input.parameters.contactSpeedsCalm : quiet;
}

/** Sets the timer for the next step down. */
function arm(data: LadderData, effects: CrisisEffects): void {
  const quiet = quietNow(data, effects.now);
  if (quiet === null || data.overall === 0) return effects.cancel('quiet');
  const soonest = effects.now === data.answeredAt ? 1 : 0;
  const after = Math.max(soonest, data.quietSince + quiet - effects.now);
  effects.send<'ladder'>(effects.self, { type: 'quiet' }, { after, id: 'quiet' });
}

/**
 * Steps down, if the quiet period is over and no open case holds the rung; never in the second in which a case is answered, because the
 * answer moves the ladder too. Model, 4.21.
 */
function stepDown(data: LadderData, _event: LadderEvent, effects: CrisisEffects): void {
  const quiet = quietNow(data, effects.now);
  if (quiet === null || data.overall === 0) return;
  if (effects.now - data.quietSince < quiet || effects.now === data.answeredAt) return arm(data, effects);
  if (data.overall <= data.input.parameters.crisisRung && Object.keys(data.open).length > 0) return;
  const from = data.overall;
  data.overall = from - 1;
  data.quietSince = effects.now;
  effects.note({ fact: 'rung', from, to: from - 1, by: 'quiet', side: null, case: null });
  settleCalm(data, effects);
  tell(data, null, effects);
  arm(data, effects);
}

/** After the first case, calm means: rung 2 or lower, and no open case of rung 4 or more. Returns whether that changed. Model, 4.21. */
function settleCalm(data: LadderData, effects: CrisisEffects): boolean {
  const calm = data.begun && data.overall <= data.input.parameters.calmRung && Object.keys(data.open).length === 0;
  if (calm === data.calm) return false;
  data.calm = calm;
  effects.note({ fact: 'calm', calm });
  return true;
}

function tell(data: LadderData, side: SideId | null, effects: CrisisEffects): void {
  const event: SideEvent = Object.freeze({ type: 'rung', overall: data.overall, calm: data.calm, side });
  for (const listener of data.input.tells) effects.send<'actor' | 'side'>(listener, event);
}

/** A case is closed; one answer closes all cases of that victim. If the quiet period is over, steps down. */
function closeCase(data: LadderData, event: Of<'case-closed'>, effects: CrisisEffects): void {
  for (const [id, victim] of Object.entries(data.open)) {
    if (id === event.case || (event.how === 'answered' && victim === event.victim)) delete data.open[id];
  }
  if (event.how === 'answered') data.answeredAt = effects.now;
  if (settleCalm(data, effects)) tell(data, null, effects);
  stepDown(data, event, effects);
}

/** Counts a reopened case as open again. */
function reopenCase(data: LadderData, event: Of<'case-reopened'>, effects: CrisisEffects): void {
  data.open[event.case] = event.victim;
  if (settleCalm(data, effects)) tell(data, null, effects);
}

/** Strategic contact may shorten the quiet period for a while. Model, 4.21. */
function takeContact(data: LadderData, _event: Of<'contact'>, effects: CrisisEffects): void {
  data.contactUntil = effects.now + data.input.parameters.contactHolds;
  stepDown(data, _event, effects);
}

/** The ladder of escalation: the overall rung, its firebreaks, and the way down. */
export const ladderMachine = setup({
  types: { context: {} as EntityContext<LadderData>, events: {} as LadderEvent, input: {} as Start<LadderInput> },
  actions: {
    takeIncident: recipe<LadderData, Of<'incident'>>(takeIncident),
    takeAct: recipe<LadderData, Of<'act'>>(takeAct),
    closeCase: recipe<LadderData, Of<'case-closed'>>(closeCase),
    reopenCase: recipe<LadderData, Of<'case-reopened'>>(reopenCase),
    takeContact: recipe<LadderData, Of<'contact'>>(takeContact),
    takeMove: recipe<LadderData, Of<'moved'>>(takeMove),
    stepDown: recipe<LadderData, Of<'quiet'>>(stepDown),
  },
  guards: {
    atTop: guard<LadderData, LadderEvent>(({ overall, input }) => overall === input.rungs.length - 1),
    calm: guard<LadderData, LadderEvent>((data) => data.calm),
    tense: guard<LadderData, LadderEvent>((data) => data.begun && !data.calm),
  },
}).createMachine({
  id: 'ladder',
  context: entityContext((_input: LadderInput): LadderState => ({
    overall: 0,
    open: {},
    quietSince: 0,
    contactUntil: 0,
    answeredAt: -1,
    begun: false,
    calm: false,
  })),
  initial: 'before',
  on: {
    incident: { actions: 'takeIncident' },
    act: { actions: 'takeAct' },
    'case-closed': { actions: 'closeCase' },
    'case-reopened': { actions: 'reopenCase' },
    contact: { actions: 'takeContact' },
    moved: { actions: 'takeMove' },
    quiet: { actions: 'stepDown' },
  },
  states: {
    before: {
      always: [
        { guard: 'atTop', target: 'absorbed' },
        { guard: 'tense', target: 'tense' },
        { guard: 'calm', target: 'calm' },
      ],
    },
    tense: {
      always: [
        { guard: 'atTop', target: 'absorbed' },
        { guard: 'calm', target: 'calm' },
      ],
    },
    calm: {
      always: [
        { guard: 'atTop', target: 'absorbed' },
        { guard: 'tense', target: 'tense' },
      ],
    },
    absorbed: {},
  },
});
