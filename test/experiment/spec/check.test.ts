import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkExperiment, scenariosNamed } from '../../../src/experiment/spec/check.js';
import { sealOf } from '../../../src/experiment/spec/sealed.js';
import { experimentText } from '../../../src/experiment/spec/text.js';
import { QUICK } from '../../cli/brinkline.js';
import { scenarioOf } from '../../scenario/small.js';

const scenario = scenarioOf(readFileSync(QUICK, 'utf8'));
const find = (name: string) => (name === 'quick' ? { scenario } : { problem: 'cannot be read' });
const check = (text: string) => checkExperiment(text, 'x.yaml', find);

const GOOD = [
  'experiment: 1',
  'id: e',
  'title: An experiment',
  'question: Which?',
  'scenarios: [quick]',
  'seeds: { runs: 10, block: 5 }',
  '',
].join('\n');

/** The problems of a text as `line:column code`. */
const problems = (text: string) => check(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`);
const withLine = (line: string) => problems(`${GOOD}${line}\n`);

test('a spec without problems gives an experiment with its defaults', () => {
  const { experiment, problems: none } = check(GOOD);
  expect(none).toEqual([]);
  expect(experiment).toMatchObject({ arms: ['open', 'closed'], seedName: '1', worlds: [{}] });
  expect(experiment?.contrasts).toEqual([{ a: 'open', b: experiment?.baseline }]);
  expect(experiment?.outcomes).toEqual(Object.keys(scenario.outcomes));
});

test('every problem is reported at once, each at its place', () => {
  const text = [
    'experiment: 2',
    'id: e',
    'title: An experiment',
    'question: Which?',
    'scenarios: [quick, gone]',
    'arms: [open, clsoed]',
    'outcomes: [nothing]',
    'worlds: [{ answers: perhaps }]',
    'seeds: { runs: 0 }',
    'factors:',
    '  drift: { path: parameters.drift-rat, values: [0.1] }',
    '  wide: { path: parameters.drift-rate, low: 0.1, high: -0.1 }',
    '',
  ].join('\n');
  expect(problems(text)).toEqual([
    '1:13 wrong-value',
    '5:20 unreadable',
    '6:14 no-such-arm',
    '7:12 no-such-measure',
    '8:10 wrong-value',
    '9:16 out-of-range',
    '11:18 unknown-key',
    '12:9 choose-one',
  ]);
});

test('a factor that its scenario refuses is found, with its value', () => {
  expect(withLine('factors: { drift: { path: parameters.drift-rat, values: [0.1] } }')).toEqual(['7:27 unknown-key']);
  expect(withLine('factors: { drift: { path: parameters.drift-rate, values: [0.1, -5] } }')).toEqual([
    '7:64 out-of-range',
  ]);
  expect(withLine('factors: { none: { levels: { a: {}, b: { parameters.drift-rate: fast } } } }')).toEqual([
    '7:65 wrong-type',
  ]);
  expect(withLine('factors: { arm: { path: parameters.drift-rate, values: [0.1] } }')).toEqual(['7:12 reserved-id']);
});

test.each([
  ['arms: [open, open]', 'wrong-value'],
  ['baseline: null', 'missing'],
  ['baseline: elsewhere', 'wrong-value'],
  ['contrasts: [{ a: open, b: open }]', 'wrong-value'],
  ['design: { kind: sobol, points: 64 }', 'choose-one'],
  ['design: { kind: morris }', 'choose-one'],
  [
    'factors: { f: { path: parameters.drift-rate, low: 0.1, high: 0.2 } }\ndesign: { kind: sobol, points: 60 }',
    'choose-one',
  ],
  [
    'factors: { f: { path: parameters.drift-rate, low: 0.1, high: 0.2 } }\ndesign: { kind: list, settings: [{ f: 3 }] }',
    'out-of-range',
  ],
  [
    'factors: { f: { path: parameters.drift-rate, low: 0.1, high: 0.2 } }\ndesign: { kind: list, settings: [{ g: 3 }] }',
    'wrong-value',
  ],
  [
    'factors: { f: { path: parameters.drift-rate, low: 0.1, high: 0.2 } }\ndesign: { kind: multiverse, points: 3 }',
    'choose-one',
  ],
  ['solve: { factor: f, arm: open, equals: 0.1 }', 'wrong-value'],
  ['stop: { half-width: 0.1, outcome: nothing }', 'wrong-value'],
  ['bands: [{ outcome: nothing, arm: open, low: 0, high: 1, source: x }]', 'wrong-value'],
  ['measure: { m: { reached: 99 } }', 'rung-beyond-ladder'],
  [`sealed: '${'0'.repeat(64)}'`, 'choose-one'],
])('%s is refused', (line, code) => {
  expect(withLine(line).map((each) => each.split(' ')[1])).toEqual([code]);
});

test('predictions that were changed after they were sealed are refused, and sealed ones have seeds of their own', () => {
  const prediction = {
    a: 'open',
    b: 'closed',
    outcome: Object.keys(scenario.outcomes)[0] ?? '',
    says: 'lower',
  } as const;
  const seal = sealOf([prediction]);
  const predicting = (says: string) =>
    `${GOOD}predictions: [${JSON.stringify({ ...prediction, says })}]\nsealed: '${seal}'\n`;
  expect(check(predicting('lower')).experiment?.seedName).toBe(`1-${seal.slice(0, 12)}`);
  expect(problems(predicting('higher'))).toEqual(['8:9 wrong-value']);
});

test('outcomes of the experiment are measured beside those of the scenario', () => {
  const { experiment } = check(`${GOOD}measure: { seven: { about: rung 7, reached: 7 } }\noutcomes: [seven]\n`);
  expect(experiment?.scenarios[0]?.measured).toEqual([{ name: 'seven', kind: 'binary' }]);
});

test('the text of a spec gives the same spec again', () => {
  const factors = 'factors: { drift: { path: parameters.drift-rate, low: 0.1, high: 0.2, scale: log } }';
  const { experiment } = check(
    `${GOOD}${factors}\ndesign: { kind: latin-hypercube, points: 7 }\nworlds: [{ answers: deter }]\n`,
  );
  if (experiment === null) throw new Error('the spec has problems');
  expect(check(experimentText(experiment.spec)).experiment?.spec).toEqual(experiment.spec);
});

test('whatever the text, checking it does not throw', () => {
  const texts = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom('factors', 'design', 'stop', 'solve', 'arms', 'worlds', 'predictions'), fc.json())
      .map(([key, json]) => `${GOOD}${key}: ${json}\n`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      scenariosNamed(text);
      expect(check(text).problems.every(({ line }) => line >= 1)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
