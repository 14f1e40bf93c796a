import { firstTime } from '../../model/index.js';
import { id } from '../format/fields.js';
import { measureKind } from './measureKind.js';

export const firstContact = measureKind({
  field: 'contact-on',
  fields: { 'contact-on': id.optional().describe('When a call on this channel first connects.') },
  rules: [],
  names: { 'contact-on': 'channel' },
  rungs: [],
  measureOf({ 'contact-on': line }) {
    if (line === undefined) return null;
    return firstTime(['contact'], ({ channel, result }) => channel === line && result === 'connected');
  },
});
