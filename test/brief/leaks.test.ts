import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../src/brief/html.js';
import { sideKnowledge } from '../../src/knowledge/sideKnowledge.js';
import { handout } from '../../src/brief/handout.js';
import { ladderPart } from '../../src/brief/ladder.js';
import { applyArm, sideOf } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { sealChecked } from '../../src/scenario/checked.js';
import { makeKeyPath } from '../../src/scenario/text/path.js';
import type { KeyPath } from '../../src/scenario/text/path.js';
import { fullScenario } from '../../src/scenario/format/schema.js';
import { dataOf, patched, scenarioOf, SMALL } from '../scenario/small.js';
import { variables } from './otherValues.js';
import { RICH } from './rich.js';
import type { Trial } from './trials.js';
import { trialsOf } from './trials.js';
import { DEFAULT, partOf, played, SHIPPED, textOf } from './parts.js';

/** What a side is handed: nothing that it must not know may change a letter of it. */
function handedTo(scenario: CheckedScenario, side: string): string {
  return textOf(handout(sideKnowledge(scenario, side)));
}

/** The fields that may show on the handout of a side, `own` standing for it and `other` for another one. */
const MAY_SHOW = [
  'start',
  'background',
  'sides.*.name',
  'sides.own.briefing',
  'sides.own.restraints.*',
  'sides.own.framing',
  'sides.own.battlefield',
  'sides.own.respond-within',
  'actors.own.title',
  'actors.own.role',
  'actors.own.delegated',
  'actors.own.barred',
  'actors.own.reports-to',
  'actors.other.title',
  'channels.own.kind',
  // Others’ line may become one of its own, or a public one.
  'channels.*.tier',
  'channels.*.between.*',
  'channels.*.shared-by.*.*',
  'channels.own.needs-approval.*',
  'channels.own.connects',
  'channels.own.lasts',
  'channels.own.state',
  // What both ends of a line have agreed, and what lies behind them; not what it does.
  'channels.own.meets.first',
  'channels.own.meets.every',
  'channels.own.trust-built.*.by',
  'channels.own.trust-built.*.ago',
  'actions.*.says',
  'actions.*.for.*',
  'actions.*.rung',
  'actions.*.rung-again',
  'actions.*.from-rung',
  'actions.*.authority',
];

/** The kind of field: the names of entries become `*`, and those of what belongs to the side or not `own` or `other`. */
function kindOf(scenario: CheckedScenario, keys: KeyPath, side: string): string {
  const [section, entry, ...rest] = keys.map(String);
  const field = rest.map((key) => (/^\d+$/.test(key) ? '*' : key));
  return (entry === undefined ? [section] : [section, whose(scenario, section, entry, side), ...field]).join('.');
}

/** Whether an entry of a section is a side’s: itself, its offices, the lines that it is on. */
function whose({ channels }: CheckedScenario, section: string | undefined, entry: string, side: string): string {
  if (section !== 'sides' && section !== 'actors' && section !== 'channels') return '*';
  const line = section === 'channels' ? channels[entry] : undefined;
  const owners = line === undefined ? [entry] : [...line.between, ...line['shared-by'].flat()];
  return line?.tier === 'public' || owners.map(sideOf).includes(side) ? 'own' : 'other';
}

/** Whether a kind of field may show by this pattern. What was empty is filled as a whole: it may if something in it may. */
function allows(pattern: string, kind: string): boolean {
  const [a, b] = [pattern.split('.'), kind.split('.')];
  return a.length >= b.length && b.every((part, i) => a[i] === '*' || a[i] === part);
}

/** The kinds of field that change a handout. */
function kindsShown(scenario: CheckedScenario, trials: readonly Trial[], side: string): string[] {
  const before = handedTo(scenario, side);
  return trials
    .filter(({ changed }) => handedTo(changed, side) !== before)
    .map(({ of }) => kindOf(scenario, of.keys, side));
}

test('nothing is named that does not show', () => {
  const trials = trialsOf(RICH, variables(fullScenario, RICH));
  const shown = ['blue', 'red', 'green'].flatMap((side) => kindsShown(RICH, trials, side));
  expect(MAY_SHOW.filter((pattern) => !shown.some((kind) => allows(pattern, kind)))).toEqual([]);
});

describe.each([
  { name: 'small', scenario: scenarioOf(SMALL), sides: ['blue', 'red', 'green'] },
  { name: 'rich', scenario: RICH, sides: ['blue', 'red', 'green'] },
  { name: 'default', scenario: DEFAULT, sides: ['nato', 'russia', 'ukraine'] },
])('a handout depends on nothing that its side must not know: $name', ({ scenario, sides }) => {
  const fields = variables(fullScenario, scenario);
  const trials = trialsOf(scenario, fields);

  test('every field of the scenario can be changed for the trial', () => {
    const tried = new Set(trials.map(({ of }) => of));
    const untried = fields.filter((field) => field.given && !tried.has(field));
    expect(fields.length).toBeGreaterThan(400);
    expect(untried.map(({ keys }) => makeKeyPath(keys))).toEqual([]);
  });

  test.each(sides)('of %s: only what it may know shows', (side) => {
    const shown = kindsShown(scenario, trials, side);
    expect([...new Set(shown)].filter((kind) => !MAY_SHOW.some((pattern) => allows(pattern, kind)))).toEqual([]);
    expect(new Set(shown)).toContain('start');
  });

  test('nor does it change where whole sections are taken out', () => {
    const bare = sealChecked({
      ...dataOf(scenario),
      id: 'other',
      title: 'Other',
      summary: 'Other.',
      sources: [],
      incidents: {},
      activities: {},
      injects: [],
      arms: {},
      outcomes: {},
      debrief: [],
      'teaching-notes': '',
    });
    for (const side of sides) expect(handedTo(bare, side)).toBe(handedTo(scenario, side));
  });
});

describe('of the other side a handout tells whom one can call, and no more', () => {
  const scenario = scenarioOf(SMALL);

  test('of another side’s offices it shows only those that it can call', () => {
    const title = (actor: 'red.chief' | 'red.head') => patched(scenario, { [`actors[${actor}].title`]: 'canary' });
    expect(handedTo(title('red.chief'), 'blue')).toContain('canary');
    expect(handedTo(title('red.head'), 'blue')).not.toContain('canary');
  });

  test('whose approval a call to the other side needs is not on it, one’s own is', () => {
    const without = patched(scenario, { 'channels.chiefs.needs-approval': [] });
    expect(handedTo(without, 'blue')).toBe(handedTo(scenario, 'blue'));
    expect(handedTo(without, 'red')).not.toBe(handedTo(scenario, 'red'));
  });
});

/** Sentences and phrases of a scenario that nobody but the white cell may read, or only another side. */
function secretsOf(scenario: CheckedScenario, side: string | null): string[] {
  const sentences = (text: string) =>
    text
      .split(/[.;:?!]\s|\n+/)
      .map(simple)
      .filter((each) => each.length >= 20);
  const words = (id: string) => (id.includes('-') ? [id.replaceAll('-', ' ')] : []);
  const { title, summary, incidents, activities, injects, arms, debrief, sides } = scenario;
  return [
    title,
    ...sentences(summary),
    ...Object.values(incidents).flatMap(({ says, truth }) => [says, ...Object.keys(truth).flatMap(words)]),
    ...Object.values(activities).map(({ says }) => says),
    ...injects.flatMap(({ id, says }) => [...words(id), ...sentences(says ?? '')]),
    ...Object.values(arms).flatMap(({ about }) => sentences(about)),
    ...sentences(scenario['teaching-notes']),
    ...(scenario.history === undefined
      ? []
      : [scenario.history.about, ...scenario.history.milestones.map(({ says }) => says)].flatMap(sentences)),
    ...debrief.flatMap(sentences),
    ...Object.entries(sides).flatMap(([id, { briefing }]) => (id === side ? [] : sentences(briefing))),
  ].map(simple);
}

function simple(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();
}

describe.each(SHIPPED.map((scenario) => ({ id: scenario.id, scenario })))('$id', ({ scenario }) => {
  const sides = Object.keys(scenario.sides);

  test('no handout tells what is to come, what it is, or what another side knows', () => {
    for (const { scenario: made } of played(scenario)) {
      for (const side of sides) {
        const text = simple(handedTo(made, side));
        expect(secretsOf(made, side).filter((secret) => text.includes(secret))).toEqual([]);
      }
    }
  });

  test('nor does the ladder on the wall', () => {
    for (const { scenario: made } of played(scenario)) {
      const text = simple(textOf(ladderPart(made)));
      expect(secretsOf(made, null).filter((secret) => text.includes(secret))).toEqual([]);
    }
  });

  test('nor the head of the printed page', () => {
    const handouts = sides.map((side) => handout(sideKnowledge(scenario, side)));
    expect(htmlOf(handouts)).toContain('<title>Brinkline brief</title>');
    expect(simple(htmlOf(handouts))).not.toContain(simple(scenario.title));
  });

  test('what everybody knows and what the side knows is on it', () => {
    expect(scenario.background).not.toBe('');
    for (const side of sides) {
      const text = simple(handedTo(scenario, side));
      expect(text).toContain(simple(scenario.background).slice(0, 60));
      expect(text).toContain(simple(scenario.sides[side]?.briefing ?? '').slice(0, 60));
    }
  });
});

describe('the arms of the default scenario', () => {
  const scenario = DEFAULT;

  test.each(['open', 'unanswered', 'null', 'harmful'])('%s cannot be told from a handout', (arm) => {
    for (const side of ['nato', 'russia', 'ukraine']) {
      expect(partOf(scenario, `handout-${side}`, arm)).toEqual(partOf(scenario, `handout-${side}`));
    }
  });

  test('closed can, as nobody may try', () => {
    expect(handedTo(applyArm(scenario, 'closed'), 'nato')).toContain('no: you are not permitted');
    expect(handedTo(scenario, 'nato')).not.toContain('no: you are not permitted');
  });
});
