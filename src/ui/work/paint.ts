import type { Entry } from '../../engine/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { fieldOf, parseDuration } from '../../scenario/index.js';
import { PARAMETERS } from '../../model/index.js';
import { casesOf } from '../drawn/cases.js';
import { contactsOf } from '../drawn/contacts.js';
import { curveOf } from '../drawn/curve.js';
import { FactIndex } from '../drawn/factIndex.js';
import { lanesOf } from '../drawn/lanes.js';
import type { Cast, ParameterNow, Picture } from './picture.js';

/** What is drawn of a run. `endedAt`: when it ended, if it did before the horizon. */
export function pictureOf(
  scenario: CheckedScenario,
  entries: readonly Entry[],
  facts = new FactIndex(entries),
): Picture {
  const cases = casesOf(scenario, facts);
  return {
    until: parseDuration(scenario.horizon),
    entries: entries.length,
    curve: curveOf(scenario, facts),
    cases,
    lanes: lanesOf(scenario, facts, cases),
    contacts: contactsOf(facts),
  };
}

export function castOf(scenario: CheckedScenario): Cast {
  const { id, summary, start, sides, ladder, arms, actions, channels, debrief, caution } = scenario;
  return {
    id,
    summary,
    start,
    sides: Object.entries(sides).map(([side, { name }]) => ({ id: side, name })),
    ladder: ladder.map(({ name, firebreak }) => ({ name, firebreak })),
    arms: Object.entries(arms).map(([arm, { about }]) => ({ id: arm, about })),
    options: Object.fromEntries(Object.entries(actions).map(([option, { says, does }]) => [option, { says, does }])),
    channels: Object.keys(channels),
    parameters: parametersOf(scenario),
    debrief,
    caution,
  };
}

function parametersOf({ parameters }: CheckedScenario): ParameterNow[] {
  const says = new Map(Object.entries(PARAMETERS).map(([name, spec]) => [fieldOf(name), spec.says]));
  return Object.entries(parameters).map(([name, value]) => ({
    name,
    value: value as number | string,
    says: says.get(name) ?? '',
  }));
}
