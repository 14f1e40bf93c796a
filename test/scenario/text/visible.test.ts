import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invisibleIn, visible, visibleLine } from '../../../src/scenario/text/visible.js';
import { oneAtMark, problemsAt, problemsOf, SMALL } from '../small.js';

describe('what a reader would not see is written out', () => {
  test.each([
    ['an escape sequence', '\u001B[2J', String.raw`\u001b[2J`],
    ['a carriage return', 'good\rbad', String.raw`good\u000dbad`],
    ['a C1 control', '\u009B31m', String.raw`\u009b31m`],
    ['delete', 'a\u007F', String.raw`a\u007f`],
    ['an override', 'a\u202Eb', String.raw`a\u202eb`],
    ['an isolate', '\u2066a\u2069', String.raw`\u2066a\u2069`],
    ['a line separator', 'a\u2028b\u2029', String.raw`a\u2028b\u2029`],
    ['a space without width', 'no\u200Bne', String.raw`no\u200bne`],
    ['a soft hyphen', 'a\u00ADb', String.raw`a\u00adb`],
    ['a byte order mark', '\uFEFFa', String.raw`\ufeffa`],
    ['half a pair', 'a\uD83D!', String.raw`a\ud83d!`],
    ['a tag', 'a\u{E0041}', String.raw`a\udb40\udc41`],
    ['a filler', '\u3164', String.raw`\u3164`],
    ['a joiner between Latin letters', 'a\u200Db', String.raw`a\u200db`],
    ['a selector after a letter', 'a\uFE0F', String.raw`a\ufe0f`],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(invisibleIn(text)).toBe(shown.indexOf(String.raw`\u`));
  });

  test.each([
    '“Łódź”, 30 % → 45 %',
    'one\n\ttwo',
    '👩\u200D🚀 ☎\uFE0F 👍🏽\u200D',
    'می\u200Cخواهم',
    'क्\u200Dष',
    '日本語 עברית',
  ])('%j stays as it is', (text) => {
    expect(visible(text)).toBe(text);
    expect(invisibleIn(text)).toBe(-1);
  });

  test('on one line, line breaks and tabs too', () => {
    expect(visibleLine('a\n\tb')).toBe(String.raw`a\u000a\u0009b`);
  });

  test('a JSON document remains the same, and nothing is left to write out', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'binary' }), (json, text) => {
        const document = JSON.stringify([JSON.parse(json), text]);
        const shown = visible(document);
        expect(JSON.parse(shown)).toEqual(JSON.parse(document));
        expect(invisibleIn(shown)).toBe(-1);
      }),
    );
  });
});

describe('in a scenario', () => {
  const message = (code: string) => `the text here has a character that cannot be seen, ${code}: expected visible text`;
  test.each([
    ['an override in a title', 'title: Small ▮\u202Escenario', 'U+202E'],
    ['one as an escape sequence', String.raw`title: ▮"Small \u202Escenario"`, 'U+202E'],
    ['a control character', String.raw`title: ▮"Small\eworld"`, 'U+001B'],
  ])('%s is refused', (_, title, code) => {
    const text = SMALL.replace(/^title: .*$/m, () => title);
    expect(problemsAt(text)).toEqual(oneAtMark({ severity: 'error', code: 'invisible', message: message(code) }));
  });

  test('a name is refused as well', () => {
    expect(problemsOf(`${SMALL}\n"no\u200Bte": 1\n`)).toContainEqual(
      expect.objectContaining({ code: 'invisible', hint: 'delete the character, or type this part again' }),
    );
  });

  test('comments and line breaks are free', () => {
    expect(problemsOf(`# \u200B\r\n${SMALL.replaceAll('\n', '\r\n')}`)).toEqual(problemsOf(SMALL));
  });
});
