import { handoutsThatTell } from './handouts.js';
import { ACTIONS } from '../format/library.js';
import { makeKeyPath } from '../text/path.js';
import { finding, findingAtKey, identity } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import { testsWithoutEffect } from './conditions.js';
import { linesWithoutCause, reportsToBystanders } from './lintThirdSides.js';
import { actionsThatDoNothing, statementsWhateverHappens, windowsThatOutliveTheirCase } from './lintScript.js';
import { mayTake } from '../format/mayTake.js';
import { sideOf } from '../format/names.js';
import { lowestOf, withRole } from '../format/offices.js';
import type { FullScenario } from '../format/schema.js';
import { parseTime } from '../format/time.js';
import { secondsIn } from '../format/units.js';

/** The roles that may strike back. */
const REPLYING = ['local', 'national'] as const;

/** Parts that are allowed but have no effect, and texts that give secrets away. */
const LINTS: readonly ((scenario: FullScenario) => Iterable<Finding>)[] = [
  injectsThatNeverCome,
  testsWithoutEffect,
  statementsWhateverHappens,
  windowsThatOutliveTheirCase,
  actionsThatDoNothing,
  reportsThatTellNothing,
  approversElsewhere,
  unusedChannels,
  unreachableActors,
  reportsToBystanders,
  linesWithoutCause,
  untakenActions,
  undecidedSides,
  handoutsThatTell,
];

/** Warnings that hold for the file as written and under every arm. */
export function lint(scenario: FullScenario, arms: readonly FullScenario[]): Finding[] {
  const here = warnings(scenario);
  if (here.length === 0) return here;
  const counts = new Map<string, number>();
  for (const arm of arms) {
    for (const found of warnings(arm)) counts.set(identity(found), (counts.get(identity(found)) ?? 0) + 1);
  }
  return here.filter((found) => (counts.get(identity(found)) ?? 0) === arms.length);
}

function warnings(scenario: FullScenario): Finding[] {
  return LINTS.flatMap((rule) => [...rule(scenario)]);
}

function* injectsThatNeverCome({ injects, start, horizon }: FullScenario): Iterable<Finding> {
  for (const [index, { id, at }] of injects.entries()) {
    const keys = ['injects', index];
    if (at !== undefined && (parseTime(at, start)?.from ?? 0) > secondsIn(horizon)) {
      yield finding('never-happens', [...keys, 'at'], `${id} never happens: ${at} is after the horizon, ${horizon}`);
    }
  }
}

function* reportsThatTellNothing({ incidents }: FullScenario): Iterable<Finding> {
  for (const [id, { reports }] of Object.entries(incidents)) {
    for (const [index, { says, hostile, accident }] of reports.entries()) {
      if (says === 'truth' || hostile !== accident) continue;
      const keys = ['incidents', id, 'reports', index];
      const message = `${makeKeyPath(keys)} (${says}) tells nothing: it is as likely if hostile as if not`;
      yield finding('report-tells-nothing', keys, message, 'give hostile and accident different values');
    }
  }
}

function* approversElsewhere({ channels }: FullScenario): Iterable<Finding> {
  for (const [id, { between, 'needs-approval': approvers }] of Object.entries(channels)) {
    const sides = new Set(between.map(sideOf));
    for (const [index, approver] of approvers.entries()) {
      if (sides.has(sideOf(approver))) continue;
      const message = `${approver} never approves a call on ${id}: it belongs to neither side of the channel`;
      yield finding('approver-elsewhere', ['channels', id, 'needs-approval', index], message);
    }
  }
}

function* unusedChannels({ channels, injects }: FullScenario): Iterable<Finding> {
  const changed = new Set([
    ...injects.map(({ channel }) => channel?.id),
    ...Object.values(channels).flatMap(({ restarts }) => restarts),
  ]);
  for (const [id, { state, answering }] of Object.entries(channels)) {
    if (changed.has(id) || (state === 'open' && answering !== 'never')) continue;
    const why = state === 'open' ? 'nobody ever answers' : `it is ${state}`;
    yield findingAtKey('channel-unused', ['channels', id], `nobody gets through on ${id}: ${why}, in every arm`);
  }
}

function* unreachableActors({ actors, channels, incidents, activities, injects }: FullScenario): Iterable<Finding> {
  const reached = new Set<string | undefined>([
    ...Object.values(actors).map((actor) => actor['reports-to']),
    ...Object.values(channels).flatMap((channel) => [
      ...channel.between,
      ...channel['shared-by'].flat(),
      ...channel['needs-approval'],
      channel.through,
    ]),
    ...Object.values(incidents).flatMap(({ reports }) => reports.map(({ to }) => to)),
    ...Object.values(activities).flatMap((activity) => [activity['seen-by'], activity.misidentified?.by]),
    ...injects.map(({ statement }) => statement?.by),
    ...Object.values(incidents).flatMap((incident) => reachedByReplies(incident, actors)),
    ...Object.values(activities).map(({ by, setback }) => (setback ? withRole(actors, by, 'head') : undefined)),
  ]);
  for (const [id, { 'reports-to': above }] of Object.entries(actors)) {
    if (above !== undefined || reached.has(id)) continue;
    const message = `nothing ever reaches ${id}: no report, no office above or below it, no channel`;
    yield findingAtKey('actor-unreachable', ['actors', id], message);
  }
}

/** The offices that a reply to an incident, and a reply to that, would be reported to. */
function reachedByReplies({ by, against }: { by: string; against: string }, actors: FullScenario['actors']) {
  const replies = (side: string) => REPLYING.some((role) => withRole(actors, side, role) !== undefined);
  if (!replies(against)) return [];
  const [striker, struck] = [lowestOf(actors, by), lowestOf(actors, against)].map((office) => office ?? undefined);
  return replies(by) ? [striker, struck] : [striker];
}

function* untakenActions({ actions, actors, activities }: FullScenario): Iterable<Finding> {
  const setbacks = Object.values(activities).some(({ setback }) => setback);
  for (const [id, action] of Object.entries(actions)) {
    const roles = new Set(Object.entries(actors).flatMap(([actor, { role }]) => (mayTake(action, actor) ? role : [])));
    const decided = new Set<string>(roles).add('statement');
    if (roles.has('head') && setbacks) decided.add('setback');
    if (Object.hasOwn(ACTIONS, id) || action.for.some((kind) => decided.has(kind))) continue;
    const what = action.for.length === 0 ? 'nothing' : `${action.for.join(', ')}, which no actor decides`;
    yield findingAtKey('action-untaken', ['actions', id], `nobody ever takes ${id}: it is an option for ${what}`);
  }
}

function* undecidedSides({ incidents, actors }: FullScenario): Iterable<Finding> {
  const decided = new Set(
    Object.entries(actors).flatMap(([id, { role }]) => (role === 'national' ? [sideOf(id)] : [])),
  );
  for (const [id, { against }] of Object.entries(incidents)) {
    if (decided.has(against)) continue;
    const message = `${id} happens to ${against}, where no actor has the role national: its case is never reviewed`;
    yield finding('nobody-decides', ['incidents', id, 'against'], message, 'a chief-of-staff has that role');
  }
}
