import type { CrisisEffects } from '../effects.js';
import { probability } from '../formulas/belief.js';
import { skipQuiet } from '../formulas/quiet.js';
import type { DecisionEvent } from '../messages.js';
import type { News } from './news.js';
import type { CaseId, CaseInfo, Closing } from '../vocabulary.js';
import { moveStanding, settle } from './believe.js';
import type { ActorData, OpenCase } from './data.js';

type Closed = Extract<News, { kind: 'closed' }>;

/** Closes a case; an answer closes every open case of its side. Model, 2.12. */
export function closeCases(data: ActorData, news: Closed, effects: CrisisEffects): void {
  if (data.cases[news.case] === undefined) data.closedUnheard[news.case] = news;
  if (news.how === 'answered' && news.at >= (data.answered?.at ?? 0)) data.answered = news;
  for (const id of data.openIds) {
    const open = data.cases[id];
    if (open === undefined || !closes(news, open.about)) continue;
    settle(data, open, effects);
    open.open = false;
    open.closed = news.how;
    data.openIds = data.openIds.filter((each) => each !== id);
    learnFrom(data, open, news.how, effects);
    effects.note({
      fact: 'closed',
      actor: data.input.id,
      case: open.about.id,
      how: news.how,
      belief: probability(open.belief),
    });
    if (open.decision !== null) {
      const event: DecisionEvent = { type: 'case-closed', how: news.how, struck: news.struck };
      effects.send<'decision'>(open.decision, event);
    }
  }
}

/** Closes a case that was closed before this office heard of it. */
export function closeIfClosed(data: ActorData, about: CaseInfo, effects: CrisisEffects): void {
  const { answered } = data;
  const closed = data.closedUnheard[about.id] ?? (answered !== null && closes(answered, about) ? answered : undefined);
  if (closed !== undefined) closeCases(data, closed, effects);
}

/** Whether the news closes this case: one answer closes every open case of its side, against any adversary. The ladder does the same. Model, 2.12. */
function closes(news: Closed, about: CaseInfo): boolean {
  return about.id === news.case || (news.how === 'answered' && about.at <= news.at);
}

/** The standing belief moves towards the belief about the case, by the share ρ of the difference. Model, 2.12. */
function learnFrom(data: ActorData, open: OpenCase, how: Closing, effects: CrisisEffects): void {
  const standing = data.standingBeliefs[open.about.by];
  if (standing === undefined) return;
  const { learning, learningUnresolved } = data.input.parameters;
  const share = how === 'unresolved' ? learningUnresolved : learning;
  const amount = share * (open.belief.logOdds - standing.logOdds);
  moveStanding(data, open.about.by, 'lesson of a case', amount, effects);
}

/** Reopens a case. Its drift starts again. */
export function reopenCase(data: ActorData, id: CaseId, effects: CrisisEffects): void {
  const open = data.cases[id];
  if (open === undefined || open.open) return;
  open.open = true;
  open.closed = null;
  data.openIds = Object.keys(data.cases).filter((each) => data.cases[each]?.open === true);
  // While it was closed nothing was read into the quiet. The hazard went on.
  skipQuiet(open.hazard, open.settledAt, effects.now, data.input.parameters);
  open.settledAt = effects.now;
  effects.note({ fact: 'reopened', actor: data.input.id, case: id });
  // A local commander's window has long passed, and only the national office reviews.
  if (open.decision === null || data.input.role !== 'national') return;
  effects.send<'decision'>(open.decision, { type: 'reopen' });
}
