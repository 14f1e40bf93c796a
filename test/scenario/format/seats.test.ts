import { describe, expect, test } from 'vitest';
import { seatsOf } from '../../../src/scenario/index.js';
import { scenarioOf, SMALL } from '../small.js';

const ids = (seats: readonly { readonly id: string; readonly offices: readonly string[] }[]) =>
  seats.map(({ id, offices }) => [id, ...offices]);

describe('the seats of a scenario', () => {
  test('are one for each side where the file has none', () => {
    const seats = seatsOf(scenarioOf(SMALL));
    expect(ids(seats)).toEqual([
      ['blue', 'blue.head', 'blue.chief', 'blue.local'],
      ['red', 'red.head', 'red.chief'],
      ['green', 'green.watch'],
    ]);
    expect(seats[0]).toMatchObject({ name: 'Blue', side: 'blue', people: 3, observer: false, briefing: '', wants: '' });
  });

  test('come side by side, observers last; what is left of a side goes to the seat that names nothing', () => {
    const text = `${SMALL}
seats:
  press: { name: The press, observer: true }
  capital: { name: The capital, side: blue }
  guest: { name: A guest of Red, side: red, observer: true }
  border: { name: The border, side: blue, offices: [blue.local], people: 2 }
`;
    const seats = seatsOf(scenarioOf(text));
    expect(ids(seats)).toEqual([
      ['capital', 'blue.head', 'blue.chief'],
      ['border', 'blue.local'],
      ['red', 'red.head', 'red.chief'],
      ['green', 'green.watch'],
      ['press'],
      ['guest', 'red.head', 'red.chief'],
    ]);
    expect(seats.map(({ people }) => people)).toEqual([1, 2, 2, 1, 1, 1]);
  });
});
