import { inWords } from '../model/index.js';
import type { CheckedScenario, ConditionSpec } from '../scenario/index.js';
import { parseDuration } from '../scenario/index.js';
import { duration } from './duration.js';
import { Names } from './names.js';
import { percent } from './percent.js';

type Spec = ReadDeep<ConditionSpec>;
type Fields = Exclude<Spec, string>;
type ReadDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadDeep<T[Key]> }
    : T;

/** A condition of a checked scenario as a clause: “nobody has got through on the chiefs line for 30 h without a break”. */
export function conditionWords(scenario: CheckedScenario, spec: Spec): string {
  return new Words(scenario).of(spec, true);
}

class Words {
  private readonly names: Names;

  constructor(private readonly scenario: CheckedScenario) {
    this.names = new Names(scenario);
  }

  /** The clause, or what it says if it is not so. */
  of(spec: Spec, isSo: boolean): string {
    if (spec === 'calm') return calm(isSo);
    const held = parseDuration(spec.for);
    if (held > 0 && !isSo) return `it is not so that ${this.of(spec, true)}`;
    const onEnd = held === 0 ? '' : ` for ${duration(held)} without a break`;
    return `${this.clause(spec, isSo)}${onEnd}`;
  }

  private clause(spec: Fields, isSo: boolean): string {
    const { all, any, not } = spec;
    if (not !== undefined) return this.of(not, !isSo);
    const joined = all ?? any;
    if (joined !== undefined) {
      // Not all of them: at least one is not so. None of any: all of them are not so.
      const word = (all !== undefined) === isSo ? 'and' : 'or';
      const clauses = joined.map((each) => this.of(each, isSo));
      return clauses.length === 1 ? (clauses[0] ?? '') : `(${clauses.join(`, ${word} `)})`;
    }
    return `${this.test(spec, isSo)}${spec.since === 'first-case' ? ' since the first case' : ''}`;
  }

  private test(spec: Fields, isSo: boolean): string {
    const rung = spec['rung-at-least'];
    const held = spec['no-contact-on'] ?? (isSo ? undefined : spec.contact);
    if (held !== undefined && (isSo || spec.contact !== undefined))
      return `nobody has got through on ${this.lines(held)}`;
    const through = spec.contact ?? spec['no-contact-on'];
    if (through !== undefined) return `somebody has got through on ${this.lines(through)}`;
    if (spec.attempt !== undefined)
      return `${isSo ? 'somebody' : 'nobody'} has tried to call on ${this.lines(spec.attempt)}`;
    if (spec.refusal !== undefined) {
      return `${isSo ? 'a' : 'no'} call on ${this.lines(spec.refusal)} has been refused or left without an answer`;
    }
    if (spec['belief-of'] !== undefined) return this.belief(spec['belief-of'], spec, isSo);
    if (rung !== undefined) {
      const name = this.names.rung(rung);
      const which = `rung ${rung}${name === '' ? '' : ` (${name})`}`;
      return isSo ? `the ladder stands at ${which} or higher` : `the ladder stands below ${which}`;
    }
    if (spec.act !== undefined) return this.act(spec.act, spec, isSo);
    if (spec.incident !== undefined) {
      const what = spec.truth === undefined ? '' : `, in truth: ${inWords(spec.truth)}`;
      return `the incident ${inWords(spec.incident)} has${isSo ? '' : ' not'} happened${what}`;
    }
    if (spec.inject !== undefined) return `the inject ${inWords(spec.inject)} has${isSo ? '' : ' not'} come`;
    if (spec['decided-by'] !== undefined) {
      const whom = spec['decided-by'] === 'any' ? 'any office' : this.names.actor(spec['decided-by']);
      const what = spec.option === undefined ? '' : ` (${inWords(spec.option)})`;
      return `the table has${isSo ? '' : ' not'} decided for ${whom}${what}`;
    }
    return calm(isSo === (spec.calm === true));
  }

  private belief(office: string, { below, above }: Fields, isSo: boolean): string {
    const limit = below === undefined ? `above ${percent(above ?? 0)}` : `below ${percent(below)}`;
    return `the belief of ${this.names.actor(office)} in a hostile act is ${isSo ? '' : 'not '}${limit}`;
  }

  private act(act: string, { by, does, 'at-least': atLeast }: Fields, isSo: boolean): string {
    const who = by === undefined ? (isSo ? 'somebody' : 'nobody') : this.names.actor(by);
    const { actions } = this.scenario;
    const says = Object.hasOwn(actions, act) ? (actions[act]?.says ?? act) : 'acts';
    const kind = does === undefined ? '' : `, as ${inWords(does)}`;
    const from = atLeast === undefined ? '' : `, at rung ${atLeast} or higher`;
    return `${who} has ${isSo || by === undefined ? '' : 'not '}done this: ${says}${kind}${from}`;
  }

  private lines(named: string | readonly string[]): string {
    if (named === 'any') return 'any line';
    return [named]
      .flat()
      .map((id) => this.names.channel(id))
      .join(' or ');
  }
}

function calm(isSo: boolean): string {
  return isSo ? 'it is calm' : 'it is not calm';
}
