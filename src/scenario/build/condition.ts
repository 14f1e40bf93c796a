import type { Condition, Part, Test, Tier, Use } from '../../model/index.js';
import type { ConditionSpec } from '../format/sections/condition.js';
import { parseDuration } from '../format/units.js';

type Fields = Exclude<Read<ConditionSpec>, string>;
type Read<T> = T extends readonly (infer Item)[]
  ? readonly Read<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Read<T[Key]> }
    : T;

/** What the words of a condition stand for in a scenario. */
export interface ConditionGround {
  readonly crisisRung: number;
  readonly channels: Readonly<Record<string, { readonly tier: Tier; readonly 'used-to': Use }>>;
  readonly activities: Activities;
}
type Activities = Readonly<Record<string, { readonly crosses?: { readonly incident: string } | undefined }>>;

/** A condition of a scenario, as the model evaluates it. The check has bounded how deep and how large it may be. */
export function conditionOf(spec: Read<ConditionSpec>, ground: ConditionGround): Condition {
  const { crisisRung } = ground;
  const parts: Part[] = [];
  const add = (part: Part) => parts.push(part) - 1;
  const addAll = (given: Read<ConditionSpec>): number => {
    if (given === 'calm') return add({ test: { is: 'calm' }, for: 0 });
    const held = parseDuration(given.for);
    if (given.all !== undefined) return add({ join: 'all', of: given.all.map(addAll), for: held });
    if (given.any !== undefined) return add({ join: 'any', of: given.any.map(addAll), for: held });
    if (given.not !== undefined) return add({ join: 'not', of: [addAll(given.not)], for: held });
    if (given['not-calm'] === true) return add({ join: 'not', of: [addAll('calm')], for: held });
    return add({ test: testOf(given, ground), for: held });
  };
  addAll(spec);
  return { parts, crisisRung };
}

function testOf(spec: Fields, ground: ConditionGround): Test {
  const { since = 'start' } = spec;
  const rung = spec['rung-at-least'];
  if (spec['no-contact-on'] !== undefined) {
    return { is: 'no-contact', lines: linesOf(spec['no-contact-on'], ground, true), since };
  }
  for (const is of ['contact', 'attempt', 'refusal'] as const) {
    if (spec[is] !== undefined) return { is, lines: linesOf(spec[is], ground, is === 'contact'), since };
  }
  if (spec['belief-of'] !== undefined) {
    const { 'belief-of': of, below = null, above = null } = spec;
    return { is: 'belief', of, below, above, fromRung: ground.crisisRung };
  }
  if (spec.act !== undefined) {
    const { act, by = null, does = null, 'at-least': atLeast = 0 } = spec;
    return { is: 'act', option: anyOr(act), by, does, atLeast, since };
  }
  if (spec.incident !== undefined) {
    return { is: 'incident', names: caseNamesOf(spec.incident, ground), truth: spec.truth ?? null, since };
  }
  if (spec.inject !== undefined) return { is: 'inject', inject: spec.inject };
  if (spec['decided-by'] !== undefined) {
    return { is: 'decided', by: anyOr(spec['decided-by']), option: spec.option ?? null, since };
  }
  return rung === undefined ? { is: 'calm' } : { is: 'rung', atLeast: rung };
}

function anyOr(name: string): string | null {
  return name === 'any' ? null : name;
}

/** The lines that a condition names. Contact over a line that is used to accuse or threaten does not count as contact. */
function linesOf(named: string | readonly string[], { channels }: ConditionGround, forContact: boolean): string[] {
  const isNamed = (id: string) => named === 'any' || named === id || (typeof named !== 'string' && named.includes(id));
  return Object.entries(channels).flatMap(([id, { tier, 'used-to': use }]) => {
    const harms = forContact && (use === 'accuse' || use === 'threaten');
    return isNamed(id) && tier !== 'public' && !harms ? [id] : [];
  });
}

/** The first parts of the names of an incident’s cases: its own id, and those of the activities that can cause it. */
export function caseNamesOf(incident: string, { activities }: { readonly activities: Activities }): string[] {
  const from = Object.entries(activities).flatMap(([id, { crosses }]) => (crosses?.incident === incident ? [id] : []));
  return [incident, ...from];
}
