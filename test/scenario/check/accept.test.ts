import { expect, test } from 'vitest';
import { accept, acceptChanged } from '../../../src/scenario/check/accept.js';
import { pathOf } from '../../../src/scenario/text/path.js';
import { patch } from '../../../src/scenario/arms/patch.js';
import type { Finding } from '../../../src/scenario/text/problem.js';
import type { FullScenario } from '../../../src/scenario/format/schema.js';
import { fullScenario } from '../../../src/scenario/format/schema.js';
import { scenarioOf, SMALL } from '../small.js';

/** With what to do about it spelt out. */
function told({ hint, ...finding }: Finding) {
  return { ...finding, hint: typeof hint === 'function' ? hint() : hint };
}

test.each<[string, unknown]>([
  ['horizon', '96h'],
  ['horizon', 'soon'],
  ['horizon', null],
  ['stop-when', 'calm'],
  ['stop-when', 'never'],
  ['background', ''],
  ['channels[*].trust', 0.4],
  ['channels[*].trust', 7],
  ['channels.chiefs.colour', 'red'],
  ['actors[blue.local].misreads', 'often'],
  ['injects[insult].when', { 'not-calm': true }],
  ['injects[insult].when', { 'not-clam': true }],
  ['parameters.drift-rate', 0],
  ['parameters', { 'drift-rat': 0 }],
  ['ladder[4].quiet', 'never'],
  ['ladder', []],
  ['sides', {}],
])('of a scenario with %s: %j, what has changed is all that needs a look', (path, given) => {
  const before = scenarioOf(SMALL);
  const value = patch(before, pathOf(path), given).value as FullScenario;
  const whole = accept(fullScenario, value);
  const changed = acceptChanged(fullScenario, value, before);
  expect(JSON.stringify(changed.value)).toBe(JSON.stringify(whole.value));
  expect(changed.findings.map(told)).toEqual(whole.findings.map(told));
});
