import { makeKeyPath, pathOf, select } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import type { FullScenario } from '../format/schema.js';
import { quote } from '../text/quote.js';
import { parseTime } from '../format/time.js';
import { parseDelay, secondsIn } from '../format/units.js';
import { MEASURE_KINDS } from '../measures/registry.js';
import { LONGEST_HORIZON, workload } from './workload.js';

const MOST_ARMS = 100;
const MOST_PATCHES = 1000;

/** Durations that must not be 0: time would stand still, or a formula would divide by 0. */
const TAKES_TIME = [
  'channels[*].asks-again',
  'channels[*].trust-half-life',
  'channels[*].meets.every',
  'incidents[*].respond-within',
  'activities[*].every',
  'processes[*].moves[*].every',
  'parameters.review-every',
  'parameters.stress-after',
  'parameters.standing-returns',
].map(pathOf);

const MEASURED_RUNGS = MEASURE_KINDS.flatMap(({ rungs: fields }) =>
  fields.map((field) => pathOf(`outcomes[*].${field}`)),
);

/** Numbers and durations that the format allows but no run can use. */
export function beyondLimits(scenario: FullScenario): Finding[] {
  return [
    ...horizon(scenario),
    ...standstill(scenario),
    ...followUps(scenario),
    ...beforeTheStart(scenario),
    ...rungs(scenario),
    ...tooManyArms(scenario),
    ...workload(scenario),
  ];
}

function horizon({ horizon: text }: FullScenario): Finding[] {
  const seconds = secondsIn(text);
  if (seconds > 0 && seconds <= LONGEST_HORIZON) return [];
  const expected = seconds > 0 ? 'expected at most 400 days' : 'expected more than 0, such as 72h';
  return [finding('out-of-range', ['horizon'], `horizon is ${quote(text)}: ${expected}`)];
}

/** No run can be watched for longer than it lasts. */
function followUps({ outcomes, horizon: longest }: FullScenario): Finding[] {
  return Object.entries(outcomes).flatMap(([name, { within }]) => {
    if (within === undefined) return [];
    const seconds = secondsIn(within);
    if (seconds > 0 && seconds <= secondsIn(longest)) return [];
    const expected = seconds > 0 ? `expected at most the horizon, ${longest}` : 'expected more than 0, such as 24h';
    return [finding('out-of-range', ['outcomes', name, 'within'], `within is ${quote(within)}: ${expected}`)];
  });
}

/** Fields with a time, which may be a clock time or an instant. */
const TIMES = ['injects[*].at', 'channels[*].meets.first', 'processes[*].ends.from'].map(pathOf);

function beforeTheStart(scenario: FullScenario): Finding[] {
  return TIMES.flatMap((path) =>
    select(scenario, path).flatMap(({ keys, value }) => {
      const from = typeof value === 'string' ? parseTime(value, scenario.start)?.from : undefined;
      if (from === undefined || from >= 0) return [];
      const message = `${makeKeyPath(keys)} is ${quote(value)}, before the start of the scenario: expected ${scenario.start} or later`;
      return [finding('out-of-range', keys, message)];
    }),
  );
}

function standstill(scenario: FullScenario): Finding[] {
  return TAKES_TIME.flatMap((path) =>
    select(scenario, path).flatMap(({ keys, value }) => {
      if (typeof value !== 'string') return [];
      const { fixed, mean } = parseDelay(value);
      if (fixed + mean > 0) return [];
      const message = `${makeKeyPath(keys)} is ${quote(value)}: expected more than 0, or time would stand still`;
      return [finding('out-of-range', keys, message)];
    }),
  );
}

function rungs({ ladder, actions, incidents, outcomes, history }: FullScenario): Finding[] {
  const top = ladder.length - 1;
  const given: [keys: KeyPath, rung: number | null | undefined][] = [];
  for (const [id, action] of Object.entries(actions)) {
    // Nobody takes an action that is in no decision or needs a rung beyond the ladder. So the library works with a short ladder.
    if (action.for.length === 0 || action['from-rung'] > top) continue;
    given.push([['actions', id, 'rung'], action.rung], [['actions', id, 'rung-again'], action['rung-again']]);
  }
  for (const [id, { rung }] of Object.entries(incidents)) given.push([['incidents', id, 'rung'], rung]);
  for (const path of MEASURED_RUNGS) {
    for (const { keys, value } of select({ outcomes }, path)) if (typeof value === 'number') given.push([keys, value]);
  }
  for (const [index, { rung }] of (history?.milestones ?? []).entries()) {
    given.push([['history', 'milestones', index, 'rung'], rung]);
  }
  return given.flatMap(([keys, rung]) => {
    if (rung === undefined || rung === null || rung <= top) return [];
    const message = `${makeKeyPath(keys)} is ${rung}: expected at most ${top}, the top of the ladder`;
    const hint = keys[0] === 'actions' ? `give it another rung, or take it out: ${keys[1]}: { for: [] }` : undefined;
    return [finding('rung-beyond-ladder', keys, message, hint)];
  });
}

/** Reports more arms or patches than a check can apply quickly. */
export function tooManyArms({ arms }: FullScenario): Finding[] {
  const given = Object.values(arms);
  const patches = given.reduce((sum, { set }) => sum + Object.keys(set).length, 0);
  if (given.length <= MOST_ARMS && patches <= MOST_PATCHES) return [];
  const message = `there are ${given.length} arms with ${patches} patches: expected at most ${MOST_ARMS} with ${MOST_PATCHES}`;
  return [finding('out-of-range', ['arms'], message, 'use an experiment file to vary numbers without an arm for each')];
}
