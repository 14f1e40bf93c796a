import { describe, expect, test } from 'vitest';
import { labelOf, parseAnswer, parseReady } from '../../../src/cli/players/protocol.js';

const answer = { type: 'answer', id: 'ask 1', option: 'hold' };

describe('a message of a program', () => {
  test('is read, with fields that the protocol does not have left out', () => {
    const line = JSON.stringify({ ...answer, reason: ' wait\u0007 ', words: null, after: '3m', mood: 'calm' });
    const message = { ...answer, reason: String.raw`wait\u0007`, words: null, after: '3m' };
    expect(parseAnswer(line)).toEqual({ message });
    expect(parseReady('{"type":"ready"}')).toEqual({ message: { type: 'ready' } });
  });

  test.each([
    ['no JSON', 'hold', 'the line is not JSON'],
    ['nested without end', '['.repeat(200_000), 'the line is not JSON'],
    ['no object', '[]', 'expected object'],
    ['another type', JSON.stringify({ ...answer, type: 'ready' }), 'type: '],
    ['no option', JSON.stringify({ ...answer, option: undefined }), 'option: '],
    ['a time that is none', JSON.stringify({ ...answer, after: 'soon' }), 'after: expected a duration'],
    ['a reason without end', JSON.stringify({ ...answer, reason: 'a'.repeat(10_001) }), 'reason: expected at most'],
  ])('with %s is refused with what is wrong', (_, line, wrong) => {
    expect(parseAnswer(line)).toEqual({ wrong: expect.stringContaining(wrong) });
  });
});

test.each([
  ['hold', 'player:hold'],
  [null, 'player:unnamed'],
  ['  ', 'player:unnamed'],
  ['a\nb\u202e', String.raw`player:a\u000ab\u202e`],
  ['x'.repeat(100), `player:${'x'.repeat(60)}`],
])('%j is named %s', (name, label) => {
  expect(labelOf(name)).toBe(label);
});
