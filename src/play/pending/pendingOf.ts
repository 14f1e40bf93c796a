import type { Simulation, Waiting } from '../../engine/index.js';
import type {
  ActorData,
  ActorEvent,
  ChannelEvent,
  DecisionData,
  DecisionEvent,
  IncidentData,
  IncidentEvent,
  LadderData,
  LadderEvent,
} from '../../model/index.js';
import { LADDER } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { PlaySeen } from '../asks.js';
import { openAsks } from '../asks.js';
import { plannedInjects } from './injects.js';
import { contactsOn, linesNow } from './lines.js';
import type { LadderNow, Pending, PendingOrder, PendingReport, PendingRequest, PendingReview } from './pending.js';

/** A message on its way. */
type OnItsWay = Waiting & { readonly event: ActorEvent | ChannelEvent | DecisionEvent | IncidentEvent | LadderEvent };

/** What is pending in a run, at the time `now` of its table. A pure function of its state; executes nothing. */
export function pendingOf(run: Simulation<PlaySeen>, scenario: CheckedScenario, now: number): Pending {
  const waiting = run.waiting() as OnItsWay[];
  return {
    now,
    asks: openAsks(run.watched),
    requests: waiting.flatMap((each) => requestIn(each, run)),
    reviews: waiting.flatMap((each) => reviewIn(each, run)),
    orders: [...waiting.flatMap((each) => orderIn(each, run)), ...ordersAhead(run, scenario)],
    reports: waiting.flatMap((each) => reportIn(each, run)),
    lines: linesNow(run, scenario, waiting),
    contacts: contactsOn(scenario, waiting),
    injects: plannedInjects(run),
    ladder: ladderNow(run, waiting),
  };
}

/** The office and the case of a decision, by its name. */
function whose(decision: string): { readonly office: string; readonly case: string } {
  const [, office = '', about = ''] = /^decision\/([^/]+)\/(.*)$/s.exec(decision) ?? [];
  return { office, case: about };
}

function requestIn({ event, to, at }: OnItsWay, run: Simulation<PlaySeen>): PendingRequest[] {
  if (event.type !== 'authority?' && event.type !== 'authority-due') return [];
  const { decision, option, about, until } = event;
  const data = run.dataOf<DecisionData>(decision);
  const isMoot = data?.pending !== option || data.late;
  return [{ office: whose(decision).office, case: about.id, option, to, at, until, isMoot }];
}

function reviewIn({ event, to, at }: OnItsWay, run: Simulation<PlaySeen>): PendingReview[] {
  if (event.type !== 'consider') return [];
  const about = run.dataOf<DecisionData>(to)?.input.about ?? null;
  return [{ office: whose(to).office, case: about?.id ?? null, at }];
}

function orderIn({ event, to, at }: OnItsWay, run: Simulation<PlaySeen>): PendingOrder[] {
  if (event.type === 'carry-out') {
    const option = run.dataOf<DecisionData>(to)?.pending ?? null;
    return option === null ? [] : [{ ...whose(to), option, why: 'granted', at }];
  }
  if (event.type !== 'place-call' || event.by === undefined) return [];
  return [{ office: to, case: event.case, option: `call on ${event.channel}`, why: 'call', at }];
}

/** Decisions from outside that wait for a case, or for a request. */
function ordersAhead(run: Simulation<PlaySeen>, { actors }: CheckedScenario): PendingOrder[] {
  return Object.keys(actors).flatMap((office) => {
    const orders = run.dataOf<ActorData>(office)?.orders ?? {};
    return Object.entries(orders).map(([about, { option }]): PendingOrder => {
      return { office, case: about, option, why: 'ahead', at: null };
    });
  });
}

function reportIn({ event, from, to, at }: OnItsWay, run: Simulation<PlaySeen>): PendingReport[] {
  switch (event.type) {
    case 'report-due': {
      const report = run.dataOf<IncidentData>(to)?.input.reports[event.index];
      return report === undefined ? [] : [{ to: report.to, case: to, says: report.says, from: null, at }];
    }
    case 'report':
      return [{ to, case: event.about.id, says: event.says, from: null, at }];
    case 'news': {
      const { news } = event;
      return news.kind !== 'report' ? [] : [{ to, case: news.about.id, says: news.says, from, at }];
    }
    default:
      return [];
  }
}

function ladderNow(run: Simulation<PlaySeen>, waiting: readonly OnItsWay[]): LadderNow {
  const ladder = run.dataOf<LadderData>(LADDER);
  const rung = ladder?.overall ?? 0;
  const quietUntil = waiting.find(({ event, to }) => to === LADDER && event.type === 'quiet')?.at ?? null;
  const isHeld = ladder !== undefined && rung > 0 && rung <= ladder.input.parameters.crisisRung;
  return { rung, quietUntil, heldBy: isHeld ? Object.keys(ladder.open) : [] };
}
