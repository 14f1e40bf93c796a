import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/scenario/index.js';
import { prepareHistory, prepareRuns } from '../../src/play/index.js';

/** Every shipped scenario: whole enough to use on Monday, without faults, and a world with more than one end. */

const shipped = readdirSync('scenarios')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const text = readFileSync(`scenarios/${name}`, 'utf8');
    const { scenario, problems } = checkScenario(text, name);
    if (scenario === null) throw new Error(`${name} is not good: ${problems[0]?.message}`);
    return { name, text, scenario, problems };
  });
const historical = shipped.flatMap(({ name, scenario }) => {
  const { history } = scenario;
  return history === undefined ? [] : [{ name, scenario, history }];
});

describe('every shipped scenario', () => {
  test.each(shipped)('$name has neither errors nor warnings, and its name', ({ name, scenario, problems }) => {
    expect(problems).toEqual([]);
    expect(`${scenario.id}.yaml`).toBe(name);
  });

  test.each(shipped)('$name has what a facilitator needs', ({ text, scenario }) => {
    expect(scenario.sources.length).toBeGreaterThan(0);
    expect(Object.keys(scenario.outcomes).length).toBeGreaterThan(3);
    expect(scenario.debrief.length).toBeGreaterThan(2);
    expect(scenario['teaching-notes'].length).toBeGreaterThan(100);
    expect(scenario.learning.length).toBeGreaterThan(1);
    expect(text).toMatch(/^playing-time: /m);
  });

  test.each(shipped)('$name has arms that differ, each with a sentence', ({ scenario }) => {
    const arms = Object.values(scenario.arms);
    expect(arms.length).toBeGreaterThan(1);
    expect(arms.filter(({ about }) => about === '')).toEqual([]);
    const patches = arms.map(({ set }) => JSON.stringify(set));
    expect(new Set(patches).size).toBe(arms.length);
    expect(scenario.baseline).not.toBe(undefined);
  });

  test.each(shipped)('$name can end in more than one way', ({ scenario }) => {
    const run = prepareRuns(scenario, scenario.baseline ?? null);
    const ends = new Set<string>();
    for (let number = 1; ends.size < 2 && number <= 40; number++) {
      const { outcome } = run({ seed: `1/${number}` });
      ends.add(JSON.stringify([outcome.peakRung, outcome.measures['calm']]));
    }
    expect(ends.size).toBeGreaterThan(1);
  });
});

describe('every arm', () => {
  const arms = shipped.flatMap(({ name, scenario }) =>
    Object.keys(scenario.arms)
      .filter((arm) => arm !== scenario.baseline)
      .map((arm) => ({ name, scenario, arm })),
  );

  test.each(arms)('$arm of $name makes another story of some seed than the baseline', ({ scenario, arm }) => {
    const [here, there] = [prepareRuns(scenario, arm), prepareRuns(scenario, scenario.baseline ?? null)];
    const told = (run: typeof here, number: number) => {
      const { milestones, contacts } = run({ seed: `1/${number}` }).outcome;
      return JSON.stringify([milestones, contacts]);
    };
    let parts = 0;
    for (let number = 1; parts === 0 && number <= 40; number++) {
      if (told(here, number) !== told(there, number)) parts = number;
    }
    expect(parts).toBeGreaterThan(0);
  });
});

describe('the list of the library', () => {
  const list = readFileSync('scenarios/README.md', 'utf8');

  test.each(shipped)('has $name, with its playing time', ({ name, scenario }) => {
    const row = list.split('\n').find((line) => line.startsWith(`| [${scenario.id}](${name}) |`));
    expect(row).toMatch(new RegExp(`\\| ${scenario['playing-time']} \\|$`));
  });

  test.each(historical)('has the arms of $name', ({ scenario, history }) => {
    expect(list).toMatch(
      new RegExp(`^\\| \\[${scenario.id}\\].* \\| ${history.arm} \\| ${history.counterfactual} \\| `, 'm'),
    );
  });
});

describe('every historical case', () => {
  test.each(historical)('$name: the run of its seed follows what happened', ({ scenario, history }) => {
    const results = prepareHistory(scenario)(history.seed);
    expect(results.filter(({ met }) => !met)).toEqual([]);
    expect(results.length).toBeGreaterThan(2);
  });

  test.each(historical)('$name wants what happened, and forbids what did not', ({ history }) => {
    const forbids = history.milestones.filter((each) => 'never' in each && each.never === true);
    expect(forbids.length).toBeGreaterThan(0);
    expect(history.milestones.length - forbids.length).toBeGreaterThan(0);
  });

  test.each(historical)('$name dates its sources', ({ scenario }) => {
    expect(scenario.sources.map(({ text }) => text).filter((text) => !/\b(19|20)\d\d\b/.test(text))).toEqual([]);
  });

  test.each(historical)('$name has an arm that asks the counterfactual', ({ history }) => {
    expect(history.counterfactual).not.toBe(undefined);
    expect(history.counterfactual).not.toBe(history.arm);
  });
});
