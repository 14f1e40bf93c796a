import { log } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { priorBelief, probability } from '../formulas/belief.js';
import { repeatedLogRatio } from '../formulas/decay.js';
import type { Hazard } from '../formulas/quiet.js';
import { skipQuiet, startHazard } from '../formulas/quiet.js';
import { repeatChance } from '../formulas/repeat.js';
import type { DecisionInput } from '../decision/data.js';
import type { ActorEvent } from '../messages.js';
import type { News } from './news.js';
import type { CaseId, CaseInfo, DecisionKind, SideId, TruthKind } from '../vocabulary.js';
import { decisionName } from '../vocabulary.js';
import { scheduleAsks } from './ask.js';
import { move, settle, update } from './believe.js';
import { closeIfClosed } from './close.js';
import type { ActorData, OpenCase } from './data.js';
import { crisisCases } from './data.js';

/** The case about an incident, opened if this office had not heard of it. Undefined where it is neither against its side nor watched. */
export function learnCase(data: ActorData, about: CaseInfo, effects: CrisisEffects): OpenCase | undefined {
  const known = data.cases[about.id];
  if (known !== undefined) return known;
  const standing = data.standingBeliefs[about.by];
  const watches = isWatched(data, about);
  if ((about.against !== data.input.side && !watches) || standing === undefined) return undefined;
  for (const other of crisisCases(data, about.by)) followOn(data, other, 'a second incident', effects);
  const kind = watches ? null : decisionKind(data, about);
  const decision = kind === null ? null : decisionName(data.input.id, about.id);
  const opened: OpenCase = {
    about,
    belief: { logOdds: standing.logOdds, contributions: [...standing.contributions] },
    learnedAt: effects.now,
    decision,
    open: true,
    closed: null,
    physical: false,
    explained: false,
    said: 0,
    toldOver: [],
    settledAt: effects.now,
    hazard: hazardOf(data, about, effects.now),
    followOns: 0,
    briefed: probability(standing),
  };
  data.cases[about.id] = opened;
  data.openIds.push(about.id);
  effects.note({ fact: 'learned', actor: data.input.id, case: about.id });
  move(data, opened, 'how it looks', looks(data, about), effects);
  // The decision starts from this belief; a jump is measured from here.
  opened.briefed = probability(opened.belief);
  if (kind !== null) openDecision(data, kind, about.by, about, effects);
  if (watches) {
    const forget: ActorEvent = { type: 'forget', case: about.id };
    effects.send<'actor'>(data.input.id, forget, { after: data.input.parameters.stale });
    scheduleAsks(data, about, about.against, effects);
  } else if (about.rung < data.input.parameters.crisisRung) {
    const forget: ActorEvent = { type: 'forget', case: about.id };
    effects.send<'actor'>(data.input.id, forget, { after: data.input.parameters.smallCaseLasts });
  }
  scheduleAsks(data, about, about.by, effects);
  closeIfClosed(data, about, effects);
  return opened;
}

/** Whether it is an incident between two other sides that this office watches. Model, 3.16. */
export function isWatched({ input }: ActorData, about: CaseInfo): boolean {
  const { watches = [] } = input;
  return about.against !== input.side && watches.includes(about.by) && watches.includes(about.against);
}

/** Takes a follow-on event as evidence on the case. The log-ratio halves at each repeat. Model, 1.3 (S-53). */
export function followOn(data: ActorData, open: OpenCase, what: string, effects: CrisisEffects): void {
  update(data, open, what, repeatedLogRatio(data.input.parameters.followOn, open.followOns), effects);
  open.followOns += 1;
  expectAnew(open, effects.now);
}

/** What this office expects to follow an act that it hears of now. */
function hazardOf(data: ActorData, { id, at }: CaseInfo, now: number): Hazard {
  const response = data.posturedOver[id] === true ? 'posture' : 'none';
  const hazard = startHazard(at, repeatChance(response, data.input.parameters));
  skipQuiet(hazard, at, now, data.input.parameters);
  return hazard;
}

/** A sign has come: the time in which something is expected to follow starts anew. What was counted stays. Model, 1.3. */
export function expectAnew({ hazard }: OpenCase, now: number): void {
  hazard.since = now;
  hazard.missed = 0;
}

/** Its side has raised its readiness over a case: a repeat has become less likely. Model, 1.3. */
export function takePosture(data: ActorData, about: CaseId, effects: CrisisEffects): void {
  data.posturedOver[about] = true;
  const open = data.cases[about];
  if (open === undefined) return;
  settle(data, open, effects);
  open.hazard.chance = repeatChance('posture', data.input.parameters);
}

/**
 * Learns what an act really was. Only the side whose act it was speaks for it: its national office decides what to say of it, and the
 * offices that have a line call. Model, 4.20.
 */
export function learnTruth(data: ActorData, news: Extract<News, { kind: 'truth' }>, effects: CrisisEffects): void {
  const { about, truth, really: kind, by } = news;
  effects.note({ fact: 'knows', actor: data.input.id, case: about.id, truth });
  if (by !== data.input.side) {
    if (about.by === data.input.side) data.notOurs[about.id] = true;
    return;
  }
  const theyBelieve = priorBelief(
    data.input.parameters.theyBelieve,
    'a guess at what they believe',
    effects.seq,
    data.input.parameters.beliefClip,
  );
  data.own[about.id] = { about, kind, learnedAt: effects.now, theyBelieve };
  if (about.rung < data.input.parameters.crisisRung) return;
  if (data.input.role === 'national') {
    openDecision(data, 'statement', about.against, about, effects, about.id, speaksAfter(data, about, kind, effects));
  }
  scheduleAsks(data, about, about.against, effects);
}

/** A guilty side says nothing in public before an innocent one could have found out: its haste would give it away. Model, 1.4. */
function speaksAfter(data: ActorData, about: CaseInfo, kind: TruthKind, effects: CrisisEffects): number {
  if (kind !== 'hostile') return 0;
  return effects.exp('waits as if to find out', about.id, data.input.parameters.truthTakes);
}

/** Opens a decision for this office, now or after some seconds. */
export function openDecision(
  data: ActorData,
  kind: DecisionKind,
  adversary: SideId,
  about: CaseInfo | null,
  effects: CrisisEffects,
  name: CaseId = about?.id ?? kind,
  after = 0,
): void {
  const decision = decisionName(data.input.id, name);
  const input: DecisionInput = {
    id: decision,
    name,
    kind,
    actor: data.input.id,
    side: data.input.side,
    adversary,
    about,
    superior: data.input.superior,
    delegated: data.input.delegated,
    options: data.input.options[kind],
    doctrine: data.input.doctrine,
    ladder: data.input.ladder,
    parameters: data.input.parameters,
  };
  data.decisions.push(decision);
  effects.add(decision, 'decision', input);
  effects.send<'decision'>(decision, { type: 'open' }, { after });
  const order = data.orders[name];
  if (order === undefined) return;
  const { seq, ...decided } = order;
  effects.because(seq);
  effects.send<'decision'>(decision, { type: 'decide', ...decided });
}

function decisionKind(data: ActorData, about: CaseInfo): DecisionKind | null {
  if (data.input.role === 'local') return 'local';
  if (about.rung < data.input.parameters.crisisRung) return null;
  return data.input.role === 'national' || data.input.role === 'ally' ? data.input.role : null;
}

/** The evidence in the act itself, before any report: Model, 4.19 for replies, 4.18 for dual-use assets; S-37 for weapons. */
function looks(data: ActorData, about: CaseInfo): number {
  const { replyToAccident, replyUnexplained, replyExcess, dualUse, weaponLooks } = data.input.parameters;
  let lnRatio = about.dualUse ? log(dualUse) : 0;
  if (about.weapon > 0) lnRatio += log(weaponLooks) * about.weapon;
  if (about.replyTo !== null) {
    const provocation = data.own[about.replyTo.case];
    if (provocation?.kind === 'accident' || data.notOurs[about.replyTo.case] === true) lnRatio += log(replyToAccident);
    else if (provocation === undefined) lnRatio += log(replyUnexplained);
    lnRatio += log(replyExcess) * Math.max(0, about.rung - about.replyTo.rung - 1);
  }
  return lnRatio;
}
