import { expect, test } from 'vitest';
import { inWords } from '../../src/model/index.js';

test('an id in words has spaces instead of hyphens', () => {
  expect(inWords('strikes-near-border')).toBe('strikes near border');
});
