import { describe, expect, it } from 'vitest';
import { alignRows, splitColumns } from '../../src/experiment/table.js';

describe('alignRows', () => {
  it('aligns columns, lets a lone label run on, and gives a long label a line of its own', () => {
    const rows = [
      ['', 'open', 'closed'],
      ['local exchange', '1', '2'],
      ['a heading that is longer than its column'],
      ['a label that is longer than most', '10', '20'],
    ];
    expect(alignRows(rows)).toEqual([
      '                open  closed',
      'local exchange  1     2',
      'a heading that is longer than its column',
      'a label that is longer than most',
      '                10    20',
    ]);
  });
});

describe('splitColumns', () => {
  it('starts another table under the same labels where a line would be too long', () => {
    const wide = 'x'.repeat(45);
    expect(splitColumns([['label', wide, wide, 'y']])).toEqual([[`label  ${wide}  ${wide}`], ['label  y']]);
    expect(splitColumns([['label', 'x'.repeat(200), 'y']])).toEqual([[`label  ${'x'.repeat(200)}`], ['label  y']]);
  });
});
