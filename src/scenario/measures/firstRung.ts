import { firstTime } from '../../model/index.js';
import { rung } from '../format/fields.js';
import { measureKind } from './measureKind.js';

export const firstRung = measureKind({
  field: 'rung',
  fields: { rung: rung.optional().describe('When the overall rung is first at least this.') },
  rules: [],
  names: {},
  rungs: ['rung'],
  measureOf({ rung: least }) {
    return least === undefined ? null : firstTime(['rung'], ({ to }) => to >= least);
  },
});
