import { everHolds } from '../../model/index.js';
import { conditionOf } from '../build/condition.js';
import { condition } from '../format/sections/condition.js';
import { measureKind } from './measureKind.js';

export const holds = measureKind({
  field: 'holds',
  fields: { holds: condition.optional().describe('Whether this condition ever holds.') },
  rules: [],
  names: {},
  rungs: [],
  measureOf: ({ holds: spec }, ground) => (spec === undefined ? null : everHolds(conditionOf(spec, ground))),
});
