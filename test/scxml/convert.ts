import type { XmlElement } from '@rgrove/parse-xml';
import type { AnyStateMachine } from 'xstate';
import { setup } from 'xstate';
import type { EntityContext, Message, Start } from '../../src/engine/index.js';
import { entityContext } from '../../src/engine/index.js';
import type { Guards } from './condition.js';
import { condition } from './condition.js';
import type { Surroundings } from './content.js';
import { actionsOf } from './content.js';
import { dataOf } from './data.js';
import type { Case } from './document.js';
import { STATES, attribute, elements, everyElement, stateName, words } from './document.js';
import type { Variables } from './expression.js';
import { notConverted } from './notConverted.js';

/**
 * The machine of an SCXML document: states keep their ids, the data model is the machine's data, executable content becomes
 * raises and recipes. Throws `NotConverted` for what it leaves out.
 */
export function convert(given: Case): AnyStateMachine {
  const variables = dataOf(given);
  const converter = new Converter(given, new Set(Object.keys(variables)));
  const machine: object = {
    ...converter.state(given.root),
    id: '(root)',
    context: entityContext(() => structuredClone(variables)),
    options: { maxIterations: 1000 },
  };
  const { guards, around } = converter;
  const types = { context: {} as EntityContext<Variables>, events: {} as Message, input: {} as Start<object> };
  const base = setup({ types, guards, actions: around.recipes });
  return base.createMachine(machine as Parameters<typeof base.createMachine>[0]);
}

const BEGIN = '(begin)';

class Converter {
  private readonly ids = new Map<XmlElement, string>();
  private readonly events: readonly string[];
  readonly guards: Guards = {};
  readonly around: Surroundings;

  constructor({ root, script, read }: Case, declared: ReadonlySet<string>) {
    const all = everyElement(root);
    for (const element of all.filter(({ name }) => STATES.includes(name))) {
      this.ids.set(element, stateName(attribute(element, 'id') ?? `(state ${this.ids.size})`));
    }
    this.events = [
      ...all.filter(({ name }) => name === 'raise' || name === 'send').map((each) => attribute(each, 'event') ?? ''),
      ...script.events.map(({ event }) => event.name),
      ...[...this.ids.values()].map((id) => `done.state.${id}`),
    ];
    this.around = { declared, read, recipes: {} };
  }

  /** The configuration of a state, or of the document as a whole. */
  state(element: XmlElement): object {
    for (const left of ['invoke', 'donedata']) {
      if (elements(element, left).length > 0) notConverted(`<${left}>`);
    }
    const transitions = elements(element, 'transition').map((each) => [each, this.transition(element, each)] as const);
    const on: Record<string, object[]> = {};
    for (const [each, made] of transitions) {
      for (const event of words(each, 'event')) (on[this.descriptor(event)] ??= []).push(made);
    }
    return {
      id: this.ids.get(element),
      ...this.structure(element),
      entry: elements(element, 'onentry').flatMap((each) => actionsOf(each, this.around)),
      exit: elements(element, 'onexit').flatMap((each) => actionsOf(each, this.around)),
      on,
      always: transitions.filter(([each]) => words(each, 'event').length === 0).map(([, made]) => made),
    };
  }

  private structure(element: XmlElement): object {
    const below = elements(element, ...STATES);
    if (element.name === 'final') return { type: 'final' };
    if (below.length === 0) return {};
    const states = Object.fromEntries(
      below.map((each) => [this.ids.get(each), each.name === 'history' ? this.history(each) : this.state(each)]),
    );
    if (element.name === 'parallel') return { type: 'parallel', states };
    const { target, actions } = this.initial(element, below);
    const [only = '', ...more] = target;
    if (more.length === 0 && only in states) return { initial: { target: only, actions }, states };
    // XState begins in a child. A state in front of it goes on at once to where the document begins.
    const begin = { always: { target: target.map((id) => `#${id}`), actions } };
    return { initial: BEGIN, states: { [BEGIN]: begin, ...states } };
  }

  /** Where a compound state begins: as it says, or else in its first state. */
  private initial(element: XmlElement, below: readonly XmlElement[]): { target: string[]; actions: unknown[] } {
    const [own] = elements(element, 'initial').flatMap((each) => elements(each, 'transition'));
    const named = own === undefined ? words(element, 'initial') : words(own, 'target');
    const first = below.find(({ name }) => name !== 'history');
    const target = named.length > 0 || first === undefined ? named.map(stateName) : [this.ids.get(first) ?? ''];
    return { target, actions: own === undefined ? [] : actionsOf(own, this.around) };
  }

  private history(element: XmlElement): object {
    const [fallback] = elements(element, 'transition');
    const history = attribute(element, 'type') === 'deep' ? 'deep' : 'shallow';
    if (fallback === undefined) return { id: this.ids.get(element), type: 'history', history };
    if (elements(fallback).length > 0) notConverted('actions of a history without a past');
    const target = words(fallback, 'target').map((id) => `#${stateName(id)}`);
    return { id: this.ids.get(element), type: 'history', history, target };
  }

  private transition(from: XmlElement, element: XmlElement): object {
    const targets = words(element, 'target').map(stateName);
    const cond = attribute(element, 'cond');
    const within = everyElement(from).flatMap((each) => (each === from ? [] : (this.ids.get(each) ?? [])));
    const isInternal =
      attribute(element, 'type') === 'internal' &&
      from.name === 'state' &&
      targets.every((target) => within.includes(target));
    return {
      ...(targets.length === 0 ? {} : { target: targets.map((id) => `#${id}`), reenter: !isInternal }),
      ...(cond === undefined ? {} : { guard: condition(cond, this.guards) }),
      actions: actionsOf(element, this.around),
    };
  }

  /** SCXML's `a` means `a.*` too; XState's does not, so it is widened where that matters. */
  private descriptor(event: string): string {
    if (event === '*') return event;
    const plain = event
      .replace(/\.?\*?$/, '')
      .replace(/^(done\.state\.)(.*)$/, (_, done: string, id: string) => done + stateName(id));
    const isFamily = plain === 'error' || this.events.some((name) => name.startsWith(`${plain}.`) || name === '');
    const name = plain.replace(/^done\b/, 'xstate.done');
    return isFamily ? `${name}.*` : name;
  }
}
