import { expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { story } from '../../src/telling/index.js';
import { runScenario } from '../../src/play/index.js';
import { scenarioOf, small } from '../scenario/small.js';

/** What is said over the hotline, which is always answered, where nobody lies. */
function said(explained: string): string[] {
  const text = small(
    'says: A missile destroys a command post',
    `says: A missile destroys a command post${explained}`,
  ).replace('deliberate: { weight: 1,', 'deliberate: { weight: 0.000001,');
  const scenario = scenarioOf(text);
  const entries: Entry[] = [];
  runScenario(scenario, { arm: 'open', seed: '1', trace: (entry) => void entries.push(entry) });
  return story(scenario, entries).match(/Red’s chief of staff says .*hotline.*/g) ?? [];
}

test('a side that explains says that it was an accident, or what the scenario has it say', () => {
  expect(new Set(said(''))).toEqual(
    new Set(['Red’s chief of staff says over the hotline line that the missile at 09:00 was an accident.']),
  );
  expect(new Set(said('\n    explained: says that it was a stray one'))).toEqual(
    new Set(['Red’s chief of staff says over the hotline line that it was a stray one (the missile at 09:00).']),
  );
});
