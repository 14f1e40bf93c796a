import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../../src/scenario/check.js';
import type { ProblemCode } from '../../../src/scenario/text/problem.js';
import { oneAtMark, problemsAt, problemsOf, small, SMALL } from '../small.js';

describe('a text that is no scenario', () => {
  test.each<[string, string, ProblemCode, string]>([
    ['nothing', '▮', 'empty', 'the file is empty: expected a scenario'],
    ['blanks', '▮ \n\n', 'empty', 'the file is empty: expected a scenario'],
    ['comments', '▮# to do\n', 'empty', 'there is nothing but comments in the file: expected a scenario'],
    ['null', '▮null', 'empty', 'there is nothing but comments in the file: expected a scenario'],
    ['a list', '▮- brinkline: 1', 'not-a-mapping', 'the file is not a scenario: expected “name: value” lines'],
    ['a word', '▮hello', 'not-a-mapping', 'the file is not a scenario: expected “name: value” lines'],
    ['a program', '▮\u007FELF\0\0', 'binary', 'the file is not text: expected a scenario in YAML'],
    ['UTF-16', `▮\uFFFD\uFFFDb\0r\0i\0`, 'binary', 'the file is not text: expected a scenario in YAML'],
    ['an image', '▮\uFFFDPNG\r\n\uFFFD\uFFFD\uFFFD', 'binary', 'the file is not text: expected a scenario in YAML'],
    ['Latin-1', 'brinkline: 1\ntitle: Caf▮\uFFFD', 'not-utf8', 'a character here is not UTF-8: expected text in UTF-8'],
  ])('%s', (_, text, code, message) => {
    expect(problemsAt(text)).toEqual(oneAtMark({ severity: 'error', code, message }));
  });

  test('100 MB', () => {
    const message = 'the file has 100 million characters: expected at most 2 million';
    expect(problemsAt(`▮${'x'.repeat(100_000_000)}`)).toEqual(oneAtMark({ code: 'too-large', message }));
  });

  test.each([
    ['lines', 'a: b\n'],
    ['brackets', '['],
    ['brackets that close', ']'],
    ['empty entries', '[,'],
    ['documents', '---\n'],
    ['quotes', '"'],
    ['anchors', '&a '],
  ])('two million characters of %s are refused soon', (_, piece) => {
    const text = piece.repeat(2_000_000 / piece.length);
    expect(problemsOf(text)).toEqual([expect.objectContaining({ code: 'too-large', line: 1, column: 1 })]);
  });
});

describe('nesting', () => {
  const message = 'lists or mappings are nested more than 64 deep here: no scenario needs that';
  const blocks = Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}${depth === 64 ? '▮' : ''}a:`);
  test.each([
    ['brackets', `a: ${'['.repeat(63)}▮${'['.repeat(100_000)}`],
    ['brackets that close', `a: ${'['.repeat(63)}▮${'['.repeat(9937)}${']'.repeat(10_000)}`],
    ['braces', `a: ${'{a: '.repeat(63)}▮${'{a: '.repeat(9937)}`],
    ['items', `${'- '.repeat(64)}▮${'- '.repeat(9936)}x`],
    ['questions', `${'? '.repeat(64)}▮${'? '.repeat(9936)}x`],
    ['blocks', blocks.join('\n')],
  ])('%s', (_, text) => {
    expect(problemsAt(text)).toEqual(oneAtMark({ code: 'too-deep', message }));
  });

  test('as deep as anybody needs is no problem of the text', () => {
    expect(problemsOf(`a: ${'['.repeat(60)}${']'.repeat(60)}`).map(({ code }) => code)).not.toContain('too-deep');
  });
});

describe('aliases', () => {
  test('may repeat a part', () => {
    const text = small('{ name: Blue }', '&blue { name: Blue }')
      .replace('restraints', '')
      .replace('debrief:', 'debrief:\n  - &q Why?\n  - *q');
    expect(checkScenario(text, 'f').scenario?.debrief).toEqual(['Why?', 'Why?', 'Which decision would you take back?']);
  });

  test('a bomb does not go off', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `l${n}: &l${n} [${`*l${n - 1}, `.repeat(10)}]`);
    const text = ['l0: &l0 [x]', ...levels.slice(1)].join('\n');
    expect(problemsOf(text)[0]).toMatchObject({ code: 'alias-bomb', line: 7, column: 10 });
  });

  test('a bomb of no more than one line does not go off', () => {
    const text = `a: &a [${'x,'.repeat(1000)}]\nb: [▮${'*a, '.repeat(1000)}]`;
    const message = 'the aliases expand this text to far more than any scenario holds: write the values out';
    expect(problemsAt(text)).toEqual(oneAtMark({ code: 'alias-bomb', message }));
  });

  test('a chain does not get too deep', () => {
    const levels = Array.from({ length: 10_000 }, (_, n) => `l${n}: &l${n} [${n === 0 ? '' : `*l${n - 1}`}]`);
    expect(problemsOf(levels.join('\n'))[0]).toMatchObject({ code: 'alias-bomb', line: 66 });
  });

  test.each([
    ['without an anchor', 'a: ▮*b', 'the alias *b has no anchor before it: expected &b further up'],
    ['before its anchor', 'a: ▮*b\nb: &b 1', 'the alias *b has no anchor before it: expected &b further up'],
    ['inside its anchor', 'a: &a [▮*a]', 'the alias *a lies inside its own anchor: expected &a further up'],
  ])('%s', (_, text, message) => {
    expect(problemsAt(text)).toEqual(oneAtMark({ code: 'bad-alias', message }));
  });
});

describe('YAML', () => {
  test.each([
    ['a tab', `a:\n▮\tb: 1`, 'a tab indents this line: expected spaces', undefined],
    [
      'two colons',
      'title: ▮A: B',
      'there are two “: ” on this line: expected one',
      'put text with “: ” in it into quotes',
    ],
    ['no colon', `▮title\nid: a`, 'a line has no “: ”, or is indented too little: expected “name: value”', undefined],
    ['an open quote', 'a: "x▮', 'the YAML is not right: Missing closing "quote', undefined],
    [
      'an open bracket',
      'a: [1\n▮b: 2',
      'the indentation does not fit, or a bracket is not closed: expected entries of one level to line up',
      undefined,
    ],
    [
      'a second document',
      'a: 1\n▮---\nb: 2',
      'a second document begins here: expected one scenario in a file',
      'take out the line ---',
    ],
    ['a tag', 'a: ▮!!js/function x', 'tags such as !this have no meaning here: expected a plain value', undefined],
    [
      'a tag of a date',
      'a: !!timestamp ▮2040-01-01T00:00:00Z',
      'tags such as !this have no meaning here: expected a plain value',
      undefined,
    ],
    [
      'a tag of a set',
      'a: !!set\n  ▮? b',
      'tags such as !this have no meaning here: expected a plain value',
      undefined,
    ],
    ['a list for a name', '? ▮[a]\n: 1', 'a list, mapping or alias stands where a name is expected', undefined],
    [
      'YAML 1.1',
      '▮%YAML 1.1\n---\na: yes',
      'a line with % at its beginning is not understood: expected YAML 1.2',
      'take the line out',
    ],
    ['an at sign', 'a: ▮@b', 'text cannot begin with this character: expected quotes around it', undefined],
  ])('%s', (_, text, message, hint) => {
    expect(problemsAt(text)).toEqual(
      oneAtMark({ code: 'yaml-syntax', message, ...(hint === undefined ? {} : { hint }) }),
    );
  });

  test('duplicate keys, each with its place, and everything else as well', () => {
    const text = small('title: A stray missile', 'title: A stray missile\ntitle: Another').replace(
      'red: { name: Red,',
      'red: { name: Red, name: Reds,',
    );
    expect(problemsOf(text.replace('72h', '0h'))).toMatchObject([
      {
        code: 'duplicate-key',
        line: 5,
        column: 1,
        message: 'the key “title” appears twice here: expected each name once',
      },
      { code: 'out-of-range', line: 8, column: 10 },
      { code: 'duplicate-key', line: 12, column: 21, hint: 'keep one of the two' },
    ]);
  });

  test('50,000 keys of one mapping are looked through at once', () => {
    const keys = Array.from({ length: 50_000 }, (_, n) => `k${n}: 1`).join('\n');
    const problems = problemsOf(`${keys}\nk7: 2`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ code: 'more-problems' });
  });

  test('a name that JavaScript reserves is a name that nothing has', () => {
    expect(problemsOf(small('  red: {', '  ▮__proto__: {').replace('▮', '')).map(({ code }) => code)).toContain(
      'unknown-key',
    );
    expect(problemsAt(small('id: small', 'id: small\n▮constructor: 1'))).toEqual(
      oneAtMark({
        code: 'unknown-key',
        message: 'the file has an unknown field “constructor”',
      }),
    );
    expect(problemsAt(small('kind: chiefs-call', 'kind: ▮constructor'))).toEqual(oneAtMark({ code: 'no-such-kind' }));
  });

  test('line ends of Windows, a byte order mark and names such as null are no problem', () => {
    expect(problemsOf(`\uFEFF${SMALL.replaceAll('\n', '\r\n')}`)).toEqual([]);
    expect(problemsOf(small('  open: {', '  null: {').replace('[open, closed]', '["null", closed]'))).toEqual([]);
  });
});
