import { expect, test } from 'vitest';
import { Names } from '../../src/telling/names.js';
import { Storyteller } from '../../src/telling/sentences.js';
import { scenarioOf, small } from '../scenario/small.js';

const scenario = scenarioOf(small('blue: { name: Blue }', 'blue: { name: the United States }'));

test('an office is called by its side and its title', () => {
  const names = new Names(scenario);
  expect(names.actor('red.chief')).toBe('Red’s chief of staff');
  expect(names.actor('blue.chief')).toBe('the United States’ chief of staff');
});

test('a sentence begins with a large letter, whatever its side is called', () => {
  const told = new Storyteller(scenario).tell({ fact: 'setback', side: 'blue' }, 0);
  expect(told?.text).toBe('The United States has more reason to gamble.');
});
