import { expect, test } from 'vitest';
import { lineName } from '../../src/telling/index.js';
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

test('a line is called what the scenario calls it', () => {
  const named = scenarioOf(small('    kind: chiefs-call\n', '    kind: chiefs-call\n    name: the red telephone\n'));
  expect(new Names(named).channel('chiefs')).toBe('the red telephone');
  expect(new Names(named).channel('hotline')).toBe('the hotline line');
  expect(lineName('chiefs', named.channels['chiefs'] ?? { kind: '' })).toBe('The red telephone');
  const told = new Storyteller(named).tell({ fact: 'line', channel: 'chiefs', state: 'cut', answering: 'asked' }, 0);
  expect(told?.text).toBe('The red telephone is cut.');
});
