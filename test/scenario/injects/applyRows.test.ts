import { array, assert, constantFrom, property, record, stringMatching } from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { InjectRow } from '../../../src/scenario/index.js';
import { applyInjectRows, checkScenario, injectRows } from '../../../src/scenario/index.js';

const FILES = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

function opened(name: string) {
  const text = readFileSync(`scenarios/${name}`, 'utf8');
  const { scenario } = checkScenario(text, name);
  if (scenario === null) throw new Error(`${name} has problems`);
  return { text, scenario, rows: injectRows(scenario) };
}

const STRIKE = opened('polish-border-strike.yaml');

function changed(id: string, change: Partial<InjectRow>): InjectRow[] {
  return STRIKE.rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

/** The rows of the text that comes of a list, which must have no problems. */
function madeOf(rows: readonly InjectRow[], { text, scenario } = STRIKE): { text: string; rows: InjectRow[] } {
  const applied = applyInjectRows(text, scenario, rows);
  expect(applied.problems).toEqual([]);
  const made = applied.text ?? '';
  const { scenario: checked, problems } = checkScenario(made, 'made.yaml');
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { text: made, rows: checked === null ? [] : injectRows(checked) };
}

test.each(FILES)('%s: a list without changes gives the same bytes', (name) => {
  const { text, scenario, rows } = opened(name);
  expect(applyInjectRows(text, scenario, rows)).toEqual({ text, problems: [], leftOut: [] });
});

describe('a changed list', () => {
  test('changes only those cells of the file, whatever the texts are', () => {
    const word = stringMatching(/^[^\p{C}\p{Z}]{1,8}( [^\p{C}\p{Z}]{1,8}){0,3}$/u);
    const cells = record({ text: word, objective: word, expected: word, notes: word }, { requiredKeys: [] });
    const ids = constantFrom(...STRIKE.rows.map(({ id }) => id).filter((id) => id !== 'strike'));
    assert(
      property(array(record({ id: ids, cells }), { maxLength: 3 }), (changes) => {
        let { rows } = STRIKE;
        for (const { id, cells: change } of changes) {
          rows = rows.map((row) => (row.id === id ? { ...row, ...change } : row));
        }
        expect(madeOf(rows).rows).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps comments and all other lines', () => {
    const { text } = madeOf(changed('insult', { time: '21h', objective: 'to see who is told' }));
    const [before, after] = [STRIKE.text.split('\n'), text.split('\n')];
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '    at: 21h',
      '    objective: to see who is told',
    ]);
    expect(after.length).toBe(before.length + 1);
  });

  test('changes an inject that is written in braces', () => {
    const { rows, text } = madeOf(changed('strike', { time: '7h', objective: 'a, b } and c' }));
    expect(rows.find(({ id }) => id === 'strike')).toMatchObject({ time: '7h', objective: 'a, b } and c' });
    expect(text).toContain('{ id: strike, at: 7h, incident: stray-missile, objective: "a, b } and c" }');
  });

  test('an emptied cell takes its field away', () => {
    const { rows, text } = madeOf(changed('heavier-missiles', { text: '' }));
    expect(rows.find(({ id }) => id === 'heavier-missiles')).toMatchObject({ text: '' });
    expect(text.split('\n').length).toBe(STRIKE.text.split('\n').length - 1);
  });

  test('a new row is read out, at its time or by hand, to those whom it names', () => {
    const blank = { from: 'white cell', to: '', medium: 'read out', objective: '', expected: '', notes: '' };
    const rows = [
      ...STRIKE.rows,
      { ...blank, id: '', time: 'day 1 10:00', text: 'The mayor asks what to tell the schools: wait?', to: 'nato' },
      { ...blank, id: 'later', time: 'by hand', text: 'A second mayor asks.' },
    ];
    const made = madeOf(rows);
    expect(made.rows.slice(-2)).toEqual([{ ...rows.at(-2), id: `added-1` }, rows.at(-1)]);
    expect(made.text.startsWith(STRIKE.text.slice(0, STRIKE.text.indexOf('\nactions:')).trimEnd())).toBe(true);
  });
});

describe('what a list cannot do is said by row, all at once', () => {
  const tell = (rows: readonly InjectRow[]) => applyInjectRows(STRIKE.text, STRIKE.scenario, rows);

  test('change what an inject does, or a condition; give an id twice; add without a time', () => {
    const [first] = STRIKE.rows;
    if (first === undefined) throw new Error('there are no injects');
    const { text, problems } = tell([
      ...changed('insult', { medium: 'incident stray-missile' }).map((row) =>
        row.id === 'press' ? { ...row, time: '3h' } : row,
      ),
      first,
      { ...first, id: 'more', time: '' },
    ]);
    expect(text).toBeNull();
    expect(problems).toEqual([
      'row 2 (insult): medium cannot be changed in the list. Change “statement: insult” in the scenario file.',
      'row 6 (press): a condition, or an inject by hand, cannot be changed in the list. Change it in the scenario file.',
      'row 7 (strike): this id is in the list already. Give each row its own.',
      'row 8 (more): a new inject needs a time: it is read out at that time, or by hand.',
      'row 8 (more): a new inject needs a text: it is read out at that time, or by hand.',
    ]);
  });

  test('injects that it leaves out are kept, and named', () => {
    const { text, leftOut } = tell(STRIKE.rows.slice(1));
    expect(text).toBe(STRIKE.text);
    expect(leftOut).toEqual(['strike']);
  });
});
