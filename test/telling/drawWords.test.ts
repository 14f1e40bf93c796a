import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Storyteller } from '../../src/telling/index.js';
import { decidedDraw, drawQuestion } from '../../src/telling/drawWords.js';
import { Names } from '../../src/telling/names.js';
import { CHIEF, SCENARIO } from '../play/table.js';

const names = new Names(SCENARIO);
const source = readdirSync('src/model', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src/model', file), 'utf8'))
  .join('\n');

/** What stands where a draw of the source has its purpose. */
const given = [
  ...source.matchAll(/effects\.(?:chance|pick|exp)\(\s*([^,]+),/g),
  ...source.matchAll(/\bsample\([^,:]+,\s*([^,]+),/g),
].map(([, purpose = '']) => purpose);

/** The value of a purpose: its text, with “x” for what is filled in; where it stands in a constant, that of each constant of this name. */
function textsOf(purpose: string): string[] {
  const literal = /^(['`])(.*)\1$/.exec(purpose)?.[2];
  if (literal !== undefined) return [literal.replaceAll(/\$\{[^}]*\}/g, 'x')];
  const constants = [...source.matchAll(new RegExp(`const ${purpose} = (['\`][^\n]*['\`]);`, 'g'))];
  return constants.flatMap(([, text = '']) => textsOf(text));
}

test('every purpose of a draw of the model has words', () => {
  const purposes = [...new Set(given.flatMap(textsOf))];
  expect(purposes.length).toBeGreaterThan(30);
  // Each purpose is a text, or a constant with one.
  expect([...new Set(given.filter((each) => textsOf(each).length === 0))]).toEqual([]);
  expect(purposes.filter((purpose) => drawQuestion(names, CHIEF, purpose) === null)).toEqual([]);
});

test('a draw that was decided in place of luck is told as a question and its answer, without its address', () => {
  const told = (entity: string, purpose: string, outcome: boolean | string | number) =>
    decidedDraw(names, { entity, purpose, outcome });
  expect(told(CHIEF, 'takes the call', true)).toBe('does NATO’s chief of staff take the call? yes.');
  expect(told(`decision/${CHIEF}/stray/1`, 'chooses', 'limited-retaliation')).toBe(
    'what does NATO’s chief of staff choose? limited retaliation.',
  );
  expect(told(CHIEF, 'asks chiefs', false)).toBe('does NATO’s chief of staff ask for a call on the chiefs line? no.');
  expect(told('activity.border-flights', 'happens', true)).toBe('does an event of border flights happen? yes.');
  expect(told(CHIEF, 'relays', 600)).toBe('how long does NATO’s chief of staff take to pass it on? 10 min.');
  const fact = { entity: CHIEF, purpose: 'authority', occurrence: 'stray/1', outcome: false, reason: 'He is away' };
  expect(new Storyteller(SCENARIO).tell({ fact: 'overruled', ...fact }, 0)?.text).toBe(
    'The white cell decides in place of luck: does NATO’s chief of staff grant the authority asked for? no. “He is away”',
  );
});
