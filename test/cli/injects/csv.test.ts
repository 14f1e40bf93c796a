import { array, assert, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { fromCsv, toCsv } from '../../../src/cli/injects/csv.js';

const cell = string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim());
const row = record({
  id: cell.map((text) => `i${text}`),
  time: cell,
  from: cell,
  to: cell,
  medium: cell,
  text: cell,
  objective: cell,
  expected: cell,
  notes: cell,
});

const [EMPTY] = fromCsv('id,time,from,to,medium,text,objective,expected,notes\na,,,,,,,,\n').rows;

function withText(text: string) {
  if (EMPTY === undefined) throw new Error('no row was read');
  return { ...EMPTY, text };
}

test('rows come back as they were', () => {
  assert(
    property(array(row, { minLength: 1, maxLength: 4 }), (rows) => {
      expect(fromCsv(toCsv(rows))).toEqual({ rows, problems: [] });
    }),
  );
});

test.each(['=1+1', '+1', '-1', '@a', "'=1", "''@a", "'", "'a", '"=1"', 'a;b,c'])('%s comes back', (text) => {
  expect(fromCsv(toCsv([withText(text)])).rows).toEqual([withText(text)]);
});

test('no cell begins as a formula does', () => {
  const csv = toCsv(['=HYPERLINK("x")', '+1', '-1', '@a', "'=1"].map(withText));
  const cells = [...csv.matchAll(/"([^"]|"")*"|[^,\r\n]+/g)].map(([text]) => text.replace(/^"/, ''));
  expect(cells.filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
});

test('semicolons between cells are read, and a missing column is named', () => {
  const semicolons = toCsv([withText('hello')]).replaceAll(',', ';');
  expect(fromCsv(semicolons).rows).toEqual([withText('hello')]);
  expect(fromCsv('id,time\na,6h\n').problems).toEqual([
    'the first line lacks from, to, medium, text, objective, expected, notes; it has: id, time',
  ]);
});
