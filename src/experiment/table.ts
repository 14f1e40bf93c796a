/** Characters that fit on a line of a report. */
const LINE = 100;

const GAP = '  ';
const LONGEST_LABEL = 28;

/** The cells of a row. The first is its label; the others are aligned with those of the other rows. */
export type Row = readonly string[];

/** Returns rows as lines of aligned columns. A label too long for its column has a line of its own. */
export const alignRows = (rows: readonly Row[]): string[] => {
  const lines = rows.flatMap(([label = '', ...cells]) =>
    label.length > LONGEST_LABEL && cells.length > 0 ? [[label], ['', ...cells]] : [[label, ...cells]],
  );
  const columns = Math.max(...lines.map((line) => line.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    // A row that has only a label may extend over the other columns.
    Math.max(...lines.filter((line) => line.length > 1).map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
};

/** Returns tables that together show all columns, each with the same labels. Each fits in a line if possible. */
export const splitColumns = (rows: readonly Row[]): string[][] => {
  const columns = Math.max(...rows.map((row) => row.length));
  const tables: string[][] = [];
  let from = 1;
  while (from < columns) {
    let to = columns;
    while (to > from + 1 && !fitsLine(alignRows(pick(rows, from, to)))) to -= 1;
    tables.push(alignRows(pick(rows, from, to)));
    from = to;
  }
  return tables;
};

/** Returns whether every line fits in the width of a report. */
export const fitsLine = (lines: readonly string[]): boolean => lines.every((line) => line.length <= LINE);

const pick = (rows: readonly Row[], from: number, to: number): Row[] =>
  rows.map((row) => [row[0] ?? '', ...row.slice(from, to)]);
