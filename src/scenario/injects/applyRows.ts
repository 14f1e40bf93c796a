import type { Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { CheckedScenario } from '../checked.js';
import type { InjectRow } from './table.js';
import { BY_HAND, injectRows } from './table.js';

/** The text of a scenario with the changes of a list of injects, or why they cannot be made. */
export interface AppliedRows {
  /** the new text; null if there is a problem */
  readonly text: string | null;
  /** what is wrong with the rows, a sentence each */
  readonly problems: readonly string[];
  /** the injects of the file that the list leaves out; they are kept */
  readonly leftOut: readonly string[];
}

/** A piece of the text to replace. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** The cells that may be changed in the list, and the field of the file that each is. */
const FIELDS = {
  time: 'at',
  to: 'to',
  text: 'says',
  objective: 'objective',
  expected: 'expect',
  notes: 'notes',
} as const;
type Editable = keyof typeof FIELDS;
const EDITABLE = Object.keys(FIELDS) as Editable[];
const FIXED = ['from', 'medium'] as const;

/**
 * Puts the changes of a list of injects into the text of their scenario. Only what has changed is rewritten: comments and layout stay
 * to the byte. A row with a new id, or with none, becomes an inject that is read out. Executes nothing.
 * @param text of a file that has no problems, and `scenario` as it was checked
 */
export function applyInjectRows(text: string, scenario: CheckedScenario, rows: readonly InjectRow[]): AppliedRows {
  const problems: string[] = [];
  const edits: Edit[] = [];
  const before = new Map(injectRows(scenario).map((row) => [row.id, row]));
  const document = parseDocument(text, { stringKeys: true });
  const list = document.get('injects', true);
  const nodes = new Map(isSeq(list) ? list.items.filter(isMap).map((node) => [String(node.get('id')), node]) : []);
  const seen = new Set<string>();
  const added: InjectRow[] = [];
  rows.forEach((row, index) => {
    const place = `row ${index + 1}${row.id === '' ? '' : ` (${row.id})`}`;
    if (row.id !== '' && seen.has(row.id))
      problems.push(`${place}: this id is in the list already. Give each row its own.`);
    seen.add(row.id);
    const [known, node] = [before.get(row.id), nodes.get(row.id)];
    if (known === undefined || node === undefined) {
      problems.push(...problemsOfNew(row, place));
      added.push(row);
      return;
    }
    for (const cell of FIXED) {
      if (row[cell] === known[cell]) continue;
      problems.push(`${place}: ${cell} cannot be changed in the list. Change “${known[cell]}” in the scenario file.`);
    }
    for (const cell of EDITABLE) {
      if (row[cell] === known[cell]) continue;
      const edit = editOf(text, node, cell, row[cell]);
      if (typeof edit === 'string') problems.push(`${place}: ${edit}`);
      else edits.push(edit);
    }
  });
  if (added.length > 0) {
    const edit = additionOf(text, isSeq(list) ? list : null, added, new Set([...before.keys(), ...seen]));
    if (typeof edit === 'string') problems.push(edit);
    else edits.push(edit);
  }
  const leftOut = [...before.keys()].filter((id) => !seen.has(id));
  return { text: problems.length === 0 ? applied(text, edits) : null, problems, leftOut };
}

function problemsOfNew(row: InjectRow, place: string): string[] {
  const missing = (['time', 'text'] as const).filter((cell) => row[cell] === '');
  return missing.map((cell) => `${place}: a new inject needs a ${cell}: it is read out at that time, or ${BY_HAND}.`);
}

function applied(text: string, edits: readonly Edit[]): string {
  let made = text;
  for (const { from, to, put } of edits.toSorted((a, b) => b.from - a.from)) {
    made = `${made.slice(0, from)}${put}${made.slice(to)}`;
  }
  return made;
}

/** How a cell changes the text of its inject; a sentence where it cannot. */
function editOf(text: string, node: YAMLMap, cell: Editable, value: string): Edit | string {
  const field = FIELDS[cell];
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === field);
  if (cell === 'time' && (pair === undefined || value === '' || value === BY_HAND || value.startsWith('when '))) {
    return 'a condition, or an inject by hand, cannot be changed in the list. Change it in the scenario file.';
  }
  if (value === '') return pair === undefined ? nothing() : removalOf(text, node, pair);
  return pair === undefined ? insertionOf(text, node, field, value) : replacementOf(text, node, pair, value);
}

function nothing(): Edit {
  return { from: 0, to: 0, put: '' };
}

function rangeOf(part: unknown): readonly [from: number, to: number] | null {
  return isNode(part) && part.range !== null && part.range !== undefined ? [part.range[0], part.range[1]] : null;
}

function replacementOf(text: string, node: YAMLMap, pair: Pair, value: string): Edit | string {
  const range = rangeOf(pair.value);
  if (range === null) return UNREADABLE;
  const key = isScalar(pair.key) ? String(pair.key.value) : '';
  // A block text ends after its line break.
  const end = text[range[1] - 1] === '\n' ? '\n' : '';
  return { from: range[0], to: range[1], put: `${written(key, value, node.flow === true)}${end}` };
}

function insertionOf(text: string, node: YAMLMap, field: string, value: string): Edit | string {
  const last = rangeOf(node.items.at(-1)?.value);
  const first = rangeOf(node.items[0]?.key);
  if (last === null || first === null) return UNREADABLE;
  const put = `${field}: ${written(field, value, node.flow === true)}`;
  if (node.flow === true) return { from: last[1], to: last[1], put: `, ${put}` };
  const indent = ' '.repeat(first[0] - lineStart(text, first[0]));
  const end = lineEnd(text, last[1]);
  return text[last[1] - 1] === '\n'
    ? { from: last[1], to: last[1], put: `${indent}${put}\n` }
    : { from: end, to: end, put: `\n${indent}${put}` };
}

function removalOf(text: string, node: YAMLMap, pair: Pair): Edit | string {
  const place = node.items.indexOf(pair);
  const [key, value, before] = [rangeOf(pair.key), rangeOf(pair.value), rangeOf(node.items[place - 1]?.value)];
  if (key === null || value === null || before === null) return UNREADABLE;
  if (node.flow === true) return { from: before[1], to: value[1], put: '' };
  const end = text[value[1] - 1] === '\n' ? value[1] : lineEnd(text, value[1]) + 1;
  return { from: lineStart(text, key[0]), to: end, put: '' };
}

const UNREADABLE = 'the file writes this inject in a way that the list cannot change. Change it in the scenario file.';

function additionOf(text: string, list: YAMLSeq | null, rows: readonly InjectRow[], taken: Set<string>): Edit | string {
  const items = rows.map((row, index) => itemOf(row.id === '' ? freeId(taken, index) : row.id, row));
  if (list === null)
    return { from: text.length, to: text.length, put: `\ninjects:\n${items.map(indented(2)).join('')}` };
  const [first, last] = [rangeOf(list.items[0]), rangeOf(list.items.at(-1))];
  if (list.flow === true || first === null || last === null) {
    return 'new rows need a list of injects with a dash before each. Write it so in the scenario file.';
  }
  const dash = text.lastIndexOf('-', first[0]);
  const put = items.map(indented(dash - lineStart(text, dash))).join('');
  const end = text[last[1] - 1] === '\n' ? last[1] : lineEnd(text, last[1]) + 1;
  return end > text.length ? { from: text.length, to: text.length, put: `\n${put}` } : { from: end, to: end, put };
}

function freeId(taken: Set<string>, index: number): string {
  for (let n = index + 1; ; n++) {
    const id = `added-${n}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** A new inject as lines of text, the first with its dash. */
function itemOf(id: string, row: InjectRow): string[] {
  const time = row.time === BY_HAND ? 'by-hand: true' : `at: ${written('at', row.time, false)}`;
  const rest = EDITABLE.filter((cell) => cell !== 'time' && row[cell] !== '');
  const fields = rest.map((cell) => `${FIELDS[cell]}: ${written(FIELDS[cell], row[cell], false)}`);
  return [`- id: ${id}`, `  ${time}`, ...fields.map((field) => `  ${field}`)];
}

function indented(spaces: number): (lines: readonly string[]) => string {
  return (lines) => lines.map((line) => `${' '.repeat(spaces)}${line}\n`).join('');
}

/** A value as YAML on one line. Inside braces, texts are quoted. */
function written(field: string, value: string, flow: boolean): string {
  if (field === 'to') {
    const parties = value.split(';').map((party) => party.trim());
    return `[${parties
      .filter((party) => party !== '')
      .map((party) => JSON.stringify(party))
      .join(', ')}]`;
  }
  const isSafe = flow ? !/[,[\]{}\n]/.test(value) : !value.includes('\n');
  return isSafe ? stringify(value, { lineWidth: 0 }).trimEnd() : JSON.stringify(value);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The offset of the line break at or after an offset; the length of the text if there is none. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
