import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, placeIn } from '../../src/ui/replay/permalink.js';

test('a link leads back to its place', () => {
  const place = fc.record({
    at: fc.nat({ max: 10_000_000 }),
    seq: fc.option(fc.nat({ max: 999_999 })),
    office: fc.option(fc.string({ minLength: 1 })),
  });
  fc.assert(
    fc.property(place, ({ at, seq, office }) => {
      expect(placeIn(hashOf({ at, seq }, office))).toEqual({ at, seq, office });
    }),
  );
});

test.each(['', '#', '#t=', '#t=1:2', '#t=99:99:99', '#e=-1', '#e=1e9', '#%%%', '#__proto__=1'])(
  '%s names no time and no entry',
  (hash) => {
    expect(placeIn(hash)).toMatchObject({ at: null, seq: null });
  },
);
