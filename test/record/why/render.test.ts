import { expect, test } from 'vitest';
import type { WhyDocument } from '../../../src/record/index.js';
import { whyText } from '../../../src/record/index.js';

type Link = WhyDocument['links'][number];

function link(seq: number, cause: number | null, because: readonly number[] = []): Link {
  const said = { when: 'day 1 09:00', says: [`Thing ${seq}.`], telling: true, grounds: [], decided: [] };
  return { seq, cause, because, ...said };
}

test('a chain of any length is told, and its lines stay short', () => {
  const length = 50_000;
  const links = Array.from({ length }, (_, i) => link(length - i, i === length - 1 ? null : length - i - 1));
  const document = { target: length, links };
  for (const tree of [false, true]) {
    const lines = whyText(document, tree).split('\n');
    expect(lines).toHaveLength(length);
    expect(lines.at(-1)).toMatch(/└ #1 day 1 09:00 {2}Thing 1\.$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(200);
  }
});

test('a tree tells the evidence before the cause, each thing once', () => {
  const links = [link(5, 4, [2, 3]), link(4, 1), link(3, 1), link(2, 1), link(1, null)];
  const text = whyText({ target: 5, links }, true);
  expect(text.replaceAll(/ day 1 09:00 {2}Thing \d\./g, '')).toBe(
    ['#5', '  └ because #2', '    └ #1', '  └ because #3', '    └ #1 (above)', '  └ #4', '    └ #1 (above)'].join('\n'),
  );
});
