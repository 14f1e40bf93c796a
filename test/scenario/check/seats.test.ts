import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/scenario/text/problem.js';
import { oneAtMark, problemsAt, scenarioOf, SMALL } from '../small.js';

/** The small file with these seats. */
function seated(seats: string): string {
  return `${SMALL}\nseats:\n${seats}\n`;
}

describe('seats', () => {
  test('of several offices, of the rest of a side, of a whole side and of observers are right', () => {
    const seats = `
  border: { name: The border, side: blue, offices: [blue.local], people: 2 }
  capital: { name: The capital, side: blue }
  red: { name: Red, side: red, people: 5 }
  press: { name: The press, observer: true }
  guest: { name: A guest, side: blue, observer: true }`;
    expect(problemsAt(seated(seats))).toEqual([]);
    expect(Object.keys(scenarioOf(seated(seats)).seats)).toEqual(['border', 'capital', 'red', 'press', 'guest']);
  });

  test.each<[string, Partial<Problem>]>([
    [
      '  ▮border: { name: The border }',
      { code: 'choose-one', message: 'the seat border has no side: expected side, or observer: true' },
    ],
    ['  border: { name: The border, side: ▮bleu }', { code: 'no-such-side', hint: 'did you mean “blue”?' }],
    ['  border: { name: The border, side: blue, offices: [▮blue.locl] }', { code: 'no-such-actor' }],
    [
      '  border: { name: The border, side: blue, offices: [blue.local, ▮red.chief] }',
      {
        code: 'seat-offices',
        message: 'the seat border belongs to blue, but names red.chief: expected offices of blue',
        hint: 'move red.chief to a seat of red',
      },
    ],
    [
      '  border: { name: B, side: blue, offices: [blue.local] }\n  more: { name: M, side: blue, offices: [blue.chief, ▮blue.local] }',
      {
        code: 'seat-offices',
        message: 'blue.local has the seat border already, and more takes it too: expected one seat for each office',
        hint: 'remove it from one of the two; name the offices of both',
      },
    ],
    [
      '  more: { name: More, side: green, offices: [green.watch] }\n  ▮last: { name: Last, side: green }',
      { code: 'seat-offices', message: 'the seat last has no office: other seats name all offices of green' },
    ],
    [
      '  ▮blue: { name: Blue, side: blue, offices: [blue.local] }',
      {
        code: 'reserved-id',
        message: 'the seat blue is not the whole of that side: “blue” always means all of its offices',
      },
    ],
    ['  ▮red: { name: Red, side: blue }', { code: 'reserved-id' }],
    ['  ▮red: { name: Watches Red, side: red, observer: true }', { code: 'reserved-id' }],
    ['  border: { name: B, side: blue, people: ▮0 }', { code: 'out-of-range' }],
  ])('%s', (seats, expected) => {
    expect(problemsAt(seated(seats))).toEqual(oneAtMark(expected));
  });

  test('two of a side that leave their offices out are one too many', () => {
    const problems = problemsAt(seated('  a: { name: A, side: green }\n  ▮b: { name: B, side: green }'));
    expect(problems).toEqual(oneAtMark({ code: 'seat-offices' }));
  });

  test('an observer may watch what others play', () => {
    const seats = '  a: { name: A, side: blue }\n  b: { name: B, side: blue, offices: [blue.local], observer: true }';
    expect(problemsAt(seated(seats))).toEqual([]);
  });

  test('are not blamed for an office that is damaged', () => {
    const text = seated('  border: { name: B, side: green }').replace('{ office: operator }', '{ office: ▮5 }');
    expect(problemsAt(text)).toEqual(oneAtMark({ code: 'wrong-type' }));
  });

  test('hear what is read to them; a name that is no seat is pointed out', () => {
    const seats = '  border: { name: The border, side: blue, offices: [blue.local] }';
    const read = (to: string) =>
      seated(seats).replace('injects:', `injects:\n  - { id: word, at: 1h, says: A word., to: [${to}] }`);
    expect(problemsAt(read('border, blue, red.chief'))).toEqual([]);
    expect(problemsAt(read('▮boarder'))).toEqual(
      oneAtMark({
        code: 'no-such-seat',
        message: expect.stringContaining('there is no such side or seat'),
        hint: 'did you mean “border”?',
      }),
    );
  });

  test('may not give away what is to come', () => {
    const seats =
      '  border: { name: B, side: blue, offices: [blue.local], wants: ▮No missile destroys a command post. }';
    const text = seated(seats).replace('A missile destroys a command post', 'Missile destroys a command post');
    expect(problemsAt(text)).toEqual(oneAtMark({ code: 'handout-tells' }));
  });
});
