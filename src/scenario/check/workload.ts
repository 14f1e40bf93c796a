import type { FullScenario } from '../format/schema.js';
import { takesPlace } from '../format/takesPlace.js';
import { parseDelay, secondsIn } from '../format/units.js';
import { makeKeyPath } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding } from '../text/problem.js';
import type { Finding, ProblemCode } from '../text/problem.js';

/** The longest horizon of a scenario, in seconds. */
export const LONGEST_HORIZON = 400 * 86_400;

/** The amounts of work, in one run, above which a scenario is refused or gets a warning. */
const LIMITS: readonly { readonly code: ProblemCode; readonly events: number; readonly updates: number }[] = [
  { code: 'too-much-work', events: 2e7, updates: 1e9 },
  { code: 'much-work', events: 1e6, updates: 2e7 },
];

/** Something that happens repeatedly, and how often in one run. */
interface Source {
  readonly keys: KeyPath;
  readonly events: number;
}

/**
 * Refuses a scenario whose runs would handle far too many events, and warns of one whose runs would be slow. An event may
 * update every case that an office knows, so the number of case updates is estimated as events × cases. Both estimates are
 * upper ones: a run may end early.
 */
export function workload(scenario: FullScenario): Finding[] {
  const horizon = secondsIn(scenario.horizon);
  if (horizon > LONGEST_HORIZON) return [];
  const cases = casesIn(scenario, horizon);
  const sources = [
    ...activities(scenario, horizon),
    ...moves(scenario, horizon),
    ...channels(scenario, horizon),
    ...reviews(scenario, horizon, cases),
  ];
  const events = sources.reduce((sum, source) => sum + source.events, 0);
  const updates = events * cases;
  const limit = LIMITS.find((each) => events > each.events || updates > each.updates);
  const worst = sources.toSorted((a, b) => b.events - a.events)[0];
  if (limit === undefined || worst === undefined) return [];
  const what =
    events > limit.events ? `${about(events)} events` : `${about(updates)} updates of cases (${about(cases)} cases)`;
  const message = `a run may have some ${what}, most of them from ${makeKeyPath(worst.keys)}: expected at most ${about(events > limit.events ? limit.events : limit.updates)}`;
  return [finding(limit.code, worst.keys, message, 'make it happen less often, or shorten the horizon')];
}

function activities(scenario: FullScenario, horizon: number): Source[] {
  return Object.entries(scenario.activities).map(([id, activity]) => ({
    keys: ['activities', id, 'every'],
    events: takesPlace(scenario, activity) ? times(horizon, activity.every) * Number(scenario.parameters['surge']) : 0,
  }));
}

function moves({ processes }: FullScenario, horizon: number): Source[] {
  return Object.entries(processes).flatMap(([id, process]) =>
    Object.entries(process.moves).map(([move, { every }]) => ({
      keys: ['processes', id, 'moves', move, 'every'],
      events: times(horizon, every) * Math.max(1, process.sides.length),
    })),
  );
}

function channels(scenario: FullScenario, horizon: number): Source[] {
  return Object.entries(scenario.channels).flatMap(([id, channel]) => {
    const ends = channel.between.length + channel['shared-by'].flat().length;
    const asks = { keys: ['channels', id, 'asks-again'], events: ends * times(horizon, channel['asks-again']) };
    const every = channel.meets?.every ?? null;
    return every === null
      ? [asks]
      : [asks, { keys: ['channels', id, 'meets', 'every'], events: times(horizon, every) }];
  });
}

/** An office reviews a case until the case is stale. */
function reviews({ actors, parameters }: FullScenario, horizon: number, cases: number): Source[] {
  const offices = Object.values(actors).filter(({ role }) => role === 'national' || role === 'ally').length;
  const open = Math.min(horizon, secondsIn(String(parameters['stale'])));
  const each = times(open, String(parameters['review-every']));
  return [{ keys: ['parameters', 'review-every'], events: offices * cases * each }];
}

/** How many cases activities and injects bring about. */
function casesIn(scenario: FullScenario, horizon: number): number {
  const crossings = Object.values(scenario.activities).map((activity) => {
    const { crosses, misidentified, every } = activity;
    if (crosses === undefined || !takesPlace(scenario, activity)) return 0;
    return times(horizon, every) * (misidentified?.chance ?? 1) * crosses.chance;
  });
  return crossings.reduce((sum, count) => sum + count, scenario.injects.length);
}

/** How often something happens until the horizon; 0 for a delay of 0, which another check refuses. */
function times(horizon: number, every: string): number {
  const { fixed, mean } = parseDelay(every);
  return fixed + mean > 0 ? horizon / (fixed + mean) : 0;
}

function about(count: number): string {
  return Number(count.toPrecision(2)).toLocaleString('en');
}
