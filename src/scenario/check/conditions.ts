import type { FoundCondition } from '../format/conditions.js';
import { conditionsIn } from '../format/conditions.js';
import type { FullScenario } from '../format/schema.js';
import { secondsIn } from '../format/units.js';
import { suggest } from '../text/nearest.js';
import { makeKeyPath, valueAt } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import { short } from '../text/quote.js';

/** The most that one condition may consist of. Every event that it hears costs as much as it has parts. */
const MOST_PARTS = 50;
const DEEPEST = 8;

/** Conditions that are too large, and names in them of things that only the whole scenario has. */
export function* conditionsFit(scenario: FullScenario): Iterable<Finding> {
  const found = conditionsIn(scenario);
  yield* tooLarge(found);
  const { actions, injects } = scenario;
  const acts = Object.keys({ ...actions, 'stand-down': {} });
  for (const { keys, fields } of found) {
    yield* unknown(fields['act'], 'action', [...keys, 'act'], acts);
    yield* unknown(fields['option'], 'action', [...keys, 'option'], Object.keys(actions));
    const ids = injects.map(({ id }) => id);
    yield* unknown(fields['inject'], 'inject', [...keys, 'inject'], ids);
    const truths = valueAt(scenario, ['incidents', String(fields['incident']), 'truth']);
    if (typeof truths === 'object' && truths !== null) {
      yield* unknown(fields['truth'], 'truth', [...keys, 'truth'], Object.keys(truths));
    }
  }
  for (const section of ['channels', 'actions'] as const) {
    if (!Object.hasOwn(scenario[section], 'any')) continue;
    const message = `nothing under ${section} can be called “any”: in conditions that word means all of them`;
    yield findingAtKey('reserved-id', [section, 'any'], message, 'choose another id');
  }
}

function* tooLarge(found: readonly FoundCondition[]): Iterable<Finding> {
  const deep = found.find(({ depth }) => depth >= DEEPEST);
  if (deep !== undefined) {
    const message = `${makeKeyPath(deep.keys)} is a condition inside ${deep.depth} others: expected at most ${DEEPEST - 1}`;
    yield finding('out-of-range', deep.keys, message);
  }
  let whole = found[0]?.keys ?? [];
  let parts = 0;
  for (const { keys, depth } of found) {
    if (depth === 0) [whole, parts] = [keys, 0];
    parts += 1;
    if (parts !== MOST_PARTS + 1) continue;
    const message = `${makeKeyPath(whole)} has more than ${MOST_PARTS} parts: expected at most that many`;
    yield finding('out-of-range', whole, message, 'split the inject, or use fewer tests');
  }
}

function* unknown(
  name: unknown,
  what: 'action' | 'inject' | 'truth',
  keys: KeyPath,
  known: readonly string[],
): Iterable<Finding> {
  if (typeof name !== 'string' || (name === 'any' && what === 'action') || known.includes(name)) return;
  const message = `${makeKeyPath(keys)} is “${short(name)}”: there is no such ${what}`;
  yield finding(`no-such-${what}`, keys, message, suggest(name, known));
}

/** Tests that never or always hold. */
export function* testsWithoutEffect(scenario: FullScenario): Iterable<Finding> {
  const { ladder, horizon, channels } = scenario;
  for (const { keys, fields } of conditionsIn(scenario)) {
    const never = (field: string, why: string) =>
      finding('never-happens', [...keys, field], `${makeKeyPath([...keys, field])} never holds: ${why}`);
    for (const field of ['rung-at-least', 'at-least']) {
      const rung = fields[field];
      if (typeof rung !== 'number' || rung < ladder.length) continue;
      yield never(field, `the ladder has no rung ${rung}, its top is ${ladder.length - 1}`);
    }
    const held = fields['for'];
    if (typeof held === 'string' && secondsIn(held) > secondsIn(horizon)) {
      yield never('for', `${held} is longer than the horizon`);
    }
    if (fields['no-contact-on'] !== undefined && (held === undefined || held === '0s')) {
      const keysOf = [...keys, 'no-contact-on'];
      const message = `${makeKeyPath(keysOf)} always holds: it does not say for how long there must be no contact`;
      yield finding('always-holds', keysOf, message, 'give it for: 6h beside it');
    }
    for (const field of ['contact', 'attempt', 'refusal', 'no-contact-on']) {
      for (const line of [fields[field]].flat()) {
        if (typeof line !== 'string' || !Object.hasOwn(channels, line) || channels[line]?.tier !== 'public') continue;
        yield never(field, `${line} is public, and nobody calls there`);
      }
    }
  }
}
