import { describe, expect, test } from 'vitest';
import { PARAMETERS } from '../../../src/model/index.js';
import { fieldOf } from '../../../src/scenario/format/fields.js';
import { applyArm, applyPatches, buildScenario } from '../../../src/scenario/index.js';
import type { ParameterPath } from '../../../src/scenario/index.js';
import { dataOf, patched, problemsOf, scenarioOf, small, SMALL } from '../small.js';

const scenario = scenarioOf(SMALL);

describe('applyPatches', () => {
  test('gives a new scenario with the new values and nothing else changed', () => {
    const made = patched(scenario, {
      'parameters.drift-rate': 0.2,
      'channels[tier=strategic].connects': '2h',
      horizon: '48h',
    });
    expect(made).toEqual({
      ...dataOf(scenario),
      horizon: '48h',
      parameters: { ...scenario.parameters, 'drift-rate': 0.2 },
      channels: { ...scenario.channels, chiefs: { ...scenario.channels['chiefs'], connects: '2h' } },
    });
    expect(scenario.horizon).toBe('72h');
  });

  test('gives what an arm with the same patches gives', () => {
    const text = small(
      '  closed: {',
      `  tried: { set: { parameters.prior: 0.5, 'channels[*].trust': 0.4 } }\n  closed: {`,
    );
    const { arms: _arms, ...byArm } = applyArm(scenarioOf(text), 'tried');
    const { arms: _others, ...byPatches } = patched(scenario, { 'parameters.prior': 0.5, 'channels[*].trust': 0.4 });
    expect(byPatches).toEqual(byArm);
  });

  test('gives a scenario that can be built, patched and put under its arms', () => {
    const made = patched(patched(scenario, { horizon: '48h' }), { 'parameters.prior': 0.5 });
    expect(buildScenario(applyArm(made, 'closed')).horizon).toBe(48 * 3600);
  });

  test.each<[Record<string, unknown>, string, string, string?]>([
    [{ 'parameters.drift_rate': 0.03 }, 'unknown-key', 'parameters has no “drift_rate”', 'did you mean “drift-rate”?'],
    [{ 'channels.chief.state': 'open' }, 'patch-nowhere', 'channels has no “chief”', 'did you mean “chiefs”?'],
    [{ 'parameters.prior': 1.5 }, 'out-of-range', 'parameters.prior is 1.5: expected a number from 0 to 1'],
    [{ 'parameters.prior': Number.NaN }, 'wrong-type', 'expected'],
    [{ 'parameters.relay': 600 }, 'wrong-type', 'expected a duration', 'say the unit: 600m, 600h or 600d'],
    [{ horizon: '0h' }, 'out-of-range', 'expected more than 0'],
    [{ 'injects[strike].incident': 'lost' }, 'no-such-incident', 'there is no such incident'],
    [{ sides: {} }, 'no-such-side', 'there is no such side'],
    [{ channels: {} }, 'no-such-channel', 'there is no such channel'],
    [{ arms: {} }, 'patch-forbidden', 'arms cannot be changed'],
    [{ 'channels[': 1 }, 'patch-path', 'is not a path'],
    [{ horizon: undefined }, 'wrong-value', 'is not data'],
    [{ horizon: 1n }, 'wrong-value', 'is not data'],
    [{ __proto__: null, constructor: 1 }, 'unknown-key', 'the file has no “constructor”'],
  ])('refuses %o', (patches, code, message, hint) => {
    const { scenario: made, problems } = applyPatches(scenario, patches);
    expect(made).toBeNull();
    const [path] = Object.keys(patches);
    const expected = { severity: 'error', code, path, message: expect.stringContaining(message) };
    expect(problems).toContainEqual(expect.objectContaining(hint === undefined ? expected : { ...expected, hint }));
  });

  test('gives every problem, each at the patch to blame', () => {
    const { problems } = applyPatches(scenario, { 'parameters.prior': 2, 'channels.chiefs.trust': -1, horizon: '12h' });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['parameters.prior', 'out-of-range'],
      ['channels.chiefs.trust', 'out-of-range'],
    ]);
  });

  test('refuses what would break an arm', () => {
    const { problems } = applyPatches(scenario, { 'channels.chiefs.tier': 'tactical' });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'patch-nowhere', message: expect.stringContaining('arm unanswered') }),
    );
  });

  test('warns of a patch that changes nothing', () => {
    const { scenario: made, problems } = applyPatches(scenario, { horizon: '72h' });
    expect(made).toEqual(scenario);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'arm-changes-nothing', path: 'horizon' }]);
  });

  test('knows every parameter by its path', () => {
    // The types say the same: a path that is no parameter's does not compile.
    const paths = Object.keys(PARAMETERS).map((name): ParameterPath => `parameters.${fieldOf(name)}` as ParameterPath);
    for (const path of paths) {
      const value = scenario.parameters[path.slice('parameters.'.length)];
      expect(applyPatches(scenario, { [path]: value }).problems).toMatchObject([{ code: 'arm-changes-nothing' }]);
    }
  });

  test('takes the names of parameters from the model', () => {
    const known: ParameterPath[] = ['parameters.drift-rate', 'parameters.delegation-per-rung', 'parameters.prior'];
    expect(known).toHaveLength(3);
    // @ts-expect-error The name of this parameter is drift-rate.
    expect(applyPatches(scenario, { 'parameters.drift_rate': 0.03 }).scenario).toBeNull();
    // @ts-expect-error There is no such section.
    expect(applyPatches(scenario, { 'chanels.chiefs.state': 'open' }).scenario).toBeNull();
  });
});

describe('a checked scenario', () => {
  test('cannot be changed in place', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(scenario)).toBe(true);
    expect(frozen(applyArm(scenario, 'closed'))).toBe(true);
    expect(frozen(patched(scenario, { horizon: '48h' }))).toBe(true);
    expect(() => {
      // @ts-expect-error Its fields are read only.
      scenario.parameters['drift-rate'] = 0.3;
    }).toThrow(TypeError);
  });

  test('has no changed copy that is one', () => {
    const copy = { ...dataOf(scenario), parameters: { ...scenario.parameters, drift_rate: 0.3 } };
    // @ts-expect-error A changed copy is not checked.
    expect(() => buildScenario(copy)).toThrow(
      new TypeError('this scenario was not checked: use checkScenario, and applyPatches to change values'),
    );
    // @ts-expect-error A changed copy is not checked.
    expect(() => applyPatches(copy, {})).toThrow(TypeError);
    // @ts-expect-error A changed copy is not checked.
    expect(() => applyArm(copy, 'closed')).toThrow(TypeError);
  });
});

describe('an arm', () => {
  test('must leave every name that the file uses', () => {
    const arm = '  emptied: { set: { parameters.prior: 0.4, sides: {}, horizon: 48h } }\n';
    const problems = problemsOf(SMALL.replace('\narms:\n', `\narms:\n${arm}`));
    expect(problems).toMatchObject([
      { code: 'no-such-side', message: expect.stringMatching(/^arm emptied: .*there is no such side$/) },
    ]);
    // Blamed on the patch that took the sides away, not on the last one.
    expect(problems[0]?.column).toBe(arm.indexOf('{}', arm.indexOf('sides')) + 1);
  });

  test('may bring new entries and name them', () => {
    const arm = `  more: { set: { incidents: { other: {says: X., by: red, against: blue, rung: 3, truth: {a: {weight: 1}}, reports: [{to: blue.local, after: 1m, says: debris, hostile: 0.2, accident: 0.4}]}, stray-missile: {says: X., by: red, against: blue, rung: 3, truth: {navigation-fault: {weight: 1}}, reports: [{to: blue.local, after: 1m, says: debris, hostile: 0.2, accident: 0.4}]} }, 'injects[strike].incident': other } }\n`;
    expect(
      problemsOf(SMALL.replace('\narms:\n', `\narms:\n${arm}`)).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });
});
