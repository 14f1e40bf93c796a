import type { CheckedScenario, Delay } from '../scenario/index.js';
import { mayTake, parseDelay, parseDuration, seatsOf, secondOf, sideOf } from '../scenario/index.js';
import type { ForWhat } from './options.js';
import { optionsFor } from './options.js';

type Actor = CheckedScenario['actors'][string];

export interface OwnOffice {
  readonly title: string;
  readonly reportsTo: string | null;
  readonly role: Actor['role'];
  readonly delegated: Actor['delegated'];
  /** a policy of its own side bars it from talking to others */
  readonly barred: boolean;
}

export interface OwnLine {
  readonly id: string;
  readonly kind: string;
  /** what the scenario calls it */
  readonly name?: string | undefined;
  readonly tier: CheckedScenario['channels'][string]['tier'];
  /** null: a public line, on which anybody may speak and everybody listens */
  readonly ends: {
    readonly own: string;
    readonly other: { readonly side: string; readonly title: string };
    readonly barred: boolean;
  } | null;
  readonly state: CheckedScenario['channels'][string]['state'];
  readonly connects: Delay;
  /** seconds; null: a message, without a talk */
  readonly lasts: number | null;
  /** who of its own side must approve before it takes a call */
  readonly approver: string | null;
  /** the third office that carries its messages; null: nobody */
  readonly through: string | null;
  /** meetings that both ends have agreed */
  readonly meets: { readonly first: number; readonly every: number | null } | null;
  /** earlier contact between the two ends: what it was, and how many seconds ago */
  readonly before: readonly { readonly what: string; readonly ago: number }[];
}

export interface OwnOption {
  readonly id: string;
  readonly says: string;
  /** not open from the start; which rung opens it is the white cell’s alone */
  readonly opensLater: boolean;
  /** for each office that may choose it: who above must grant it, from below up; empty: nobody */
  readonly by: readonly { readonly office: string; readonly grantedBy: readonly string[] }[];
}

/** Another seat of one’s own side. */
export interface Colleagues {
  readonly name: string;
  /** the titles of their offices */
  readonly offices: readonly string[];
}

/** Everything that a seat knows of a scenario before it begins. A handout can contain nothing else. */
export interface SeatKnowledge {
  readonly id: string;
  readonly name: string;
  readonly side: { readonly id: string; readonly name: string };
  /** the other seats of its side */
  readonly colleagues: readonly Colleagues[];
  readonly start: string;
  readonly background: string;
  /** what the whole side knows */
  readonly briefing: string;
  /** what this seat alone knows */
  readonly ownBriefing: string;
  readonly wants: string;
  readonly restraints: readonly string[];
  readonly denies: boolean;
  readonly losing: boolean;
  /** seconds */
  readonly respondWithin: number;
  readonly others: readonly string[];
  readonly offices: readonly OwnOffice[];
  readonly lines: readonly OwnLine[];
  /** by kind of decision: the offices that take it, and what they may choose */
  readonly options: readonly {
    readonly what: ForWhat;
    readonly offices: readonly string[];
    readonly options: readonly OwnOption[];
  }[];
}

/**
 * What a seat knows of a scenario, after the changes of an arm. Of the texts of the file: `background`, the briefing of its side, what
 * is written for it alone, and the names of what it deals with. Of its own side: who sits where. Of the other sides: their names, and
 * whom it may call. It does not know whether anybody will answer, what a line does, utilities, likelihoods, or anything that is to
 * happen. `id`: a seat that plays offices. Throws a `RangeError` for another id.
 */
export function seatKnowledge(scenario: CheckedScenario, id: string): SeatKnowledge {
  const seats = seatsOf(scenario);
  const seat = seats.find((each) => each.id === id && !each.observer);
  const side = seat?.side ?? '';
  const spec = scenario.sides[side];
  if (seat === undefined || spec === undefined) throw new RangeError(`${scenario.id} has no seat “${id}” for players`);
  const { actors } = scenario;
  const title = (office: string) => actors[office]?.title ?? office;
  const own = Object.entries(actors).filter(([office]) => seat.offices.includes(office));
  return {
    id,
    name: seat.name,
    side: { id: side, name: spec.name },
    colleagues: seats.flatMap(({ id: other, side: theirs, observer, name, offices }) =>
      other === id || theirs !== side || observer ? [] : [{ name, offices: offices.map(title) }],
    ),
    start: scenario.start,
    background: scenario.background,
    briefing: spec.briefing,
    ownBriefing: seat.briefing,
    wants: seat.wants,
    restraints: spec.restraints,
    denies: spec.framing === 'denial',
    losing: spec.battlefield === 'losing',
    respondWithin: parseDuration(spec['respond-within']),
    others: Object.entries(scenario.sides).flatMap(([other, { name }]) => (other === side ? [] : [name])),
    offices: own.map(([, { title: called, role, delegated, barred, 'reports-to': above }]) => ({
      title: called,
      role,
      delegated,
      barred,
      reportsTo: above === undefined ? null : title(above),
    })),
    lines: linesOf(scenario, seat.offices),
    options: optionsOf(scenario, own, spec.battlefield === 'losing'),
  };
}

/** The lines of these offices, once for each pair of offices that uses one. */
function linesOf(scenario: CheckedScenario, offices: readonly string[]): OwnLine[] {
  return Object.entries(scenario.channels).flatMap(([id, line]) => {
    const pairs = line.tier === 'public' ? [line.between] : [line.between, ...line['shared-by']];
    return pairs.flatMap((pair, i) => {
      const own = pair.find((actor) => offices.includes(actor));
      const other = own === undefined ? undefined : pair.find((actor) => actor !== own);
      if (line.tier !== 'public' && (own === undefined || other === undefined)) return [];
      return lineOf(scenario, id, own === undefined || other === undefined ? null : { own, other, first: i === 0 });
    });
  });
}

/** A line as one of its offices knows it. `first`: whether it is the pair that meets, if several pairs share the line. */
function lineOf(
  { start, channels, actors, sides }: CheckedScenario,
  id: string,
  pair: { own: string; other: string; first: boolean } | null,
): OwnLine {
  const line = channels[id];
  if (line === undefined) throw new RangeError(`there is no line “${id}”`);
  const { kind, name, tier, state, 'trust-built': built } = line;
  const title = (actor: string) => actors[actor]?.title ?? actor;
  const isOwn = (actor: string) => pair !== null && actor !== pair.own && sideOf(actor) === sideOf(pair.own);
  const approver = line['needs-approval'].find(isOwn);
  const lasts = parseDuration(line.lasts);
  const other = pair === null ? '' : sideOf(pair.other);
  const barred = pair !== null && actors[pair.own]?.barred === true;
  // A meeting on a closed or forbidden line is left out: printing it would reveal that the line will open.
  const meets = pair?.first === true && state === 'open' && !barred ? line.meets : null;
  return {
    id,
    kind,
    name,
    tier,
    ends:
      pair === null
        ? null
        : { own: title(pair.own), other: { side: sides[other]?.name ?? other, title: title(pair.other) }, barred },
    state,
    connects: parseDelay(line.connects),
    lasts: lasts === 0 ? null : lasts,
    approver: approver === undefined ? null : title(approver),
    through: line.through === undefined ? null : title(line.through),
    meets:
      meets === null
        ? null
        : { first: secondOf(meets.first, start), every: meets.every === null ? null : parseDuration(meets.every) },
    before: pair?.first === true ? built.map(({ by, ago }) => ({ what: by, ago: parseDuration(ago) })) : [],
  };
}

function optionsOf(scenario: CheckedScenario, own: readonly (readonly [string, Actor])[], losing: boolean) {
  return optionsFor(scenario).flatMap(({ what, role, options }) => {
    const deciding = own.filter(([, actor]) => actor.role === role);
    // Only a losing side knows that setbacks may come; for another side it would reveal what is to happen.
    if (deciding.length === 0 || (what === 'setback' && !losing)) return [];
    const made = options.flatMap((option): OwnOption[] => {
      const { id, says, 'from-rung': fromRung, authority } = option;
      const by = deciding.filter(([actor]) => mayTake(option, actor));
      if (by.length === 0) return [];
      return [
        {
          id,
          says,
          opensLater: fromRung > 0,
          by: by.map(([actor, { title }]) => ({
            office: title,
            grantedBy: authority === 'own' ? [] : chainAbove(scenario.actors, actor),
          })),
        },
      ];
    });
    return { what, offices: deciding.map(([, { title }]) => title), options: made };
  });
}

/** The titles of the offices above one, from below up. */
function chainAbove(actors: CheckedScenario['actors'], actor: string): string[] {
  const above = actors[actor]?.['reports-to'];
  return above === undefined ? [] : [actors[above]?.title ?? above, ...chainAbove(actors, above)];
}
