import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { conditionWords } from '../../src/telling/index.js';
import type { ConditionSpec } from '../../src/scenario/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { small } from '../scenario/small.js';

/** The words for a condition of the small scenario. */
function words(text: string): string {
  const changed = small('when: { no-contact-on: chiefs, for: 24h }', `when: ${text}`);
  // Some of these conditions are worth a warning.
  const { scenario } = checkScenario(changed, 'test.yaml');
  if (scenario === null) throw new Error('the scenario has problems');
  return conditionWords(scenario, scenario.injects[2]?.when as ConditionSpec);
}

test.each([
  ['calm', 'it is calm'],
  ['{ not: calm, for: 2h }', 'it is not calm for 2 h without a break'],
  ['{ not: { not-calm: true } }', 'it is calm'],
  ['{ no-contact-on: chiefs }', 'nobody has got through on the chiefs line'],
  ['{ not: { no-contact-on: chiefs } }', 'somebody has got through on the chiefs line'],
  ['{ contact: [chiefs, hotline] }', 'somebody has got through on the chiefs line or the hotline line'],
  ['{ not: { contact: any, since: first-case } }', 'nobody has got through on any line since the first case'],
  ['{ refusal: any }', 'a call on any line has been refused or left without an answer'],
  ['{ not: { attempt: any } }', 'nobody has tried to call on any line'],
  ['{ rung-at-least: 5 }', 'the ladder stands at rung 5 (local exchange) or higher'],
  ['{ not: { rung-at-least: 5 } }', 'the ladder stands below rung 5 (local exchange)'],
  ['{ belief-of: blue.head, above: 0.5 }', 'the belief of Blue’s head of state in a hostile act is above 50 %'],
  ['{ act: any, by: red, at-least: 5 }', 'Red has done this: acts, at rung 5 or higher'],
  ['{ not: { act: posture } }', 'nobody has done this: raises readiness'],
  ['{ incident: stray-missile }', 'the incident stray missile has happened'],
  ['{ not: { inject: insult } }', 'the inject insult has not come'],
  ['{ decided-by: any, option: call }', 'the table has decided for any office (call)'],
  ['{ all: [calm, { inject: insult }] }', '(it is calm, and the inject insult has come)'],
  ['{ not: { any: [calm, { inject: insult }] } }', '(it is not calm, and the inject insult has not come)'],
  ['{ not: { all: [calm, { inject: insult }] } }', '(it is not calm, or the inject insult has not come)'],
])('%s', (text, expected) => {
  expect(parse(text)).toBeDefined();
  expect(words(text)).toBe(expected);
});
