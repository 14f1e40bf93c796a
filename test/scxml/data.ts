import type { XmlElement } from '@rgrove/parse-xml';
import type { Case } from './document.js';
import { STATES, attribute, elements, everyElement, textIn } from './document.js';
import type { Variables } from './expression.js';
import { expression, program } from './expression.js';
import { notConverted } from './notConverted.js';

/** The variables of a document as they are to begin with, bound early, after the script of the document has run. */
export function dataOf({ root, read }: Case): Variables {
  if (attribute(root, 'binding') === 'late') notConverted('late binding');
  const variables: Variables = {};
  for (const state of everyElement(root).filter(({ name }) => name === 'scxml' || STATES.includes(name))) {
    for (const data of elements(state, 'datamodel').flatMap((model) => elements(model, 'data'))) {
      variables[attribute(data, 'id') ?? ''] = valueOf(data, variables);
    }
  }
  for (const script of elements(root, 'script')) {
    const src = attribute(script, 'src');
    run(program(src === undefined ? textIn(script) : read(src)), variables);
  }
  return variables;
}

function valueOf(data: XmlElement, variables: Variables): unknown {
  const expr = attribute(data, 'expr');
  if (expr !== undefined) {
    const value = run(expression(expr), variables);
    return typeof value === 'function' ? notConverted('functions as data') : value;
  }
  if (attribute(data, 'src') !== undefined || textIn(data) !== '' || elements(data).length > 0) {
    notConverted('data as content');
  }
  return undefined;
}

function run(evaluated: ReturnType<typeof expression>, variables: Variables): unknown {
  try {
    return evaluated(variables, { type: '' });
  } catch {
    return notConverted('errors as events');
  }
}
