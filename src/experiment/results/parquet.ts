import type { SchemaElement } from 'hyparquet-writer';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType } from './columns.js';

/** Rows of a group. A reader may skip whole groups, and the writer keeps one group in memory. */
const GROUP = 50_000;

const TYPES: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  flag: { type: 'BOOLEAN' },
};

/**
 * Writes rows as Apache Parquet, compressed with Snappy. `put` is handed the bytes piece by piece. The bytes depend only on the
 * columns and the rows.
 */
export class ParquetTable<Row> {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  private waiting: unknown[][];

  constructor(
    private readonly columns: readonly Column<Row>[],
    private readonly put: (piece: Uint8Array) => void,
  ) {
    const root: SchemaElement = { name: 'root', num_children: columns.length };
    const leaves = columns.map(({ name, type }): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...TYPES[type],
    }));
    this.writer = new ParquetWriter({ writer: this.bytes, schema: [root, ...leaves], createdBy: 'brinkline' });
    this.waiting = columns.map(() => []);
  }

  add(row: Row): void {
    for (const [i, { of, type }] of this.columns.entries()) {
      const value = of(row);
      this.waiting[i]?.push(type === 'text' && value !== null ? String(value) : value);
    }
    if ((this.waiting[0]?.length ?? 0) >= GROUP) this.writeGroup();
  }

  finish(): void {
    this.writeGroup();
    // A writer that only fills memory is done at once.
    void this.writer.finish();
    this.flush();
  }

  private writeGroup(): void {
    const columnData = this.columns.map(({ name }, i) => ({ name, data: this.waiting[i] ?? [] }));
    if ((this.waiting[0]?.length ?? 0) > 0) void this.writer.write({ columnData, rowGroupSize: GROUP });
    this.waiting = this.columns.map(() => []);
    this.flush();
  }

  private flush(): void {
    this.put(new Uint8Array(this.bytes.buffer, 0, this.bytes.index).slice());
    this.bytes.index = 0;
  }
}
