import type { RunRow } from './comparison.js';

/** The columns of `runs.csv` before those of the outcomes. */
const COLUMNS: readonly (readonly [name: string, of: (row: RunRow) => string | number | null])[] = [
  ['arm', ({ arm }) => arm],
  ['seed', ({ seed }) => seed],
  ['peak_rung', ({ peakRung }) => peakRung],
  ['final_rung', ({ finalRung }) => finalRung],
  ['ended_by', ({ endedBy }) => endedBy],
  ['ended_at', ({ endedAt }) => endedAt],
  ['first_case', ({ firstCase }) => firstCase],
  ['truth', ({ truth }) => truth],
  ['began', ({ began }) => began],
  ['hash', ({ hash }) => hash],
];

/** The first line of a table of runs: the fixed columns, then one for each outcome. */
export function csvHeading(outcomes: readonly string[]): string {
  return [...COLUMNS.map(([name]) => name), ...outcomes].map(csvCell).join(',');
}

/**
 * A run as a line of comma-separated values (RFC 4180). Times are in seconds; true and false are words; a value that does not
 * apply, such as a time that was not reached, is an empty cell.
 */
export function csvRow(row: RunRow, outcomes: readonly string[]): string {
  const values = outcomes.map((name) => (Object.hasOwn(row.values, name) ? (row.values[name] ?? null) : null));
  return [...COLUMNS.map(([, of]) => of(row)), ...values].map(csvCell).join(',');
}

/** A value as a cell of comma-separated values. */
export function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
