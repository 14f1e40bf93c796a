import { firstTime } from '../../model/index.js';
import { id, rung } from '../format/fields.js';
import { given } from '../format/sections/given.js';
import { isBeyond } from './level.js';
import { measureKind } from './measureKind.js';

/** The time counts from the start of the processes, not from the first case. */
export const firstLevel = measureKind({
  field: 'level-of',
  fields: {
    'level-of': id.optional().describe('When the highest level of this abstract process first reaches a limit.'),
    'at-least': rung.optional().describe('With level-of: when it is first at least this.'),
    'at-most': rung.optional().describe('With level-of: when it is first at most this.'),
  },
  rules: [
    {
      expected: 'expected level-of with at-least or at-most or both, and neither without it',
      holds: (first) => given(first['at-least'], first['at-most']) > 0 === (given(first['level-of']) === 1),
    },
  ],
  names: { 'level-of': 'process' },
  rungs: [],
  measureOf({ 'level-of': process, 'at-least': atLeast, 'at-most': atMost }) {
    if (process === undefined) return null;
    return firstTime(['level'], (fact) => fact.process === process && isBeyond(fact.highest, atLeast, atMost), {
      from: 'process',
    });
  },
});
