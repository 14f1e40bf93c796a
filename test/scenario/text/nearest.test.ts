import { expect, test } from 'vitest';
import { nearest, suggest } from '../../../src/scenario/text/nearest.js';

const NAMES = ['open', 'closed', 'suspended', 'cut', 'nato.local-commander', 'nato.head'];

test.each([
  ['opne', 'open'],
  ['CUT', 'cut'],
  ['close', 'closed'],
  ['susp', 'suspended'],
  ['sspended', 'suspended'],
  ['local-commander', 'nato.local-commander'],
  ['head', 'nato.head'],
  ['nato.local-comander', 'nato.local-commander'],
  ['shut', undefined],
  ['', undefined],
  ['x'.repeat(1000), undefined],
])('%s may mean %s', (word, name) => {
  expect(nearest(word, NAMES)).toBe(name);
});

test('the nearest of several is meant, the first of equals', () => {
  expect(nearest('chiefs', ['chief', 'chiefs-call', 'chifes'])).toBe('chief');
  expect(nearest('hostil', ['hostel', 'hostile'])).toBe('hostel');
});

test('a suggestion names what there is while that is little', () => {
  expect(suggest('opne', NAMES)()).toBe('did you mean “open”?');
  expect(suggest('shut', ['open', 'closed'])()).toBe('known here: open, closed');
  expect(suggest('shut', [])()).toBeUndefined();
  expect(
    suggest(
      'shut',
      Array.from({ length: 50 }, (_, n) => `open-${n}`),
    )(),
  ).toBeUndefined();
});
