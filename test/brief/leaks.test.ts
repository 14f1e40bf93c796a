import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../src/brief/html.js';
import { seatKnowledge } from '../../src/knowledge/index.js';
import { handout } from '../../src/brief/handout.js';
import { ladderPart } from '../../src/brief/ladder.js';
import { applyArm, seatsOf, sideOf } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { sealChecked } from '../../src/scenario/checked.js';
import { makeKeyPath } from '../../src/scenario/text/path.js';
import type { KeyPath } from '../../src/scenario/text/path.js';
import { fullScenario } from '../../src/scenario/format/schema.js';
import { dataOf, patched, scenarioOf, SMALL } from '../scenario/small.js';
import { variables } from './otherValues.js';
import { RICH, SEATED } from './rich.js';
import type { Trial } from './trials.js';
import { trialsOf } from './trials.js';
import { DEFAULT, partOf, played, SHIPPED, textOf } from './parts.js';

/** What a seat is handed: nothing that it must not know may change a letter of it. */
function handedTo(scenario: CheckedScenario, seat: string): string {
  const plays = seatsOf(scenario).some(({ id, observer }) => id === seat && !observer);
  return plays ? textOf(handout(seatKnowledge(scenario, seat))) : '';
}

/** The seats that have a handout. */
function playersOf(scenario: CheckedScenario): string[] {
  return seatsOf(scenario).flatMap(({ id, observer }) => (observer ? [] : id));
}

/** The fields that may show on the handout of a seat: `own` is its own or its side’s, `mate` another seat’s of its side. */
const MAY_SHOW = [
  'start',
  'background',
  'sides.*.name',
  'sides.own.briefing',
  'sides.own.restraints.*',
  'sides.own.framing',
  'sides.own.battlefield',
  'sides.own.respond-within',
  // Where one sits, and with whom; a seat that observes or changes sides is no longer there.
  'seats.own.name',
  'seats.own.briefing',
  'seats.own.wants',
  'seats.own.side',
  'seats.own.observer',
  'seats.own.offices.*',
  'seats.mate.name',
  'seats.mate.side',
  'seats.mate.observer',
  'seats.mate.offices.*',
  // Whose authority a request for authority goes through.
  'actors.mate.reports-to',
  'actors.mate.title',
  'actors.own.title',
  'actors.own.role',
  'actors.own.delegated',
  'actors.own.barred',
  'actors.own.reports-to',
  'actors.other.title',
  'channels.own.kind',
  'channels.own.name',
  // Others’ line may become one of its own, or a public one.
  'channels.*.tier',
  'channels.*.between.*',
  'channels.*.shared-by.*.*',
  'channels.own.needs-approval.*',
  'channels.own.through',
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
  'actions.*.by.*',
  'actions.*.from-rung',
  'actions.*.authority',
];

/** The kind of field: the names of entries become `*`, and those of what belongs to the side or not `own` or `other`. */
function kindOf(scenario: CheckedScenario, keys: KeyPath, seat: string): string {
  const [section, entry, ...rest] = keys.map(String);
  const field = rest.map((key) => (/^\d+$/.test(key) ? '*' : key));
  return (entry === undefined ? [section] : [section, whose(scenario, section, entry, seat), ...field]).join('.');
}

/** Whether an entry of a section is a seat’s: the seat, its side, its offices, the lines that they are on. */
function whose(scenario: CheckedScenario, section: string | undefined, entry: string, id: string): string {
  const all = seatsOf(scenario);
  const seat = all.find((each) => each.id === id);
  if (seat === undefined) throw new Error(`no seat ${id}`);
  const ofSide = (side: string | null | undefined) => (side === seat.side ? 'mate' : 'other');
  switch (section) {
    case 'sides':
      return entry === seat.side ? 'own' : 'other';
    case 'seats':
      return entry === id ? 'own' : ofSide(all.find((each) => each.id === entry)?.side);
    case 'actors':
      return seat.offices.includes(entry) ? 'own' : ofSide(sideOf(entry));
    case 'channels': {
      const line = scenario.channels[entry];
      const ends = line === undefined ? [] : [...line.between, ...line['shared-by'].flat()];
      return line?.tier === 'public' || ends.some((end) => seat.offices.includes(end)) ? 'own' : 'other';
    }
    case undefined:
    default:
      return '*';
  }
}

/** Whether a kind of field may show by this pattern. What was empty is filled as a whole: it may if something in it may. */
function allows(pattern: string, kind: string): boolean {
  const [a, b] = [pattern.split('.'), kind.split('.')];
  return a.length >= b.length && b.every((part, i) => a[i] === '*' || a[i] === part);
}

/** The kinds of field that change a handout. */
function kindsShown(scenario: CheckedScenario, trials: readonly Trial[], seat: string): string[] {
  const before = handedTo(scenario, seat);
  return trials
    .filter(({ changed }) => handedTo(changed, seat) !== before)
    .map(({ of }) => kindOf(scenario, of.keys, seat));
}

test('nothing is named that does not show', () => {
  const trials = trialsOf(SEATED, variables(fullScenario, SEATED));
  const shown = playersOf(SEATED).flatMap((seat) => kindsShown(SEATED, trials, seat));
  expect(MAY_SHOW.filter((pattern) => !shown.some((kind) => allows(pattern, kind)))).toEqual([]);
});

describe.each([
  { name: 'small', scenario: scenarioOf(SMALL), seats: ['blue', 'red', 'green'] },
  { name: 'rich', scenario: RICH, seats: ['blue', 'red', 'green'] },
  { name: 'seated', scenario: SEATED, seats: ['blue-border', 'blue-capital', 'red', 'green'] },
  { name: 'default', scenario: DEFAULT, seats: ['nato', 'russia', 'ukraine'] },
])('a handout depends on nothing that its seat must not know: $name', ({ scenario, seats }) => {
  const fields = variables(fullScenario, scenario);
  const trials = trialsOf(scenario, fields);

  test('every field of the scenario can be changed for the trial', () => {
    const tried = new Set(trials.map(({ of }) => of));
    const untried = fields.filter((field) => field.given && !tried.has(field));
    expect(fields.length).toBeGreaterThan(400);
    expect(untried.map(({ keys }) => makeKeyPath(keys))).toEqual([]);
  });

  test.each(seats)('of %s: only what it may know shows', (seat) => {
    expect(playersOf(scenario)).toEqual(seats);
    const shown = kindsShown(scenario, trials, seat);
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
      learning: [],
      'teaching-notes': '',
    });
    for (const seat of seats) expect(handedTo(bare, seat)).toBe(handedTo(scenario, seat));
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
function secretsOf(scenario: CheckedScenario, seat: string | null): string[] {
  const sentences = (text: string) =>
    text
      .split(/[.;:?!]\s|\n+/)
      .map(simple)
      .filter((each) => each.length >= 20);
  const words = (id: string) => (id.includes('-') ? [id.replaceAll('-', ' ')] : []);
  const { title, summary, incidents, activities, injects, arms, debrief, sides } = scenario;
  const seats = seatsOf(scenario);
  const side = seats.find(({ id }) => id === seat)?.side;
  return [
    title,
    ...sentences(summary),
    ...Object.values(incidents).flatMap(({ says, truth }) => [says, ...Object.keys(truth).flatMap(words)]),
    ...Object.values(activities).map(({ says }) => says),
    ...injects.flatMap(({ id, says }) => [...words(id), ...sentences(says ?? '')]),
    ...Object.values(arms).flatMap(({ about }) => sentences(about)),
    ...sentences(scenario['teaching-notes']),
    ...scenario.learning.flatMap((each) => Object.values(each).flatMap(sentences)),
    ...(scenario.history === undefined
      ? []
      : [scenario.history.about, ...scenario.history.milestones.map(({ says }) => says)].flatMap(sentences)),
    ...debrief.flatMap(sentences),
    ...Object.entries(sides).flatMap(([id, { briefing }]) => (id === side ? [] : sentences(briefing))),
    ...seats.flatMap(({ id, briefing, wants }) => (id === seat ? [] : [briefing, wants].flatMap(sentences))),
  ].map(simple);
}

function simple(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();
}

describe.each(SHIPPED.map((scenario) => ({ id: scenario.id, scenario })))('$id', ({ scenario }) => {
  const players = playersOf(scenario);

  test('no handout tells what is to come, what it is, or what another side knows', () => {
    for (const { scenario: made } of played(scenario)) {
      for (const seat of players) {
        const text = simple(handedTo(made, seat));
        expect(secretsOf(made, seat).filter((secret) => text.includes(secret))).toEqual([]);
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
    const handouts = players.map((seat) => handout(seatKnowledge(scenario, seat)));
    expect(htmlOf(handouts)).toContain('<title>Brinkline brief</title>');
    expect(simple(htmlOf(handouts))).not.toContain(simple(scenario.title));
  });

  test('what everybody knows, what the side knows and what the seat knows is on it', () => {
    expect(scenario.background).not.toBe('');
    for (const { id, side, briefing, wants, observer } of seatsOf(scenario)) {
      if (observer) continue;
      const text = simple(handedTo(scenario, id));
      for (const known of [scenario.background, scenario.sides[side ?? '']?.briefing ?? '', briefing, wants]) {
        expect(text).toContain(simple(known).slice(0, 60));
      }
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
