import type { CrisisEffects } from '../effects.js';
import { freezeDeep, log } from '../../engine/index.js';
import { repeatedLogRatio } from '../formulas/decay.js';
import { contribute, reportLogRatio, weighted } from '../formulas/belief.js';
import { sample } from '../formulas/delay.js';
import type { ActorEvent } from '../messages.js';
import type { News } from './news.js';
import type { ActorId, Move } from '../vocabulary.js';
import { channelName } from '../vocabulary.js';
import { alertDecision, moveStanding, settle, update } from './believe.js';
import { closeCases, reopenCase } from './close.js';
import type { ActorData, OpenCase } from './data.js';
import { crisisCases } from './data.js';
import { expectAnew, followOn, learnCase, learnTruth } from './learn.js';

/** Reads a report first-hand, correctly or not, and passes on its reading. Model, 1.2. */
export function readReport(
  data: ActorData,
  event: Extract<ActorEvent, { type: 'report' }>,
  effects: CrisisEffects,
): void {
  const { about, says, seen, hostile, accident, physical } = event;
  const id = `${about.id}#${says}`;
  const misread = effects.chance('misreads', id, data.input.misreads);
  if (misread) effects.note({ fact: 'misread', actor: data.input.id, case: about.id, says });
  const lnRatio = reportLogRatio(seen !== misread, hostile, accident, data.input.misreads);
  hear(data, { id, kind: 'report', about, says, lnRatio, physical }, null, effects);
}

/** Takes in a piece of news, once, and passes it on to the offices above and below. */
export function hear(data: ActorData, heard: News, from: ActorId | null, effects: CrisisEffects): void {
  if (data.heard[heard.id] === true) return;
  data.heard[heard.id] = true;
  // Offices share one object: news from another office is frozen already.
  const news = from === null ? freezeDeep(heard) : heard;
  const event: ActorEvent = Object.freeze({ type: 'news', news, from: data.input.id });
  const { neighbours, relay } = data.input;
  // Iterators are slow over frozen lists.
  for (let i = 0; i < neighbours.length; i++) {
    const neighbour = neighbours[i];
    if (neighbour === undefined || neighbour === from) continue;
    const after = sample(relay, 'relays', `${news.id} to ${neighbour}`, effects);
    effects.send<'actor'>(neighbour, event, { after: after + concealedFor(data, news, neighbour, effects) });
  }
  takeIn(data, news, from, effects);
}

/** How long an office keeps an embarrassing accident of its own side from the one above, besides the time that news takes. Model, 4.20. */
function concealedFor({ input }: ActorData, news: News, neighbour: ActorId, effects: CrisisEffects): number {
  if (news.kind !== 'truth' || neighbour !== input.superior) return 0;
  if (news.really !== 'accident' || news.by !== input.side) return 0;
  const { conceals, concealedFor: mean } = input.parameters;
  const about = news.about.id;
  if (!effects.chance('conceals', about, conceals)) return 0;
  const after = effects.exp('conceals for', about, mean);
  effects.note({ fact: 'concealed', actor: input.id, from: neighbour, case: about, until: effects.now + after });
  return after;
}

function takeIn(data: ActorData, news: News, from: ActorId | null, effects: CrisisEffects): void {
  switch (news.kind) {
    case 'event':
      learnCase(data, news.about, effects);
      break;
    case 'report':
      return takeInReport(data, news, from, effects);
    case 'follow-on':
      for (const open of crisisCases(data, news.adversary)) {
        followOn(data, open, news.what, effects);
        alertDecision(data, open, null, effects);
      }
      break;
    case 'talk':
      return takeInTalk(data, news, effects);
    case 'move':
      return takeInMove(data, news, effects);
    case 'silence':
      return takeInSilence(data, news, effects);
    case 'costly':
      return takeInGesture(data, news, effects);
    case 'accusation':
      return takeInAccusation(data, news, effects);
    case 'assurance':
      return moveStanding(data, news.adversary, 'assurance', weighted(news.lnRatio, data.input.weights), effects);
    case 'contact':
      return takeInContact(data, news, effects);
    case 'truth':
      learnTruth(data, news, effects);
      break;
    case 'closed':
      closeCases(data, news, effects);
      break;
    case 'reopened':
      reopenCase(data, news.case, effects);
      break;
  }
}

type NewsOf<Kind extends News['kind']> = Extract<News, { kind: Kind }>;

function takeInReport(data: ActorData, news: NewsOf<'report'>, from: ActorId | null, effects: CrisisEffects): void {
  const open = learnCase(data, news.about, effects);
  if (open === undefined) return;
  const { says, lnRatio, physical } = news;
  const shows = lnRatio > 0 ? 'hostile' : lnRatio < 0 ? 'accident' : 'nothing';
  effects.note({ fact: 'report', actor: data.input.id, case: news.about.id, says, shows, lnRatio, physical, from });
  update(data, open, `${news.says} report`, weighted(news.lnRatio, data.input.weights), effects);
  if (!news.physical) return alertDecision(data, open, null, effects);
  open.physical = true;
  if (news.lnRatio > 0) {
    // An explained case turned out to be hostile: a discovered lie halves trust (model, 1.4).
    for (const channel of open.toldOver) {
      effects.send<'channel'>(channelName(channel), { type: 'lie-found', case: open.about.id });
    }
    open.toldOver = [];
  }
  if (news.lnRatio !== 0) reopenIfShown(data, open, news.lnRatio > 0, effects);
  alertDecision(data, open, 'physical evidence', effects);
}

/**
 * Physical evidence that contradicts how a case was closed reopens it: a cleared or stale one that now looks like an attack, an
 * unresolved one that does not any more. Model, 2.12.
 */
function reopenIfShown(data: ActorData, open: OpenCase, hostile: boolean, effects: CrisisEffects): void {
  const { closed } = open;
  if (closed === null || closed === 'answered' || data.input.role !== 'national') return;
  if (hostile !== (closed !== 'unresolved') || hostile !== open.belief.logOdds >= 0) return;
  const { id } = open.about;
  hear(data, { id: `${id}#reopened`, kind: 'reopened', case: id }, null, effects);
}

/** Cheap talk: only an improvement over what was already said counts. Model, 1.4. */
function takeInTalk(data: ActorData, news: NewsOf<'talk'>, effects: CrisisEffects): void {
  const open = data.cases[news.case];
  if (open === undefined || news.lnRatio >= open.said) return;
  update(data, open, `explained over ${news.channel}`, weighted(news.lnRatio - open.said, data.input.weights), effects);
  open.said = news.lnRatio;
  open.explained = true;
  open.toldOver.push(news.channel);
  alertDecision(data, open, 'explanation', effects);
}

/** Strategic talk: what was said last of an act takes the place of what was said before, so that expected evidence is conserved. Model, 1.4. */
function takeInMove(data: ActorData, news: NewsOf<'move'>, effects: CrisisEffects): void {
  const open = data.cases[news.case];
  if (open === undefined) return;
  const { move, channel, lnRatio } = news;
  update(data, open, `${HEARD[move]} ${channel}`, weighted(lnRatio - open.said, data.input.weights), effects);
  open.said = lnRatio;
  const explains = move === 'clarify' || move === 'admit';
  if (explains) open.explained = true;
  if (move === 'clarify') open.toldOver.push(channel);
  alertDecision(data, open, explains ? 'explanation' : null, effects);
}

const HEARD: Readonly<Record<Move, string>> = {
  clarify: 'explained over',
  admit: 'admitted over',
  deny: 'denied over',
  threaten: 'threatened over',
  accuse: 'accused over',
  stall: 'not explained over',
};

/** An act that is not explained in a call: one contribution for each case, which an explanation replaces. Model, 1.4. */
function takeInSilence(data: ActorData, news: NewsOf<'silence'>, effects: CrisisEffects): void {
  const open = data.cases[news.case];
  if (open === undefined || open.explained || news.lnRatio <= open.said) return;
  const { lnRatio, channel } = news;
  update(data, open, `not explained over ${channel}`, weighted(lnRatio - open.said, data.input.weights), effects);
  open.said = lnRatio;
  alertDecision(data, open, null, effects);
}

/** Costly signals move beliefs by their own ratio. Model, 1.5; Schelling 1966, Fearon 1997. */
function takeInGesture(data: ActorData, news: NewsOf<'costly'>, effects: CrisisEffects): void {
  const open = data.cases[news.case];
  if (open === undefined) return;
  update(data, open, news.what, weighted(news.lnRatio, data.input.weights), effects);
  open.explained = true;
  alertDecision(data, open, news.what, effects);
}

/** A line used to accuse does harm. Model, 3.16. */
function takeInAccusation(data: ActorData, news: NewsOf<'accusation'>, effects: CrisisEffects): void {
  const amount = repeatedLogRatio(data.input.parameters.accusation, data.accusations);
  data.accusations += 1;
  moveStanding(data, news.adversary, 'accusation', amount, effects);
  for (const open of crisisCases(data, news.adversary)) {
    update(data, open, 'accusation', amount, effects);
    alertDecision(data, open, null, effects);
  }
}

/** Contact stops or slows the drift and undoes the effect of a posture. Model, 1.6, 3.16. */
function takeInContact(data: ActorData, news: NewsOf<'contact'>, effects: CrisisEffects): void {
  for (const open of crisisCases(data, news.adversary)) settle(data, open, effects);
  const holds = news.tier === 'tactical' ? data.tacticalUntil : data.strategicUntil;
  holds[news.adversary] = Math.max(holds[news.adversary] ?? 0, news.until);
  if (news.tier !== 'strategic') return;
  const standing = data.standingBeliefs[news.adversary];
  const fear = standing?.contributions.reduce(
    (sum, { why, amount }) => (why === 'posture' || why === 'posture explained' ? sum + amount : sum),
    0,
  );
  if (fear !== undefined && fear > 0) moveStanding(data, news.adversary, 'posture explained', -fear, effects);
}

/** Applies pressure to the standing belief. Insults and misidentifications weigh less at each repeat. Model, 1.7. */
export function feelPressure(
  data: ActorData,
  event: Extract<ActorEvent, { type: 'pressure' }>,
  effects: CrisisEffects,
): void {
  const { adversary, why, onCases, threat, lnRatio } = event;
  if (why === 'insult') data.insultedAt[adversary] = effects.now;
  moveStanding(data, adversary, why, lnRatio, effects);
  if (why === 'posture') {
    for (const own of Object.values(data.own)) {
      if (own.about.against !== adversary) continue;
      const { theirPosture, beliefClip } = data.input.parameters;
      contribute(own.theyBelieve, why, log(theirPosture), effects.seq, beliefClip);
    }
  }
  if (threat) {
    for (const open of crisisCases(data, adversary)) {
      settle(data, open, effects);
      expectAnew(open, effects.now);
    }
  }
  if (!onCases) return;
  for (const open of crisisCases(data, adversary)) {
    update(data, open, why, lnRatio, effects);
    alertDecision(data, open, null, effects);
  }
}
