import type { Effects } from '../../engine/index.js';
import { probability } from '../belief.js';
import type { CrisisFact } from '../facts.js';
import type { DecisionEvent, News } from '../messages.js';
import type { CaseId } from '../vocabulary.js';
import { moveStanding, settle } from './believe.js';
import type { ActorData, OpenCase } from './data.js';

/** Closes a case, or, once answered, every open case against that side. Model, 2.12. */
export function closeCases(data: ActorData, news: Extract<News, { kind: 'closed' }>, effects: Effects): void {
  if (data.cases[news.case] === undefined) data.closedUnheard[news.case] = news;
  for (const open of Object.values(data.cases)) {
    const meant = open.about.id === news.case || (news.how === 'answered' && open.about.by === news.adversary);
    if (!meant || !open.open) continue;
    settle(data, open, effects);
    open.open = false;
    open.closed = news.how;
    learnFrom(data, open, effects);
    effects.note({
      fact: 'closed',
      actor: data.id,
      case: open.about.id,
      how: news.how,
      belief: probability(open.belief),
    } satisfies CrisisFact);
    if (open.decision !== null) {
      const event: DecisionEvent = { type: 'case-closed', how: news.how, struck: news.struck };
      effects.send(open.decision, event);
    }
  }
}

/** The standing belief moves ρ of the way to the case's. */
function learnFrom(data: ActorData, open: OpenCase, effects: Effects): void {
  const standing = data.standing[open.about.by];
  if (standing === undefined) return;
  const amount = data.parameters.learning * (open.belief.logOdds - standing.logOdds);
  moveStanding(data, open.about.by, 'lesson of a case', amount, effects);
}

/** Takes a case up again; the drift starts anew. */
export function reopenCase(data: ActorData, id: CaseId, effects: Effects): void {
  const open = data.cases[id];
  if (open === undefined || open.open) return;
  open.open = true;
  open.closed = null;
  open.settledAt = effects.now;
  open.quietFrom = effects.now;
  effects.note({ fact: 'reopened', actor: data.id, case: id } satisfies CrisisFact);
  // The local commander's window is long past; the reviews are the capital's.
  if (open.decision === null || data.role !== 'national') return;
  effects.send(open.decision, { type: 'reopen' } satisfies DecisionEvent);
}
