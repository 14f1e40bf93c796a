import { csvCell } from '../rowsCsv.js';
import type { Column } from './columns.js';

/** The first line of a table as comma-separated values (RFC 4180). */
export function tableHeading<Row>(columns: readonly Column<Row>[]): string {
  return columns.map(({ name }) => csvCell(name)).join(',');
}

/** A row of a table. True and false are words; a value that does not apply is an empty cell. */
export function tableLine<Row>(columns: readonly Column<Row>[], row: Row): string {
  return columns.map(({ of, type }) => csvCell(type === 'text' ? textOf(of(row)) : of(row))).join(',');
}

/** The levels of a factor may be numbers and text: in its column, all are text. */
function textOf(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}
