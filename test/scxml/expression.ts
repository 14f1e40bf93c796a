import type { Message } from '../../src/engine/index.js';
import { notConverted } from './notConverted.js';

/** The variables of a document's data model. */
export type Variables = Record<string, unknown>;

type Evaluated = (variables: Variables, event: Message) => unknown;

/** What of SCXML's own variables the cases of the engine have no word for. */
const FOREIGN = /\b(_sessionid|_name|_ioprocessors|_x)\b|\b_event\.(?!name\b|data\b)\w+|\b_event(?!\.)/;

/** An expression of the data model `ecmascript` as a function. */
export function expression(text: string): Evaluated {
  return evaluating(`return (${text}\n);`);
}

/** A script that changes variables. It declares nothing, as what it declared would be gone with it. */
export function program(text: string): Evaluated {
  if (/\b(var|let|const|function)\b/.test(text)) notConverted('a script that declares');
  return evaluating(text);
}

/** Sets a variable that the document declares. */
export function assignment(location: string, text: string, declared: ReadonlySet<string>): Evaluated {
  const name = /^[\w$]+/.exec(location)?.[0] ?? '';
  if (!declared.has(name)) notConverted('errors as events');
  return evaluating(`${location} = (${text}\n);`);
}

function evaluating(body: string): Evaluated {
  if (FOREIGN.test(body)) notConverted('system variables but the name and the data of an event');
  try {
    // The scripts of these cases are code. They see the variables by name, and change them, by `with`.
    // oxlint-disable-next-line typescript/no-implied-eval
    const evaluate = new Function('variables', '_event', `with (variables) { ${body} }`) as (
      variables: Variables,
      event: { name: string; data: unknown },
    ) => unknown;
    return (variables, event) =>
      evaluate(variables, { name: event.type.replace(/^xstate\.done\./, 'done.'), data: event['data'] });
  } catch (error) {
    if (error instanceof SyntaxError) return notConverted('errors as events');
    throw error;
  }
}
