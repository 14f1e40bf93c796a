/** Characters that fit on a line of a report. */
const LINE = 100;

const GAP = '  ';
const LONGEST_LABEL = 28;

/** The first cell of a row is its label, the others stand under the cells of the other rows. */
export type Row = readonly string[];

/** Returns rows as lines of aligned columns. A label too long for its column has a line of its own. */
export const alignRows = (rows: readonly Row[]): string[] => {
  const lines = rows.flatMap(([label = '', ...cells]) =>
    label.length > LONGEST_LABEL && cells.length > 0 ? [[label], ['', ...cells]] : [[label, ...cells]],
  );
  const columns = Math.max(...lines.map((line) => line.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    // A row of a label alone may run on over the other columns.
    Math.max(...lines.filter((line) => line.length > 1).map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
};

/** Returns the tables that show all columns under the same labels, each as narrow as a line where that can be. */
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

/** Returns whether every line is as short as a line may be. */
export const fitsLine = (lines: readonly string[]): boolean => lines.every((line) => line.length <= LINE);

const pick = (rows: readonly Row[], from: number, to: number): Row[] =>
  rows.map((row) => [row[0] ?? '', ...row.slice(from, to)]);
