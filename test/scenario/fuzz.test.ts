import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyArm } from '../../src/scenario/arms.js';
import { checkScenario } from '../../src/scenario/check.js';
import { formatProblem, PROBLEMS } from '../../src/scenario/problem.js';
import { SMALL } from './small.js';

/** What holds of every text: a check ends, gives places inside the text, and gives a scenario exactly where there is no error. */
function checksWell(text: string): void {
  const { scenario, problems } = checkScenario(text, 'test.yaml');
  const lines = text.split('\n');
  for (const { severity, code, line, column, message, hint } of problems) {
    expect(Object.keys(PROBLEMS)).toContain(code);
    expect(PROBLEMS[code][0]).toBe(severity);
    expect(lines[line - 1], `line ${line} of ${lines.length}: ${message}`).toBeDefined();
    expect(column).toBeGreaterThan(0);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(`${message}${hint ?? ''}`).not.toMatch(/undefined|\[object|Invalid input|stand-in/);
  }
  expect(scenario === null).toBe(problems.some(({ severity }) => severity === 'error'));
  if (scenario !== null) for (const arm of Object.keys(scenario.arms)) applyArm(scenario, arm);
}

const WORDS = SMALL.split(/(\s+|[:,{}[\]"])/).filter((word) => word.trim() !== '');
const place = fc.nat({ max: SMALL.length });
const junk = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom('{', '}', '[', ']', ':', ': ', '- ', '\n', '\n  ', '"', "'", '&a ', '*a', '!!x ', '|\n', '#', '\t', '---\n', '~', '<<: '),
  fc.constantFrom('null', '-1', '0', '1e999', '.nan', '0s', '99999999d', '__proto__', 'constructor', 'true', '""', '[]', '{}'),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

describe('whatever the text', () => {
  test('the good file cut off anywhere', () => {
    fc.assert(fc.property(place, (end) => checksWell(SMALL.slice(0, end))), { numRuns: 300 });
  });

  test('the good file without a piece', () => {
    fc.assert(
      fc.property(place, fc.nat({ max: 200 }), (at, length) => checksWell(SMALL.slice(0, at) + SMALL.slice(at + length))),
      { numRuns: 500 },
    );
  });

  test('the good file without some lines, or with some twice', () => {
    const lines = SMALL.split('\n');
    const times = fc.array(fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 0, 2), { minLength: lines.length, maxLength: lines.length });
    fc.assert(
      fc.property(times, (counts) => {
        checksWell(lines.flatMap((line, index) => Array.from({ length: counts[index] ?? 1 }, () => line)).join('\n'));
      }),
      { numRuns: 300 },
    );
  });

  test('the good file with junk in places', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat({ max: 8 }), junk), { minLength: 1, maxLength: 4 }), (edits) => {
        let text = SMALL;
        for (const [at, length, by] of edits) text = text.slice(0, at) + by + text.slice(at + length);
        checksWell(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('the good file with words in each other’s places', () => {
    const word = fc.nat({ max: WORDS.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 5 }), (swaps) => {
        let text = SMALL;
        for (const [from, to] of swaps) text = text.replace(WORDS[from] ?? '', () => WORDS[to] ?? '');
        checksWell(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('any value in the place of any other', () => {
    const values = [...SMALL.matchAll(/(?<=: |- |, )[^\s,{}[\]]+|\{[^{}]*\}|\[[^[\]]*\]/g)];
    const value = fc.oneof(junk, fc.json({ maxDepth: 3 }));
    fc.assert(
      fc.property(fc.constantFrom(...values), value, ({ 0: old, index }, by) => {
        checksWell(SMALL.slice(0, index) + by + SMALL.slice(index + old.length));
      }),
      { numRuns: 1000 },
    );
  });

  test('any JSON in the place of any section', () => {
    const sections = [...SMALL.matchAll(/^[a-z-]+:/gm)].map(([name]) => name);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...sections), fc.json({ maxDepth: 4 })), (given) => {
        checksWell(Object.entries(given).map(([name, json]) => `${name} ${json}`).join('\n'));
      }),
      { numRuns: 500 },
    );
  });

  test('random bytes and random text', () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new TextDecoder().decode(array));
    fc.assert(fc.property(fc.oneof(bytes, fc.string({ unit: 'binary' }), fc.string()), checksWell), { numRuns: 1000 });
    fc.assert(fc.property(fc.array(junk).map((parts) => parts.join('')), checksWell), { numRuns: 1000 });
  });
});

describe('however much is wrong', () => {
  const many = (make: (n: number) => string) => Array.from({ length: 10_000 }, (_, n) => make(n)).join('\n');
  test.each([
    ['actors of no side', SMALL.replace('actors:\n', `actors:\n${many((n) => `  a${n}.b: { office: c${n} }`)}\n`)],
    ['references', SMALL.replace('debrief:', `compare: [${many((n) => `open-${n},`)}]\ndebrief:`).replace('compare: [open, closed]', '')],
    ['unknown keys', SMALL.replace('debrief:', `${many((n) => `debrif-${n}: 1`)}\ndebrief:`)],
    ['bad ids', SMALL.replace('arms:\n', `arms:\n${many((n) => `  A${n}: {}`)}\n`)],
    ['bad injects', SMALL.replace('injects:\n', `injects:\n${many((n) => `  - { id: i${n} }`)}\n`)],
    ['arms', SMALL.replace('arms:\n', `arms:\n${many((n) => `  a${n}: { set: { horizon: ${n + 1}h } }`)}\n`)],
    ['patches', SMALL.replace('arms:\n', `arms:\n  a:\n    set:\n${many((n) => `      channels[n=${n}].trust: 1`)}\n`)],
    ['one long chain', SMALL.replace('actors:\n', `actors:\n${many((n) => `  blue.a${n}: { office: operator, reports-to: blue.a${(n + 1) % 10_000} }`)}\n`)],
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
