/** A brief is a list of parts, and a part is a list of blocks. All text in them is plain. It is written as Markdown and as HTML. */

export const PART_KINDS = ['white-cell', 'handouts', 'observers', 'ladder', 'channels', 'debrief'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface Part {
  readonly kind: PartKind;
  /** its name in file names: white-cell, handout-nato */
  readonly id: string;
  /** the side that a handout is for */
  readonly side: string | null;
  /** the seat that a handout is for */
  readonly seat: string | null;
  readonly title: string;
  /** who may read it */
  readonly audience: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** text to read out word for word */
  | { readonly kind: 'aloud'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly Row[] }
  /** empty lines to write on */
  | { readonly kind: 'writing'; readonly lines: number };

/** The cells of a row, or a text across the whole table. */
export type Row = readonly string[] | { readonly across: string };

export function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

export function subheading(text: string): Block {
  return { kind: 'heading', level: 3, text };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function aloud(text: string): Block {
  return { kind: 'aloud', text };
}

/** The paragraphs of an author's text. */
export function paragraphs(text: string): Block[] {
  return text
    .split(/\n+/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(paragraph);
}

export function list(items: readonly string[]): Block {
  return { kind: 'list', items };
}

/** Names with their values, without those that are null. */
export function facts(given: readonly (readonly [name: string, value: string | null])[]): Block {
  return {
    kind: 'facts',
    facts: given.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  };
}

/** The content of an empty cell. */
export const NONE = '–';

/** A table without empty columns. */
export function table(head: readonly string[], rows: readonly Row[]): Block {
  const said = head.map((_, column) => rows.some((row) => !('across' in row) && row[column] !== NONE));
  const kept = (cells: readonly string[]) => cells.filter((_, column) => said[column]);
  return { kind: 'table', head: kept(head), rows: rows.map((row) => ('across' in row ? row : kept(row))) };
}

/** A table to fill in, with this many empty rows. */
export function form(head: readonly string[], rows: number): Block {
  return table(
    head,
    Array.from({ length: rows }, () => head.map(() => '')),
  );
}

export function writing(lines: number): Block {
  return { kind: 'writing', lines };
}

/** Blocks under a heading; nothing if there are no blocks. */
export function section(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
}
