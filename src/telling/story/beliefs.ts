import type { CrisisFact, DecisionKind, Option, Parameters, Rung } from '../../model/index.js';
import { inWords, logWeights, logit, menu } from '../../model/index.js';
import { choicesOf, sideOf, mayTake } from '../../scenario/index.js';
import { clockTime } from '../clock.js';
import { inList, sentence } from '../names.js';
import { roughly } from '../percent.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';

/** A move of this size is told in any case, and is a headline for a chief or a head of state. */
const LARGE = 0.25;
/** A smaller move is not told, though the most likely choice may change with it. */
const SMALL = 0.08;
/** Turns of one side with the same reason within this time are told as one. */
const TOGETHER = 3600;
/** The most reasons that are named. */
const REASONS = 3;

/** What an office would most likely do: an option, `clear` the case, or wait until it is asked. */
type Leaning = string;

/** A change of belief that changes what an office would do. */
interface Turn {
  readonly event: Event<Of<'belief'>>;
  readonly first: boolean;
  readonly from: number;
  readonly to: number;
  readonly reasons: readonly string[];
  readonly leaning: Leaning | null;
  readonly turned: boolean;
}

/** Tells a move of belief where an office first hears of a case, or where it changes what the office would most likely do. */
export function beliefs(run: Chronicle): Beat[] {
  const groups: Turn[][] = [];
  /** by side and case, the groups that may still grow */
  const open = new Map<string, Turn[][]>();
  for (const turn of new Turns(run).all()) {
    const { actor, case: id } = turn.event.fact;
    const key = `${sideOf(actor)} ${id}`;
    const recent = (open.get(key) ?? []).filter(([first]) => first !== undefined && !isPast(first, turn));
    const group = recent.find(([first]) => first !== undefined && isTogether(first, turn));
    if (group === undefined) {
      groups.push([turn]);
      recent.push(groups.at(-1) ?? []);
    } else {
      group.push(turn);
    }
    open.set(key, recent);
  }
  return groups.map((group) => tellGroup(run, group));
}

function isPast(a: Turn, b: Turn): boolean {
  return b.event.at - a.event.at > TOGETHER;
}

function isTogether(a: Turn, b: Turn): boolean {
  if (a.event.fact.actor === b.event.fact.actor || a.first !== b.first) return false;
  return a.first || (a.to > a.from === b.to > b.from && a.reasons[0] === b.reasons[0]);
}

class Turns {
  private readonly options: readonly Option[];
  private readonly ladder: readonly Rung[];
  private readonly parameters: Parameters;
  private rung = 0;
  private readonly threatened = new Set<string>();
  /** offices that decide once on a case and have done so, by office and case */
  private readonly decided = new Set<string>();
  /** by office and case: what was told last, and what has come since */
  private readonly known = new Map<string, { told: number; leaning: Leaning | null; since: Event<Of<'belief'>>[] }>();

  constructor(private readonly run: Chronicle) {
    const { options, ladder, parameters } = choicesOf(run.scenario);
    this.options = options;
    this.ladder = ladder;
    this.parameters = parameters;
  }

  all(): Turn[] {
    const turns: Turn[] = [];
    const moves = this.run.of('belief');
    let move = 0;
    for (const event of this.run.events) {
      this.follow(event.fact);
      if (event.place !== moves[move]?.place) continue;
      const turn = this.take(event as Event<Of<'belief'>>, isSameMoment(moves[move], moves[move + 1]));
      if (turn !== null) turns.push(turn);
      move += 1;
    }
    return turns;
  }

  private follow(fact: CrisisFact): void {
    if (fact.fact === 'rung') this.rung = fact.to;
    if (fact.fact === 'threat') this.threatened.add(fact.side);
    if (fact.fact === 'act' || (fact.fact === 'decision' && !this.needsAuthority(fact.chosen))) {
      const role = this.run.role(fact.actor);
      if (role === 'local' || role === 'ally') this.decided.add(`${fact.actor} ${fact.case}`);
    }
  }

  private needsAuthority(id: string): boolean {
    return this.options.some((option) => option.id === id && option.authority === 'chain');
  }

  private mayTake(id: string, actor: string): boolean {
    const { actions } = this.run.scenario;
    const action = Object.hasOwn(actions, id) ? actions[id] : undefined;
    return action !== undefined && mayTake(action, actor);
  }

  /** @param more whether the same office moves again in the same second */
  private take(event: Event<Of<'belief'>>, more: boolean): Turn | null {
    const { actor, case: id, from, to, rung } = event.fact;
    const role = this.run.role(actor);
    if (rung < this.parameters.crisisRung || !DECIDING.has(role)) return null;
    const key = `${actor} ${id}`;
    const before = this.known.get(key);
    const state = before ?? { told: from, leaning: null, since: [] };
    state.since.push(event);
    this.known.set(key, state);
    if (more) return null;
    if (this.decided.has(key)) return null;
    const leaning = this.leaningOf(actor, role, to);
    const first = state.leaning === null;
    const turned = leaning !== state.leaning;
    if (!first && Math.abs(to - state.told) < (turned ? SMALL : LARGE)) return null;
    const turn = { event, first, from: state.told, to, reasons: reasonsOf(state.since), leaning, turned };
    this.known.set(key, { told: to, leaning, since: [] });
    return turn;
  }

  private leaningOf(actor: string, role: string, belief: number): Leaning {
    const { parameters, ladder } = this;
    // It decides only when it is asked for authority, and is told then.
    if (role === 'head' || role === 'commander') return 'waits';
    if (role === 'national' && belief < parameters.clears) return 'clear';
    const kind = role as DecisionKind;
    const open = menu(
      this.options.filter(({ id, for: kinds }) => kinds.includes(kind) && this.mayTake(id, actor)),
      ladder,
      this.rung,
    );
    const { battlefield, framing } = this.run.scenario.sides[sideOf(actor)] ?? {};
    const situation = {
      belief,
      rung: this.rung,
      stress: parameters.localStress,
      losing: battlefield === 'losing' ? parameters.losing : 0,
      threatened: this.threatened.has(sideOf(actor)),
      denial: framing === 'denial',
      standingLost: 0,
      weapon: 0,
      local: role === 'local',
    };
    const weights = Object.entries(logWeights(open, situation, ladder, parameters));
    return weights.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'hold';
  }
}

const DECIDING = new Set(['local', 'national', 'head', 'commander', 'ally']);

function isSameMoment(event: Event<Of<'belief'>> | undefined, next: Event<Of<'belief'>> | undefined): boolean {
  if (event === undefined || next === undefined) return false;
  return next.at === event.at && next.fact.actor === event.fact.actor && next.fact.case === event.fact.case;
}

/** The reasons for what has come since, the strongest first. */
function reasonsOf(since: readonly Event<Of<'belief'>>[]): string[] {
  const sizes = new Map<string, number>();
  for (const { fact } of since) {
    const reason = reasonOf(fact);
    sizes.set(reason, (sizes.get(reason) ?? 0) + logit(clamped(fact.to)) - logit(clamped(fact.from)));
  }
  return [...sizes]
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([reason, size]) => wording(reason, size));
}

function clamped(p: number): number {
  return Math.min(0.9999, Math.max(0.0001, p));
}

/** The reason without a running number, so that repeats count together. */
function reasonOf({ why }: Of<'belief'>): string {
  return inWords(why.replace(/ \(\d+\)$/, ''));
}

function wording(reason: string, size: number): string {
  if (!reason.endsWith(' report')) return reason;
  return `${reason}, ${size > 0 ? 'for' : 'against'} intent`;
}

function tellGroup(run: Chronicle, group: readonly Turn[]): Beat {
  const [lead, ...others] = group as [Turn, ...Turn[]];
  const { event, from, to } = lead;
  const name = run.cases.name(event.fact.case, event.at);
  const office = sentence(run.names.actor(event.fact.actor));
  const reasons = lead.reasons.slice(0, REASONS).join('; ');
  const text = lead.first
    ? `${office} hears of ${name}: ${roughly(to)} that it was meant (${reasons}).`
    : `${office}: ${name} looks ${to > from ? 'more' : 'less'} as if it was meant, now ${roughly(to)} (${reasons}).${leaningText(lead)}`;
  const rank = group.some((turn) => isLarge(run, turn)) ? 6 : null;
  return run.beat(event, `${text}${alsoText(run, lead, others)}`, { rank });
}

function isLarge(run: Chronicle, { first, from, to, event }: Turn): boolean {
  const role = run.role(event.fact.actor);
  return !first && Math.abs(to - from) >= LARGE && (role === 'national' || role === 'head');
}

function leaningText({ leaning, turned, event }: Turn): string {
  if (!turned || leaning === null) return '';
  if (leaning === 'clear') return ' Would now clear the case.';
  return event.fact.actor === '' ? '' : ` Leans towards: ${inWords(leaning)}.`;
}

/** Who else thinks so, by when. */
function alsoText(run: Chronicle, lead: Turn, others: readonly Turn[]): string {
  const last = others.at(-1);
  if (last === undefined) return '';
  const [then, now] = [lead, last].map(({ event }) => clockTime(run.scenario.start, event.at));
  const actors = [...new Set(others.map(({ event }) => event.fact.actor))];
  const who = run.followers(actors, lead.event.fact.actor);
  const isOne = actors.length === 1 || who.startsWith('the rest');
  const when = now?.time === then?.time ? '' : `By ${now?.time ?? ''} `;
  const verb = lead.first ? `hear${isOne ? 's' : ''} of it ${rangeText(others)}` : `think${isOne ? 's' : ''} alike`;
  return ` ${sentence(`${when}${who} ${verb}`)}.`;
}

function rangeText(others: readonly Turn[]): string {
  const shares = [...new Set(others.map(({ to }) => roughly(to)))];
  return `(${inList(shares)})`;
}
