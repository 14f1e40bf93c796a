import type { DecisionKind, Role } from '../../model/index.js';
import { CLEAR_CASE, DECISION_KINDS, LET_PASS, firebreaksBetween } from '../../model/index.js';
import { mayTake } from '../format/mayTake.js';
import { sideOf } from '../format/names.js';
import { conditionsFit } from './conditions.js';
import { seatsFit } from './seats.js';
import { suggest } from '../text/nearest.js';
import { makeKeyPath } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import type { FullScenario } from '../format/schema.js';
import { short } from '../text/quote.js';

/** Ids that no side may have: names of entities and of decisions begin with them, or files use them for something else. */
const RESERVED = new Set([
  'channel',
  'activity',
  'decision',
  'incident',
  'side',
  'ladder',
  'process',
  'director',
  'scenario',
  'all',
]);

/** How the parts of a scenario must fit together. Each rule reports everything that breaks it. */
const RULES: readonly ((scenario: FullScenario) => Iterable<Finding>)[] = [
  reservedNames,
  ownChainOfCommand,
  noApprovalCycle,
  channelsJoinTwoSides,
  nobodyStrikesItself,
  struckSidesHaveActors,
  reportsSayHowLikely,
  whoOrdersIsOfItsSide,
  injectsHaveTheirOwnIds,
  conditionsFit,
  seatsFit,
  everyDecisionHasAnOption,
  milestonesNameWhatThereIs,
  doctrinesAreOptions,
  asksHaveTheirOwnOptions,
  processesFitTogether,
];

export function brokenRules(scenario: FullScenario): Finding[] {
  return RULES.flatMap((rule) => [...rule(scenario)]);
}

function* reservedNames({ sides }: FullScenario): Iterable<Finding> {
  for (const side of Object.keys(sides)) {
    if (!RESERVED.has(side)) continue;
    const message = `a side cannot be called “${side}”: the engine uses that name for other things`;
    yield findingAtKey('reserved-id', ['sides', side], message, 'choose another id; its name may stay');
  }
}

function* ownChainOfCommand({ actors }: FullScenario): Iterable<Finding> {
  for (const [id, { 'reports-to': above }] of Object.entries(actors)) {
    if (above === undefined || sideOf(above) === sideOf(id)) continue;
    const message = `${id} reports to ${above}: expected an office of its own side, ${sideOf(id)}`;
    yield finding('other-side', ['actors', id, 'reports-to'], message);
  }
}

function* noApprovalCycle({ actors }: FullScenario): Iterable<Finding> {
  const seen = new Set<string>();
  for (const first of Object.keys(actors)) {
    const chain: string[] = [];
    let next: string | undefined = first;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      chain.push(next);
      next = Object.hasOwn(actors, next) ? actors[next]?.['reports-to'] : undefined;
    }
    const from = next === undefined ? -1 : chain.indexOf(next);
    if (from < 0) continue;
    const cycle = chain.slice(from);
    const message = `approval cycle: ${[...cycle, cycle[0]].join(' → ')}`;
    const hint = 'the highest office of a side reports to nobody';
    yield finding('approval-cycle', ['actors', cycle[0] ?? first, 'reports-to'], message, hint);
  }
}

/** Every office that decides needs an option that is open on every rung and in every case. */
function* everyDecisionHasAnOption({ actions, actors, activities, ladder }: FullScenario): Iterable<Finding> {
  const always = Object.values(actions).filter((action) => {
    const highest = Math.max(action.rung, action['rung-again'] ?? 0);
    return action.authority === 'own' && action['from-rung'] === 0 && firebreaksBetween(ladder, 0, highest) <= 1;
  });
  const setbacks = Object.values(activities).some(({ setback }) => setback);
  for (const kind of DECISION_KINDS.filter((each) => each !== 'setback' || setbacks)) {
    const open = always.filter((action) => action.for.includes(kind));
    const without = Object.keys(actors).find(
      (id) => actors[id]?.role === ROLE_OF[kind] && !open.some((action) => mayTake(action, id)),
    );
    if (without === undefined) continue;
    const whose = open.length === 0 ? '' : ` for ${without}`;
    const message = `a decision of kind ${kind} has no option that is always open${whose}: expected one on own authority, from rung 0, across one firebreak at most`;
    yield finding('nothing-to-choose', ['actions'], message, `give an action for: [${kind}]; the library has one`);
  }
}

/** Who takes a kind of decision. */
const ROLE_OF: Readonly<Record<DecisionKind, Role>> = {
  local: 'local',
  ally: 'ally',
  national: 'national',
  setback: 'head',
  statement: 'national',
};

function* channelsJoinTwoSides({ channels }: FullScenario): Iterable<Finding> {
  for (const [id, { tier, between, through, 'shared-by': pairs }] of Object.entries(channels)) {
    const keys = ['channels', id];
    const [a, b] = between;
    if (tier === 'public') {
      const message = `${id} is public, which all can hear: expected no between`;
      if (a !== undefined) yield finding('channel-ends', keys, message, 'leave between out, or take another kind');
    } else if (a === undefined || b === undefined) {
      const message = `${id} joins ${a === undefined ? 'nobody' : `only ${a}`}: expected between with two offices`;
      yield finding('channel-ends', keys, message, 'between: [side.office, other-side.office]');
    } else {
      yield* joinedToItsOwn(id, between, [...keys, 'between']);
    }
    if (through !== undefined && [...between, ...pairs.flat()].some((end) => sideOf(end) === sideOf(through))) {
      const message = `${id} goes through ${through}, whose side is at one of its ends: expected an office of a third side`;
      yield finding('channel-ends', [...keys, 'through'], message);
    }
    for (const [index, pair] of pairs.entries()) yield* joinedToItsOwn(id, pair, [...keys, 'shared-by', index]);
    const offices = [between, ...pairs].flat();
    const twice = offices.find((office, place) => offices.indexOf(office) < place && tier !== 'public');
    if (twice !== undefined && pairs.length > 0 && a !== b) {
      const message = `${id} has ${twice} at more than one end: expected each office once`;
      yield finding('channel-ends', [...keys, 'shared-by'], message, 'give it a line of its own');
    }
  }
}

/** Reports a pair of offices that belong to the same side. */
function* joinedToItsOwn(id: string, [a, b]: readonly string[], keys: KeyPath): Iterable<Finding> {
  if (a === undefined || b === undefined || sideOf(a) !== sideOf(b)) return;
  const message = a === b ? `${id} joins ${a} to itself` : `${id} joins two offices of ${sideOf(a)}`;
  yield finding('channel-ends', keys, `${message}: expected offices of two sides`);
}

function* nobodyStrikesItself({ incidents }: FullScenario): Iterable<Finding> {
  for (const [id, { by, against }] of Object.entries(incidents)) {
    if (by !== against) continue;
    const message = `${id} is by and against ${by}: expected two sides`;
    yield finding('strikes-itself', ['incidents', id, 'against'], message);
  }
}

function* struckSidesHaveActors({ actors, incidents }: FullScenario): Iterable<Finding> {
  const sides = new Set(Object.keys(actors).map(sideOf));
  for (const [id, { against }] of Object.entries(incidents)) {
    if (sides.has(against)) continue;
    const message = `${id} happens to ${against}, which has no actor to learn of it: expected an actor ${against}.…`;
    yield finding('struck-without-actors', ['incidents', id, 'against'], message);
  }
}

function* reportsSayHowLikely({ incidents }: FullScenario): Iterable<Finding> {
  for (const [id, { reports }] of Object.entries(incidents)) {
    for (const [index, { says, hostile, accident }] of reports.entries()) {
      const keys = ['incidents', id, 'reports', index];
      if (says === 'truth' || (hostile !== undefined && accident !== undefined)) continue;
      const message = `${makeKeyPath(keys)} (${says}) does not say how likely it is: expected hostile and accident`;
      yield finding('report-likelihoods', keys, message, 'P(seen | hostile) and P(seen | accident), from 0 to 1');
    }
  }
}

/** A hostile act is ordered by an office of the side that did it; an accident by nobody. */
function* whoOrdersIsOfItsSide({ incidents }: FullScenario): Iterable<Finding> {
  for (const [id, { by: seems, truth }] of Object.entries(incidents)) {
    for (const [name, { by = seems, hostile, 'ordered-by': orders }] of Object.entries(truth)) {
      if (orders === undefined || (hostile && sideOf(orders) === by)) continue;
      const keys = ['incidents', id, 'truth', name, 'ordered-by'];
      const fault = hostile ? `expected an office of ${by}, which did it` : 'nobody ordered what was not meant';
      yield finding('ordered-elsewhere', keys, `${makeKeyPath(keys)} is ${orders}: ${fault}`);
    }
  }
}

function* injectsHaveTheirOwnIds({ injects }: FullScenario): Iterable<Finding> {
  const seen = new Set<string>();
  for (const [index, { id }] of injects.entries()) {
    if (seen.has(id)) {
      yield finding(
        'duplicate-id',
        ['injects', index, 'id'],
        `two injects are called “${id}”: expected each name once`,
      );
    }
    seen.add(id);
  }
}

/** Checks the names in milestones that are not references to whole entries of a section. */
function* milestonesNameWhatThereIs({ history, actions, sides, actors, incidents }: FullScenario): Iterable<Finding> {
  // If there are no sides, the section is damaged, and the names of sides and actors are unknown.
  const who = Object.keys(sides).length === 0 ? undefined : { ...sides, ...actors };
  for (const [index, { act, by, incident = '', truth }] of (history?.milestones ?? []).entries()) {
    const given = [
      ['no-such-action', 'act', act, { ...actions, 'stand-down': {} }],
      ['no-such-actor', 'by', by, who],
      ['no-such-truth', 'truth', truth, Object.hasOwn(incidents, incident) ? incidents[incident]?.truth : undefined],
    ] as const;
    for (const [code, field, name, known] of given) {
      if (name === undefined || known === undefined || Object.hasOwn(known, name)) continue;
      const keys = ['history', 'milestones', index, field];
      const message = `${makeKeyPath(keys)} is “${short(name)}”: there is no such ${WHAT[field]}`;
      yield finding(code, keys, message, suggest(name, new Set(Object.keys(known))));
    }
  }
}

/** Levels must be in range, chances must add up to at most 1, and only one thing may move the ladder. */
function* processesFitTogether({ processes, ladder, incidents }: FullScenario): Iterable<Finding> {
  const masters = Object.entries(processes).flatMap(([id, each]) => (each['on-ladder'] ? [id] : []));
  for (const [id, { starts, top, moves, ends, 'on-ladder': onLadder }] of Object.entries(processes)) {
    const keys = ['processes', id];
    const fault = (path: KeyPath, message: string, hint?: string) =>
      finding('process-levels', [...keys, ...path], `${makeKeyPath([...keys, ...path])} ${message}`, hint);
    const levels = { starts, 'ends.at-least': ends['at-least'], 'ends.at-most': ends['at-most'] };
    for (const [field, level] of Object.entries(levels)) {
      if (level !== undefined && level > top) {
        yield fault(field.split('.'), `is ${level}: expected at most ${top}, the top of the process`);
      }
    }
    if (onLadder && top > ladder.length - 1) {
      yield fault(['top'], `is ${top}: expected at most ${ladder.length - 1}, the top of the ladder that it moves`);
    }
    if (onLadder && (masters[0] !== id || Object.keys(incidents).length > 0)) {
      const other = masters[0] === id ? 'incidents move it' : `${masters[0]} moves it`;
      yield fault(['on-ladder'], `is true, but ${other}: expected one thing that moves the ladder`, 'on-ladder: false');
    }
    for (const [move, { up, down, back, noise }] of Object.entries(moves)) {
      if (up + down > 1 + 1e-9) {
        yield fault(['moves', move], `goes up with ${up} and down with ${down}: expected at most 1 together`);
      }
      if (noise === null ? up + down === 0 || back > 0 : up + down > 0) {
        const expected = 'expected up or down, or noise, perhaps with back';
        yield fault(['moves', move], `does not say how it moves: ${expected}`);
      }
    }
  }
}

const WHAT = { act: 'action', by: 'side or actor', truth: 'truth of that incident' } as const;

function* doctrinesAreOptions({ actors, actions }: FullScenario): Iterable<Finding> {
  for (const [id, { doctrine }] of Object.entries(actors)) {
    if (doctrine === undefined || Object.hasOwn(actions, doctrine)) continue;
    const message = `the doctrine of ${id} is “${short(doctrine)}”: there is no such action`;
    yield finding('no-such-action', ['actors', id, 'doctrine'], message, suggest(doctrine, Object.keys(actions)));
  }
}

function* asksHaveTheirOwnOptions({ actions }: FullScenario): Iterable<Finding> {
  for (const id of [CLEAR_CASE, LET_PASS]) {
    if (!Object.hasOwn(actions, id)) continue;
    const message = `an action cannot be called “${id}”: it is the id of an option that every held office may be offered`;
    yield findingAtKey('reserved-id', ['actions', id], message, 'choose another id; its says may stay');
  }
}
