import { describe, expect, test } from 'vitest';
import { applyArm } from '../../../src/scenario/arms/arms.js';
import { sealChecked } from '../../../src/scenario/checked.js';
import { dataOf, problemsOf, scenarioOf, small, SMALL } from '../small.js';

/** The small scenario under an arm with these patches. */
function under(...patches: string[]) {
  return applyArm(
    scenarioOf(small('  closed: {', `  tried: { set: { ${patches.join(', ')} } }\n  closed: {`)),
    'tried',
  );
}

describe('an arm', () => {
  test('changes what its paths name, and nothing else', () => {
    const before = scenarioOf(SMALL);
    const after = applyArm(before, 'closed');
    expect(after).toEqual({
      ...dataOf(before),
      channels: { ...before.channels, chiefs: { ...before.channels['chiefs'], state: 'closed' } },
    });
  });

  test('leaves its scenario as it was', () => {
    const scenario = scenarioOf(SMALL);
    const copy = structuredClone(scenario);
    applyArm(scenario, 'closed');
    applyArm(scenario, 'unanswered');
    expect(scenario).toEqual(copy);
  });

  test('without patches gives the scenario itself', () => {
    const scenario = scenarioOf(SMALL);
    expect(applyArm(scenario, 'open')).toBe(scenario);
  });

  test.each([
    ['an id with a dot', 'actors[blue.local].misreads: 0.5', 'actors', 'blue.local', 'misreads', 0.5],
    ['a quoted id', `'actors["blue.local"].misreads': 0.5`, 'actors', 'blue.local', 'misreads', 0.5],
    ['an inject by its id', 'injects[insult].at: 30h', 'injects', 1, 'at', '30h'],
    ['an inject by its index', 'injects[1].at: 30h', 'injects', 1, 'at', '30h'],
    ['a rung', 'ladder[4].quiet: never', 'ladder', 4, 'quiet', 'never'],
    ['what a library brought', 'channels.chiefs.connects: 1h', 'channels', 'chiefs', 'connects', '1h'],
    ['an action of the library', 'actions.hold.rung: 1', 'actions', 'hold', 'rung', 1],
    ['a default', 'parameters.drift-rate: 0', 'parameters', 'drift-rate', 0],
    ['a field that is absent', 'stop-when: calm', 'stop-when', 'calm'],
    ['a belief that is absent', 'actors[blue.head].believes.red: 0.9', 'actors', 'blue.head', 'believes', { red: 0.9 }],
    [
      'nothing',
      'actions.limited-retaliation.utility-local: null',
      'actions',
      'limited-retaliation',
      'utility-local',
      null,
    ],
    ['a list', 'channels.chiefs.needs-approval: []', 'channels', 'chiefs', 'needs-approval', []],
  ])('may change %s', (_, patch, ...keysAndValue) => {
    const value = keysAndValue.pop();
    const keys = keysAndValue.map(String);
    expect(under(patch.startsWith("'") ? patch : `"${patch.replace(': ', '": ')}`)).toHaveProperty(keys, value);
  });

  test.each([
    ['all', 'channels[*].effect', 'none', { chiefs: 'none', hotline: 'none', public: 'none' }],
    ['those of a tier', 'channels[tier=tactical].effect', 'none', { chiefs: 'full', hotline: 'none', public: 'full' }],
    [
      'those of a quoted value',
      'channels[tier=\\"public\\"].effect',
      'none',
      { chiefs: 'full', hotline: 'full', public: 'none' },
    ],
  ])('may select %s', (_, path, value, effects) => {
    const { channels } = under(`"${path}": ${value}`);
    expect(Object.fromEntries(Object.entries(channels).map(([id, { effect }]) => [id, effect]))).toEqual(effects);
  });

  test('applies its patches in order, each on what the one before made', () => {
    const { channels } = under(
      '"channels[*].effect": none',
      '"channels.chiefs.tier": tactical',
      '"channels[tier=tactical].effect": full',
    );
    expect([channels['chiefs']?.effect, channels['hotline']?.effect, channels['public']?.effect]).toEqual([
      'full',
      'full',
      'none',
    ]);
  });

  test('fills in the defaults of what it sets', () => {
    const { injects } = under('"injects[cut].when": { not-calm: true }');
    expect(injects[2]?.when).toEqual({ 'not-calm': true, for: '0s' });
  });

  test('may bring the fault of one patch and take it away with the next', () => {
    expect(() =>
      under(
        '"injects[insult].when": { not-calm: true }',
        '"injects[insult]": { id: insult, at: 1h, incident: stray-missile }',
      ),
    ).not.toThrow();
  });

  test('that does not exist is a mistake of the program', () => {
    expect(() => applyArm(scenarioOf(SMALL), 'shut')).toThrow(new RangeError('small has no arm “shut”'));
    expect(() => applyArm(scenarioOf(SMALL), 'constructor')).toThrow(RangeError);
  });
});

describe('arms', () => {
  test.each([
    ['arms', Array.from({ length: 98 }, (_, n) => `  a${n}: {}`).join('\n')],
    ['patches', `  a: { set: { ${Array.from({ length: 999 }, (_, n) => `p${n}: 1`).join(', ')} } }`],
  ])('are too many to check with a thousand %s', (_, more) => {
    const text = small('\narms:', '\narms:').replace('\narms:\n', `\narms:\n${more}\n`);
    expect(problemsOf(text)).toMatchObject([
      { code: 'out-of-range', message: expect.stringContaining('at most 100 with 1000') },
    ]);
  });

  test('of a scenario that nobody checked are not applied', () => {
    const scenario = {
      ...dataOf(scenarioOf(SMALL)),
      arms: { bad: { about: '', set: { 'channels.chief.state': 'closed' } } },
    };
    // @ts-expect-error A changed copy is not a checked scenario.
    expect(() => applyArm(scenario, 'bad')).toThrow('this scenario was not checked');
    expect(() => applyArm(sealChecked(scenario), 'bad')).toThrow(
      'the arm bad was not checked: arm bad: channels.chief.state',
    );
  });
});

describe('blame', () => {
  test('falls on the last patch that touched the place, once for each patch', () => {
    const patches = '"channels[*].trust": 0.1, "channels.chiefs.trust": 7, "channels[*].effect": some';
    expect(problemsOf(small('"channels[tier=strategic].state": closed', patches))).toMatchObject([
      {
        code: 'out-of-range',
        column: 20 + patches.indexOf('7'),
        message: expect.stringContaining('channels.chiefs.trust is 7'),
      },
      { code: 'wrong-value', column: 20 + patches.indexOf('some') },
    ]);
  });

  test('a fault of the file itself is not said again of its arms', () => {
    expect(problemsOf(small('horizon: 72h', 'horizon: 0h')).map(({ code }) => code)).toEqual(['out-of-range']);
  });
});
