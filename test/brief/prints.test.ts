import { describe, expect, test } from 'vitest';
import { briefOf } from '../../src/brief/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { sealChecked } from '../../src/scenario/checked.js';
import { dataOf } from '../scenario/small.js';
import type { KeyPath } from '../../src/scenario/text/path.js';
import { fullScenario } from '../../src/scenario/format/schema.js';
import { variables } from './otherValues.js';
import { DEFAULT, textOf } from './parts.js';
import { SEATED } from './rich.js';
import { trialsOf } from './trials.js';

/** The fields that a facilitator does without. */
const NOT_PRINTED = [
  // Where the engine decides for an office it weighs these; a player does not.
  'actions.*.utility',
  'actions.*.utility-local',
  'actions.*.costs-denial',
  'actions.*.costs-standing',
  'actions.*.backs-down',
  // What the engine makes of a choice: its words say it.
  'actions.*.does',
  // Where the library’s values come from: they are printed.
  'actors.*.office',
  // A public statement has no ends.
  'channels.*.between',
  // What arms say and change has tests of its own: a changed arm may be one that cannot be played.
  'arms',
  'baseline',
  // What stories call it, and what the spreadsheet of injects keeps.
  'incidents.*.name',
  'injects.*.notes',
  // For commands.
  'id',
  'compare',
  // How the engine talks for offices: people choose their own words.
  'talk',
  'caution',
  // How the engine measures what the debrief sheet names, and tells whether a run follows what happened.
  'outcomes.*',
  'history.*',
];

/** The whole brief of the file as written, without arms. */
function printed(scenario: CheckedScenario): string {
  return briefOf(sealChecked({ ...dataOf(scenario), arms: {} }), null)
    .map(textOf)
    .join('\n');
}

/** The kind of field: entries and places in lists become `*`. */
function kindOf(keys: KeyPath): string {
  const [section, , ...rest] = keys.map(String);
  const field = rest.map((key, i) => (/^\d+$/.test(key) || rest[i - 1] === 'truth' ? '*' : key));
  return keys.length === 1 || section === 'parameters' ? String(section) : [section, '*', ...field].join('.');
}

function isExempt(kind: string): boolean {
  return NOT_PRINTED.some((pattern) => kind === pattern || kind.startsWith(`${pattern}.`));
}

describe('a brief prints all that a scenario can say', () => {
  test('but for what is named', () => {
    const kinds = new Set<string>();
    const shown = new Set<string>();
    for (const scenario of [SEATED, DEFAULT]) {
      const before = printed(scenario);
      for (const { of, changed } of trialsOf(scenario, variables(fullScenario, scenario))) {
        const kind = kindOf(of.keys);
        kinds.add(kind);
        if (!isExempt(kind) && !shown.has(kind) && printed(changed) !== before) shown.add(kind);
      }
    }
    expect([...kinds].filter((kind) => !shown.has(kind) && !isExempt(kind))).toEqual([]);
    expect(shown.size).toBeGreaterThan(80);
  });
});
