import Papa from 'papaparse';
import type { InjectRow } from '../../scenario/index.js';
import { INJECT_COLUMNS } from '../../scenario/index.js';

/** Text that a spreadsheet would run as a formula, also after apostrophes that it already has. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = 'number';
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The rows as CSV for spreadsheets: UTF-8 with a byte order mark, line ends of RFC 4180, and an apostrophe before text that
 * would be run as a formula.
 */
export function toCsv(rows: readonly InjectRow[]): string {
  const fields = [NUMBER, ...INJECT_COLUMNS];
  const data = rows.map((row, index) => [index + 1, ...INJECT_COLUMNS.map((column) => row[column])]);
  return `${BYTE_ORDER_MARK}${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

/** The rows of such a file, also with semicolons or tabs between the cells; or what is wrong with it. */
export function fromCsv(text: string): { readonly rows: readonly InjectRow[]; readonly problems: readonly string[] } {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const { data, meta, errors } = Papa.parse<Record<string, string>>(plain, { header: true, skipEmptyLines: 'greedy' });
  const columns = new Set(meta.fields ?? []);
  const missing = INJECT_COLUMNS.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    const found = [...columns].join(', ');
    return { rows: [], problems: [`the first line lacks ${missing.join(', ')}; it has: ${found}`] };
  }
  const problems = errors
    .filter(({ code }) => code !== 'UndetectableDelimiter')
    .map(({ row, message }) => `${row === undefined ? '' : `row ${row + 1}: `}${message}`);
  return { rows: data.map(rowOf), problems };
}

function rowOf(cells: Record<string, string>): InjectRow {
  const cell = (column: keyof InjectRow) => {
    const value = (Object.hasOwn(cells, column) ? cells[column] : undefined) ?? '';
    return FORMULA.test(value) && value.startsWith("'") ? value.slice(1) : value.trim();
  };
  return {
    id: cell('id'),
    time: cell('time'),
    from: cell('from'),
    to: cell('to'),
    medium: cell('medium'),
    text: cell('text'),
    objective: cell('objective'),
    expected: cell('expected'),
    notes: cell('notes'),
  };
}
