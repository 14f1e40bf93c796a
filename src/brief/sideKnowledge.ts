import { Names } from '../record/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { parseDuration, sideOf } from '../scenario/index.js';
import { delayText, length } from './times.js';
import type { ForWhat } from './options.js';
import { optionsFor } from './options.js';

type Actor = CheckedScenario['actors'][string];

export interface OwnOffice {
  readonly title: string;
  readonly reportsTo: string | null;
  readonly role: Actor['role'];
  readonly delegated: Actor['delegated'];
}

export interface OwnLine {
  readonly id: string;
  readonly kind: string;
  readonly tier: CheckedScenario['channels'][string]['tier'];
  /** null: a public one, where anybody may speak and all hear it */
  readonly ends: { readonly own: string; readonly other: string } | null;
  readonly state: CheckedScenario['channels'][string]['state'];
  readonly connects: string;
  readonly lasts: string;
  /** who of its own side must approve before it takes a call */
  readonly approver: string | null;
}

export interface OwnOption {
  readonly id: string;
  readonly says: string;
  readonly rung: number;
  /** the rung that it reaches where its own has been reached; null: the same */
  readonly rungAgain: number | null;
  readonly fromRung: number;
  /** who above must grant it, from below up, for each office that may choose it; empty: nobody */
  readonly by: readonly { readonly office: string; readonly grantedBy: readonly string[] }[];
}

/** All that a side knows of a scenario before it begins. What is not in here cannot be on its handout. */
export interface SideKnowledge {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly background: string;
  readonly briefing: string;
  readonly restraints: readonly string[];
  readonly denies: boolean;
  readonly losing: boolean;
  readonly respondWithin: string;
  readonly others: readonly string[];
  readonly offices: readonly OwnOffice[];
  readonly lines: readonly OwnLine[];
  readonly options: readonly { readonly what: ForWhat; readonly options: readonly OwnOption[] }[];
}

/**
 * What a side knows of a scenario, as an arm has made it. Of the file's texts only `background`, its own `briefing` and the
 * names of what it deals with; of the other sides only their names, and whom it may call. Whether anybody will answer, what
 * a line does, utilities, likelihoods and all that is to happen are not for it.
 */
export function sideKnowledge(scenario: CheckedScenario, side: string): SideKnowledge {
  const spec = scenario.sides[side];
  if (spec === undefined) throw new RangeError(`${scenario.id} has no side “${side}”`);
  const names = new Names(scenario);
  const own = Object.entries(scenario.actors).filter(([id]) => sideOf(id) === side);
  return {
    id: side,
    name: spec.name,
    start: scenario.start,
    background: scenario.background,
    briefing: spec.briefing,
    restraints: spec.restraints,
    denies: spec.framing === 'denial',
    losing: spec.battlefield === 'losing',
    respondWithin: length(parseDuration(spec['respond-within'])),
    others: Object.keys(scenario.sides).flatMap((id) => (id === side ? [] : [names.side(id)])),
    offices: own.map(([, { title, role, delegated, 'reports-to': above }]) => ({
      title,
      role,
      delegated,
      reportsTo: above === undefined ? null : (scenario.actors[above]?.title ?? null),
    })),
    lines: linesOf(scenario, side, names),
    options: optionsOf(scenario, own, spec.battlefield === 'losing'),
  };
}

function linesOf({ channels, actors }: CheckedScenario, side: string, names: Names): OwnLine[] {
  return Object.entries(channels).flatMap(([id, line]) =>
    [line.between, ...line['shared-by']].flatMap((pair) => {
      const own = pair.find((actor) => sideOf(actor) === side);
      const other = pair.find((actor) => sideOf(actor) !== side);
      if (line.tier !== 'public' && (own === undefined || other === undefined)) return [];
      const approver = line['needs-approval'].find((actor) => sideOf(actor) === side && actor !== own);
      const ends =
        own === undefined || other === undefined ? null : { own: actors[own]?.title ?? own, other: names.actor(other) };
      return {
        id,
        kind: line.kind,
        tier: line.tier,
        ends,
        // Its own policy is known to a side, the other’s is not.
        state: own !== undefined && actors[own]?.barred === true ? 'closed' : line.state,
        connects: delayText(line.connects),
        lasts: length(parseDuration(line.lasts)),
        approver: approver === undefined ? null : (actors[approver]?.title ?? approver),
      };
    }),
  );
}

function optionsOf(scenario: CheckedScenario, own: readonly (readonly [string, Actor])[], losing: boolean) {
  return optionsFor(scenario).flatMap(({ what, role, options }) => {
    const deciding = own.filter(([, actor]) => actor.role === role);
    // That setbacks may come is known to a side for which the war goes badly; of others it would tell what is to happen.
    if (deciding.length === 0 || (what === 'setback' && !losing)) return [];
    const made = options.map(
      ({ id, says, rung, 'rung-again': rungAgain, 'from-rung': fromRung, authority }): OwnOption => ({
        id,
        says,
        rung,
        rungAgain,
        fromRung,
        by: deciding.map(([actor, { title }]) => ({
          office: title,
          grantedBy: authority === 'own' ? [] : chainAbove(scenario, actor),
        })),
      }),
    );
    return { what, options: made };
  });
}

/** The titles of the offices above one, from below up. */
function chainAbove({ actors }: CheckedScenario, actor: string): string[] {
  const above = actors[actor]?.['reports-to'];
  return above === undefined
    ? []
    : [actors[above]?.title ?? above, ...chainAbove({ actors } as CheckedScenario, above)];
}
