import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../scale.js';
import { applyArm } from '../../src/scenario/arms/arms.js';
import { checkScenario } from '../../src/scenario/check.js';
import { formatProblem, PROBLEMS } from '../../src/scenario/text/problem.js';
import { SMALL } from './small.js';

/** What is wrong with the check of a text: it must end, give places in the text, and a scenario just where there is no error. */
function complaints(text: string): string[] {
  const { scenario, problems } = checkScenario(text, 'test.yaml');
  const lines = text.split('\n');
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (scenario !== null) for (const arm of Object.keys(scenario.arms)) applyArm(scenario, arm);
  return problems
    .filter(({ severity, code, line, column, message, hint = '' }) => {
      const width = lines[line - 1]?.length ?? -1;
      const known = Object.hasOwn(PROBLEMS, code) && PROBLEMS[code][0] === severity;
      const plain = !/undefined|\[object|Invalid input|stand-in/.test(message + hint);
      return !(known && plain && column >= 1 && column <= width + 1);
    })
    .map(formatProblem)
    .concat((scenario === null) === errors > 0 ? [] : ['a scenario with errors, or none without']);
}

const WORDS = SMALL.split(/(\s+|[:,{}[\]"])/).filter((word) => word.trim() !== '');
const place = fc.nat({ max: SMALL.length });
const junk = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '"',
    "'",
    '&a ',
    '*a',
    '!!x ',
    '|\n',
    '#',
    '\t',
    '---\n',
    '~',
    '<<: ',
  ),
  fc.constantFrom(
    'null',
    '-1',
    '0',
    '1e999',
    '.nan',
    '0s',
    '99999999d',
    '__proto__',
    'constructor',
    'true',
    '""',
    '[]',
    '{}',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

const LINES = SMALL.split('\n');
const VALUES = [...SMALL.matchAll(/(?<=: |- |, )[^\s,{}[\]]+|\{[^{}]*\}|\[[^[\]]*\]/g)];
const SECTIONS = [...SMALL.matchAll(/^[a-z-]+:/gm)].map(([name]) => name);

function replaced(at: number, length: number, by: string, text = SMALL): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

const times = fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 0, 2);
const word = fc.constantFrom(...WORDS);

const TEXTS: [name: string, texts: fc.Arbitrary<string>, count: number][] = [
  ['the good file cut off anywhere', place.map((end) => SMALL.slice(0, end)), 40],
  [
    'the good file without a piece',
    fc.tuple(place, fc.nat({ max: 200 })).map(([at, length]) => replaced(at, length, '')),
    60,
  ],
  [
    'the good file without some lines, or with some twice',
    fc
      .array(times, { minLength: LINES.length, maxLength: LINES.length })
      .map((counts) => LINES.flatMap((line, index) => Array<string>(counts[index] ?? 1).fill(line)).join('\n')),
    40,
  ],
  [
    'the good file with junk in places',
    fc
      .array(fc.tuple(place, fc.nat({ max: 8 }), junk), { minLength: 1, maxLength: 4 })
      .map((edits) => edits.reduce((text, [at, length, by]) => replaced(at, length, by, text), SMALL)),
    100,
  ],
  [
    'the good file with words in each other’s places',
    fc
      .array(fc.tuple(word, word), { minLength: 1, maxLength: 5 })
      .map((swaps) => swaps.reduce((text, [from, to]) => text.replace(from, () => to), SMALL)),
    100,
  ],
  [
    'any value in the place of any other',
    fc
      .tuple(fc.constantFrom(...VALUES), fc.oneof(junk, fc.json({ maxDepth: 3 })))
      .map(([{ 0: old, index }, by]) => replaced(index, old.length, by)),
    120,
  ],
  [
    'any JSON in the place of any section',
    fc.dictionary(fc.constantFrom(...SECTIONS), fc.json({ maxDepth: 4 })).map((given) =>
      Object.entries(given)
        .map(([name, json]) => `${name} ${json}`)
        .join('\n'),
    ),
    60,
  ],
  ['random bytes', fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)), 120],
  ['random text', fc.oneof(fc.string({ unit: 'binary' }), fc.string()), 120],
  ['random YAML', fc.array(junk).map((parts) => parts.join('')), 120],
];

describe('whatever the text', () => {
  test.each(TEXTS)('%s', (_, texts, count) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(complaints(text)).toEqual([]);
      }),
      { numRuns: cases(count) },
    );
  });
});

describe('however much is wrong', () => {
  const many = (make: (n: number) => string) => Array.from({ length: 10_000 }, (_, n) => make(n)).join('\n');
  test.each([
    ['actors of no side', SMALL.replace('actors:\n', `actors:\n${many((n) => `  a${n}.b: { office: c${n} }`)}\n`)],
    [
      'references',
      SMALL.replace('debrief:', `compare: [${many((n) => `open-${n},`)}]\ndebrief:`).replace(
        'compare: [open, closed]',
        '',
      ),
    ],
    ['unknown keys', SMALL.replace('debrief:', `${many((n) => `debrif-${n}: 1`)}\ndebrief:`)],
    ['bad ids', SMALL.replace('arms:\n', `arms:\n${many((n) => `  A${n}: {}`)}\n`)],
    ['bad injects', SMALL.replace('injects:\n', `injects:\n${many((n) => `  - { id: i${n} }`)}\n`)],
    ['arms', SMALL.replace('arms:\n', `arms:\n${many((n) => `  a${n}: { set: { horizon: ${n + 1}h } }`)}\n`)],
    ['patches', SMALL.replace('arms:\n', `arms:\n  a:\n    set:\n${many((n) => `      channels[n=${n}].trust: 1`)}\n`)],
    [
      'one long chain',
      SMALL.replace(
        'actors:\n',
        `actors:\n${many((n) => `  blue.a${n}: { office: operator, reports-to: blue.a${(n + 1) % 10_000} }`)}\n`,
      ),
    ],
  ])('10,000 %s', (_, text) => {
    const { problems } = checkScenario(text, 'test.yaml');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(101);
    expect(Math.max(...problems.map(({ message, hint = '' }) => message.length + hint.length))).toBeLessThan(1000);
  });
});

test('a problem is written as editors read it', () => {
  const [problem] = checkScenario(SMALL.replace('72h', '72'), 'a/b.yaml').problems;
  expect(problem && formatProblem(problem)).toBe(
    'a/b.yaml:7:10: error: horizon is 72: expected a duration such as 15m, 6h, 2d or 1h30m [wrong-type]\n' +
      '  say the unit: 72m, 72h or 72d',
  );
});
