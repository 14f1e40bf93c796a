import { expect, test } from 'vitest';
import { seatKnowledge } from '../../../src/knowledge/index.js';
import { handout } from '../../../src/brief/handout.js';
import { partsOf } from '../../../src/scenario/build/parts.js';
import { actorInput } from '../../../src/scenario/build/actor.js';
import { textOf } from '../../brief/parts.js';
import { scenarioOf, small } from '../small.js';

const scenario = scenarioOf(
  small(
    '  limited-retaliation: { rung-again: null }\n',
    '  salute: { says: salutes the flag, for: [national, local], by: [blue.chief], utility: { hostile: 0, accident: 0 } }\n',
  ),
);
const parts = partsOf(scenario);
const optionsOf = (actor: string, kind: 'national' | 'local') =>
  actorInput(parts, actor).options[kind].map(({ id }) => id);

test('an office has the options that it may choose, and no others', () => {
  expect(optionsOf('blue.chief', 'national')).toContain('salute');
  expect(optionsOf('red.chief', 'national')).toEqual(
    optionsOf('blue.chief', 'national').filter((id) => id !== 'salute'),
  );
  expect(optionsOf('blue.local', 'local')).not.toContain('salute');
});

test('offices that may choose everything share their options', () => {
  expect(actorInput(parts, 'red.chief').options).not.toBe(actorInput(parts, 'blue.chief').options);
  expect(actorInput(parts, 'blue.head').options).not.toBe(parts.options);
  expect(actorInput(parts, 'blue.chief').options).toBe(parts.options);
});

test('the paper of a side has what it may choose, and nothing that only another one may', () => {
  expect(textOf(handout(seatKnowledge(scenario, 'blue')))).toContain('salutes the flag');
  expect(textOf(handout(seatKnowledge(scenario, 'red')))).not.toContain('salutes the flag');
});
