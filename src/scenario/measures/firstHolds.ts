import { timeToHold } from '../../model/index.js';
import { conditionOf } from '../build/condition.js';
import { condition } from '../format/sections/condition.js';
import { measureKind } from './measureKind.js';

export const firstHolds = measureKind({
  field: 'holds',
  fields: { holds: condition.optional().describe('When this condition first holds.') },
  rules: [],
  names: {},
  rungs: [],
  measureOf: ({ holds: spec }, ground) => (spec === undefined ? null : timeToHold(conditionOf(spec, ground))),
});
