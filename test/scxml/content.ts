import type { XmlElement } from '@rgrove/parse-xml';
import { raise } from 'xstate';
import type { Effects, Message, Recipe } from '../../src/engine/index.js';
import { recipe } from '../../src/engine/index.js';
import { attribute, elements, textIn, words } from './document.js';
import type { Variables } from './expression.js';
import { assignment, expression, program } from './expression.js';
import { notConverted } from './notConverted.js';

/** What the content of a document may refer to. */
export interface Surroundings {
  /** the variables that it declares */
  readonly declared: ReadonlySet<string>;
  readonly read: (file: string) => string;
  /** the recipes of the document, by the names that its states use */
  readonly recipes: Record<string, Recipe<Variables, Message>>;
}

type Deed = (variables: Variables, event: Message, effects: Effects) => void;

const PROCESSORS = [undefined, 'scxml', 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor'];

/** Executable content as actions: raises are XState's own, all between them is recipes. */
export function actionsOf(parent: XmlElement, around: Surroundings): unknown[] {
  return elements(parent).map((element) => {
    if (element.name === 'raise') return raise({ type: attribute(element, 'event') ?? '' });
    if (element.name === 'send' && attribute(element, 'target') === '#_internal') return raiseOf(element);
    const deed = deedOf(element, around);
    const name = `${element.name} ${Object.keys(around.recipes).length}`;
    around.recipes[name] = recipe((variables, event, effects) => deed(variables, event, effects));
    return name;
  });
}

/** A message to the internal queue, where it is plain. */
function raiseOf(send: XmlElement): unknown {
  const type = attribute(send, 'event');
  if (type === undefined || Object.keys(send.attributes).length > 2 || elements(send).length > 0) {
    notConverted('computed messages to the internal queue');
  }
  return raise({ type });
}

function deedOf(element: XmlElement, around: Surroundings): Deed {
  switch (element.name) {
    case 'log':
      return () => {};
    case 'assign':
      return assignOf(element, around);
    case 'script': {
      const src = attribute(element, 'src');
      return program(src === undefined ? textIn(element) : around.read(src));
    }
    case 'if':
      return choiceOf(element, around);
    case 'foreach':
      return loopOf(element, around);
    case 'send':
      return sendOf(element);
    case 'cancel': {
      const id = valueOf(element, 'sendid');
      return (variables, event, effects) => effects.cancel(String(id?.(variables, event)));
    }
    case 'raise':
      return notConverted('raises within if and foreach');
    default:
      return notConverted(`<${element.name}>`);
  }
}

function assignOf(element: XmlElement, { declared }: Surroundings): Deed {
  const expr = attribute(element, 'expr');
  if (expr === undefined) notConverted('data as content');
  return assignment(attribute(element, 'location') ?? '', expr, declared);
}

/** The branches of an `if`: its own, then one for each `elseif` and `else` in it. */
function choiceOf(element: XmlElement, around: Surroundings): Deed {
  const branches = [{ holds: expression(attribute(element, 'cond') ?? 'true'), deeds: [] as Deed[] }];
  for (const child of elements(element)) {
    if (child.name === 'elseif' || child.name === 'else') {
      branches.push({ holds: expression(attribute(child, 'cond') ?? 'true'), deeds: [] });
    } else branches.at(-1)?.deeds.push(deedOf(child, around));
  }
  return (variables, event, effects) => {
    const taken = branches.find(({ holds }) => Boolean(holds(variables, event)));
    for (const deed of taken?.deeds ?? []) deed(variables, event, effects);
  };
}

function loopOf(element: XmlElement, around: Surroundings): Deed {
  const list = expression(attribute(element, 'array') ?? '');
  const item = attribute(element, 'item') ?? '';
  const index = attribute(element, 'index');
  if (![item, index ?? item].every((name) => /^[A-Za-z_$][\w$]*$/.test(name))) notConverted('errors as events');
  const deeds = elements(element).map((child) => deedOf(child, around));
  return (variables, event, effects) => {
    // SCXML goes through a shallow copy.
    for (const [place, each] of [...(list(variables, event) as unknown[])].entries()) {
      variables[item] = each;
      if (index !== undefined) variables[index] = place;
      for (const deed of deeds) deed(variables, event, effects);
    }
  };
}

/** A message to the machine itself, by way of the engine's queue. A millisecond is a second here, as the engine has whole ones. */
function sendOf(element: XmlElement): Deed {
  for (const name of ['target', 'targetexpr', 'typeexpr', 'idlocation']) {
    if (attribute(element, name) !== undefined) notConverted(`<send ${name}>`);
  }
  if (!PROCESSORS.includes(attribute(element, 'type'))) notConverted('<send type>');
  const type = valueOf(element, 'event') ?? notConverted('<send> without an event');
  const delay = valueOf(element, 'delay');
  const data = payloadOf(element);
  const id = attribute(element, 'id');
  return (variables, event, effects) => {
    const message = { type: String(type(variables, event)), data: data(variables, event) };
    const after = delay === undefined ? 0 : milliseconds(String(delay(variables, event)));
    effects.send(effects.self, message, { after, ...(id === undefined ? {} : { id }) });
  };
}

/** The attribute as it stands, or as its `…expr` gives it. */
function valueOf(element: XmlElement, name: string): ReturnType<typeof expression> | undefined {
  const plain = attribute(element, name);
  if (plain !== undefined) return () => plain;
  const computed = attribute(element, `${name}expr`);
  return computed === undefined ? undefined : expression(computed);
}

function payloadOf(element: XmlElement): ReturnType<typeof expression> {
  const [content] = elements(element, 'content');
  if (content !== undefined) {
    const expr = attribute(content, 'expr');
    if (elements(content).length > 0) notConverted('data as content');
    const text = textIn(content).replaceAll(/\s+/g, ' ');
    if (text.startsWith('{')) notConverted('data as content');
    return expr === undefined ? () => text : expression(expr);
  }
  const named = words(element, 'namelist').map((name) => [name, expression(name)] as const);
  const params = elements(element, 'param').map((param) => {
    const value = expression(attribute(param, 'expr') ?? attribute(param, 'location') ?? 'undefined');
    return [attribute(param, 'name') ?? '', value] as const;
  });
  const fields = [...named, ...params];
  if (fields.length === 0) return () => undefined;
  return (variables, event) => Object.fromEntries(fields.map(([name, value]) => [name, value(variables, event)]));
}

function milliseconds(delay: string): number {
  const [, number = '0', unit] = /^([\d.]+)(ms|s)?$/.exec(delay) ?? [];
  return Number(number) * (unit === 's' ? 1000 : 1);
}
