import { Composer, LineCounter } from 'yaml';
import type { ErrorCode } from 'yaml';
import type { Flaw } from './flaw.js';
import { illegible } from './legible.js';
import { DEEPEST, tooDeep } from './nesting.js';
import { isMapping } from './path.js';
import { placeOf } from './place.js';
import type { Finding } from './problem.js';
import { tokensOf } from './tokens.js';
import { NO_TAGS, yamlTree } from './tree.js';
import { valueOf } from './values.js';

/** One mistake in the YAML often makes the lines after it look wrong too, so only the first flaws are given. */
const MOST_SYNTAX_FLAWS = 10;

/** Flaws that keep a tree from being turned into plain values. */
const FATAL: ReadonlySet<string> = new Set(['bad-alias', 'alias-bomb', 'yaml-syntax']);

/** The value of a text, and where its parts are in the text. */
export interface ParsedText {
  /** The mapping at the root of the text; undefined if the text cannot be read as one. */
  readonly value: Record<string, unknown> | undefined;
  readonly flaws: readonly Flaw[];
  /** The offset in the text at which to show a finding about the value. */
  readonly placeOf: (about: Pick<Finding, 'keys' | 'at'>) => number;
}

/** Reads YAML 1.2. Whatever the text, it does not throw, overflow the stack or take long. */
export function parseText(text: string): ParsedText {
  const flaw = illegible(text);
  if (flaw !== undefined) return unreadable([flaw]);
  const tokens = tokensOf(text);
  if (tokens === undefined) {
    const message = 'the file has far more names and values than any scenario: expected at most about 100,000';
    return unreadable([{ code: 'too-large', offset: 0, message }]);
  }
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    const message = `lists or mappings are nested more than ${DEEPEST} deep here: no scenario needs that`;
    return unreadable([{ code: 'too-deep', offset: deep, message }]);
  }
  // `yamlTree` finds duplicate keys: the composer's own search is quadratic.
  const composer = new Composer({ uniqueKeys: false, stringKeys: true });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) return unreadable([nothing()]);
  const syntax = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    syntaxFlaw(code, message, pos[0]),
  );
  if (second !== undefined) syntax.push(syntaxFlaw('MULTIPLE_DOCS', '', second.range[0]));
  if (document.directives.yaml.version !== '1.2') syntax.push(syntaxFlaw('BAD_DIRECTIVE', 'YAML 1.1 is not read', 0));
  if (syntax.length > 0) return unreadable(syntax.slice(0, MOST_SYNTAX_FLAWS));
  const tree = yamlTree(document, text);
  const fatal = tree.flaws.some(({ code }) => FATAL.has(code));
  if (fatal) return unreadable(tree.flaws);
  const value = valueOf(tree);
  if (value === null) return unreadable([nothing()]);
  if (!isMapping(value)) return unreadable([notAMapping()]);
  return { value, flaws: tree.flaws, placeOf: (about) => placeOf(tree, about) };
}

/** Converts offsets in a text to lines and columns. */
export function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  for (let at = 0; at >= 0 && at <= text.length; at = next(text, at)) lines.addNewLine(at);
  return lines;
}

function next(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? -1 : end + 1;
}

function unreadable(flaws: readonly Flaw[]): ParsedText {
  return { value: undefined, flaws, placeOf: () => 0 };
}

function nothing(): Flaw {
  return { code: 'empty', offset: 0, message: 'there is nothing but comments in the file: expected a scenario' };
}

function notAMapping(): Flaw {
  const hint = 'a scenario begins with brinkline: 1';
  return {
    code: 'not-a-mapping',
    offset: 0,
    message: 'the file is not a scenario: expected “name: value” lines',
    hint,
  };
}

const PLAINLY: Partial<Record<ErrorCode, readonly [message: string, hint?: string]>> = {
  BAD_INDENT: ['the indentation does not fit, or a bracket is not closed: expected entries of one level to line up'],
  TAB_AS_INDENT: ['a tab indents this line: expected spaces'],
  BLOCK_AS_IMPLICIT_KEY: ['there are two “: ” on this line: expected one', 'put text with “: ” in it into quotes'],
  MULTILINE_IMPLICIT_KEY: ['a line has no “: ”, or is indented too little: expected “name: value”'],
  BAD_SCALAR_START: ['text cannot begin with this character: expected quotes around it'],
  MULTIPLE_DOCS: ['a second document begins here: expected one scenario in a file', 'take out the line ---'],
  NON_STRING_KEY: ['a list, mapping or alias stands where a name is expected'],
  TAG_RESOLVE_FAILED: [NO_TAGS],
  BAD_DIRECTIVE: ['a line with % at its beginning is not understood: expected YAML 1.2', 'take the line out'],
};

function syntaxFlaw(code: ErrorCode, said: string, offset: number): Flaw {
  const [message, hint] = PLAINLY[code] ?? [`the YAML is not right: ${said}`];
  return { code: 'yaml-syntax', offset, message, hint };
}
