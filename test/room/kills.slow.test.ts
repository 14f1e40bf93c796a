import { expect, test } from 'vitest';
import { killAgainAndAgain } from './kills.js';

test('a room that is killed at any moment has everything that it accepted, once', { timeout: 7_200_000 }, async () => {
  let state = 11;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const { accepted, wrong } = await killAgainAndAgain(1000, random);
  expect(wrong).toEqual([]);
  expect(accepted).toBeGreaterThan(0);
});
