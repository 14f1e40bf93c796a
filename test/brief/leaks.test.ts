import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../src/brief/html.js';
import { sideKnowledge } from '../../src/brief/sideKnowledge.js';
import { handout } from '../../src/brief/handout.js';
import { ladderPart } from '../../src/brief/ladder.js';
import { applyArm } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { makeKeyPath, isMapping } from '../../src/scenario/path.js';
import type { KeyPath } from '../../src/scenario/path.js';
import { fullScenario } from '../../src/scenario/schema.js';
import { scenarioOf, SMALL } from '../scenario/small.js';
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
  'actors.own.reports-to',
  'actors.other.title',
  'channels.*.kind',
  'channels.*.tier',
  'channels.*.between.*',
  'channels.*.needs-approval.*',
  'channels.*.connects',
  'channels.*.lasts',
  'channels.*.state',
  'actions.*.says',
  'actions.*.for.*',
  'actions.*.rung',
  'actions.*.rung-again',
  'actions.*.from-rung',
  'actions.*.authority',
];

/** The words of all fields that have a choice of words. */
const WORDS =
  'open closed suspended cut asked always never by-rung full none explain assure deceive accuse threaten strategic tactical public denial holding losing own chain local ally national head commander setback statement insult reassurance nothing call posture strike minor deliberate accidental hostile accident reprisal connected refused calm'.split(
    ' ',
  );

function leavesOf(value: unknown, keys: KeyPath = []): KeyPath[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => leavesOf(each, [...keys, i]));
  if (isMapping(value)) return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...keys, key]));
  return [keys];
}

function changedAt(value: unknown, keys: KeyPath, by: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each: unknown, i) => (i === key ? changedAt(each, rest, by) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, name === key ? changedAt(each, rest, by) : each]),
  );
}

function valueAt(value: unknown, keys: KeyPath): unknown {
  return keys.reduce<unknown>((found, key) => (found as Record<string | number, unknown>)[key], value);
}

/** Other values that a field can have: free text first, else what its form allows. */
function otherValues(scenario: CheckedScenario, keys: KeyPath): CheckedScenario[] {
  const value = valueAt(scenario, keys);
  const tries =
    typeof value === 'number'
      ? [value / 2, value + 1, value - 1]
      : typeof value === 'boolean'
        ? [!value]
        : [
            `${String(value)} canary`,
            '7h13m',
            'blue.canary',
            'canary',
            ...WORDS,
            7,
            '2031-05-02T06:00:00Z',
            { hostile: 7, accident: 8 },
            0.7,
            { first: '7h', every: null },
            { trust: 0.7, on: [] },
          ];
  const good: CheckedScenario[] = [];
  for (const other of tries) {
    if (other === value || good.length > 0) continue;
    const changed = changedAt(scenario, keys, other);
    if (fullScenario.safeParse(changed).success) good.push(changed as CheckedScenario);
  }
  return good;
}

/** The kind of field: the names of entries become `*`, and those of sides and their actors `own` or `other`. */
function kindOf(keys: KeyPath, side: string): string {
  const [section, entry, ...rest] = keys.map(String);
  const whose = (name = '') => (name.split('.')[0] === side ? 'own' : 'other');
  const generic = section === 'sides' || section === 'actors' ? whose(entry) : '*';
  const field = rest.map((key) => (/^\d+$/.test(key) ? '*' : key));
  return (entry === undefined ? [section] : [section, generic, ...field]).join('.');
}

function mayShow(kind: string): boolean {
  return MAY_SHOW.some((pattern) => {
    const [a, b] = [pattern.split('.'), kind.split('.')];
    return a.length === b.length && a.every((part, i) => part === '*' || part === b[i]);
  });
}

describe.each([
  { name: 'small', scenario: scenarioOf(SMALL), sides: ['blue', 'red', 'green'] },
  { name: 'default', scenario: DEFAULT, sides: ['nato', 'russia', 'ukraine'] },
])('a handout depends on nothing that its side must not know: $name', ({ scenario, sides }) => {
  const leaves = leavesOf(scenario);
  const changed = leaves.flatMap((keys) => otherValues(scenario, keys).map((other) => ({ keys, other })));

  test('nearly every field of the scenario can be changed for the trial', () => {
    expect(leaves.length).toBeGreaterThan(400);
    const tried = new Set(changed.map(({ keys }) => makeKeyPath(keys)));
    const untried = leaves.map(makeKeyPath).filter((path) => !tried.has(path));
    // What can have one value only.
    expect(untried.filter((path) => !/^brinkline$|\.(calm(-at-end)?|never)$/.test(path))).toEqual([]);
  });

  test.each(sides)('of %s: only what it may know shows', (side) => {
    const before = handedTo(scenario, side);
    const shown = changed.filter(({ other }) => handedTo(other, side) !== before).map(({ keys }) => kindOf(keys, side));
    expect([...new Set(shown)].filter((kind) => !mayShow(kind))).toEqual([]);
    expect(new Set(shown)).toContain('start');
  });

  test('nor does it change where whole sections are taken out', () => {
    const bare = {
      ...scenario,
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
    };
    for (const side of sides) expect(handedTo(bare as CheckedScenario, side)).toBe(handedTo(scenario, side));
  });
});

describe('of the other side a handout tells whom one can call, and no more', () => {
  const scenario = scenarioOf(SMALL);

  test('of another side’s offices it shows only those that it can call', () => {
    const title = (actor: string) => ({
      ...scenario,
      actors: { ...scenario.actors, [actor]: { ...scenario.actors[actor], title: 'canary' } },
    });
    expect(handedTo(title('red.chief') as CheckedScenario, 'blue')).toContain('canary');
    expect(handedTo(title('red.head') as CheckedScenario, 'blue')).not.toContain('canary');
  });

  test('whose approval a call to the other side needs is not on it, one’s own is', () => {
    const without = {
      ...scenario,
      channels: { ...scenario.channels, chiefs: { ...scenario.channels['chiefs'], 'needs-approval': [] } },
    };
    expect(handedTo(without as unknown as CheckedScenario, 'blue')).toBe(handedTo(scenario, 'blue'));
    expect(handedTo(without as unknown as CheckedScenario, 'red')).not.toBe(handedTo(scenario, 'red'));
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
