import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkScenario } from '../../src/scenario/check.js';
import { PROBLEMS } from '../../src/scenario/text/problem.js';
import type { ProblemCode } from '../../src/scenario/text/problem.js';
import { marked, oneAtMark, problemsAt, problemsOf, scenarioOf, small, SMALL } from './small.js';

interface BadCase {
  readonly from: string;
  readonly to: string;
  readonly code: ProblemCode;
  readonly says: string;
  readonly hint?: string;
  /** Codes of the problems that this one makes elsewhere. */
  readonly also?: readonly ProblemCode[];
}

const BAD = parse(readFileSync(new URL('fixtures/bad.yaml', import.meta.url), 'utf8')) as readonly BadCase[];

test('the small file is right', () => {
  expect(checkScenario(SMALL, 'small.yaml').problems).toEqual([]);
});

test('defaults are filled in, and nothing is transformed', () => {
  expect(scenarioOf(SMALL)).toMatchObject({
    horizon: '72h',
    'playing-time': '90m',
    parameters: { prior: 0.35, relay: '10m' },
    incidents: { 'stray-missile': { 'respond-within': '30m', truth: { deliberate: { weight: 1, hostile: true } } } },
  });
});

describe('what is wrong, where, and what to do', () => {
  test.each(BAD)('$says', ({ from, to, code, says, hint, also = [] }) => {
    const { text, line, column } = marked(small(from, to));
    const place = to.includes('▮') ? { line, column } : {};
    const problems = problemsOf(text);
    const severity = PROBLEMS[code][0];
    expect(problems.filter((problem) => problem.code === code || !also.includes(problem.code))[0]).toMatchObject({
      severity,
      code,
      message: says,
      file: 'test.yaml',
      ...place,
      ...(hint === undefined ? {} : { hint }),
    });
    expect(problems.map((problem) => problem.code).toSorted()).toEqual([code, ...also].toSorted());
    expect(checkScenario(text, 'test.yaml').scenario === null).toBe(severity === 'error');
  });

  test('a missing field is placed at the name of what it is missing in', () => {
    expect(problemsAt(small('title: A stray missile\n', '').replace('brinkline', '▮brinkline'))).toEqual(
      oneAtMark({ code: 'missing' }),
    );
    expect(problemsAt(small('  chiefs:\n    kind: chiefs-call\n', '  ▮chiefs:\n'))).toEqual(
      oneAtMark({ code: 'missing' }),
    );
    expect(problemsAt(small('{ to: blue.local, after: 2m,', '▮{ after: 2m,'))).toEqual(oneAtMark({ code: 'missing' }));
  });

  test('every code that is not about the text itself, or about a file of inputs, has its case', () => {
    const ofText = [
      'too-large binary not-utf8 empty not-a-mapping too-deep yaml-syntax duplicate-key',
      'bad-alias alias-bomb more-problems unreadable run-file invisible',
      'no-such-case no-such-inject no-such-ask no-such-option not-held',
    ].join(' ');
    const cases = new Set<string>(BAD.flatMap(({ code, also = [] }) => [code, ...also]));
    expect(Object.keys(PROBLEMS).filter((code) => !cases.has(code) && !ofText.split(' ').includes(code))).toEqual([]);
  });
});

test('everything at once, in the order of the text, and no echoes', () => {
  const text = SMALL.replace('title: A stray missile', 'titel: A stray missile')
    .replace('horizon: 72h', 'horizon: 72')
    .replace('  blue: { name: Blue }', '  blue: { name: }')
    .replace('reports-to: blue.head', 'reports-to: blue.local')
    .replace('misreads: 0.2', 'misreads: 2')
    .replace('between: [blue.chief, red.chief]', 'between: [blue.chief, blue.chief]')
    .replace('[red.head]', '[red.heads]')
    .replace('says: sends up fighters', 'say: sends up fighters')
    .replace('hostile: 0.1, ', 'hostile: 1.1, ')
    .replace('hostile: 0.9, ', '')
    .replace('every: ~5h', 'every: 0s')
    .replace('at: 20h', 'at: soon')
    .replace('"channels[tier=strategic].state": closed', '"channels[tier=strategc].state": closed')
    .replace('baseline: closed', 'baseline: close');
  expect(problemsOf(text).map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    '2:1 missing',
    '4:1 unknown-key',
    '7:10 wrong-type',
    '10:11 missing',
    '16:53 approval-cycle',
    '21:15 out-of-range',
    '29:14 channel-ends',
    '30:22 no-such-actor',
    '40:5 unknown-key',
    '60:9 report-likelihoods',
    '61:67 out-of-range',
    '74:12 out-of-range',
    '80:23 wrong-value',
    '86:20 patch-nowhere',
    '87:11 no-such-arm',
  ]);
});

describe('a damaged part', () => {
  test('hides nothing about the others', () => {
    const text = small('id: insult, at: 20h', 'id: insult, at: soon').replace('id: cut', 'id: strike');
    expect(problemsOf(text).map(({ line, code }) => `${line} ${code}`)).toEqual(['80 wrong-value', '81 duplicate-id']);
  });

  test.each(['sides', 'actors', 'channels', 'incidents', 'activities', 'arms'])(
    'is named once, not wherever its parts are named: %s',
    (section) => {
      const text = SMALL.replace(new RegExp(`^${section}:\\n( .*\\n)+`, 'm'), `${section}: none\n`);
      expect(problemsOf(text)).toMatchObject([
        { code: 'wrong-type', message: expect.stringMatching(`^${section} is “none”`) },
      ]);
    },
  );
});
