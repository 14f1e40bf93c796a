import { describe, expect, test } from 'vitest';
import { briefOf } from '../../src/brief/index.js';
import { patched, scenarioOf, small, SMALL } from '../scenario/small.js';
import { RICH } from './rich.js';
import { DEFAULT, partOf, played, SHIPPED, textOf } from './parts.js';

function lines(id: string, arm: string | null = null, scenario = DEFAULT): string[] {
  return textOf(partOf(scenario, id, arm)).split('\n');
}

/** The line that begins so. */
function line(id: string, beginning: string, arm: string | null = null, scenario = DEFAULT): string {
  const found = lines(id, arm, scenario).filter((each) => each.startsWith(beginning));
  expect(found).toHaveLength(1);
  return found[0] ?? beginning;
}

describe('the white cell’s list', () => {
  test('has the injects in the order of their times, and those under a condition apart', () => {
    const scenario = scenarioOf(
      small(
        '  - { id: strike, at: 6h, incident: stray-missile }',
        '  - { id: late, at: 70h, says: The line is back., channel: { id: hotline, state: open, answering: never } }\n  - { id: strike, at: 6h, incident: stray-missile }',
      ),
    );
    const all = lines('white-cell', null, scenario);
    const rows = all.slice(all.indexOf('Clock | After | Inject | What comes | Who learns | Done at') + 1);
    expect(rows.slice(0, 3)).toEqual([
      'day 1 09:00 | 6 h | strike | Read: “A missile destroys a command post” (incident stray missile: see its card) | those on its card, at their times | ',
      'day 1 23:00 | 20 h | insult | Only if it is not calm. In public, by Blue’s head of state: insult, about Red. | Blue, Red, Green | ',
      'day 4 01:00 | 2 d 22 h | late | Read: “The line is back.” From now on the hotline line is open, and is never answered. | anyone who tries it | ',
    ]);
    expect(line('white-cell', 'cut | ', null, scenario)).toBe(
      'cut | By day 2 03:00 nobody has got through on the chiefs line. After each talk there, the 24 h start again. | From now on the hotline line is cut. | anyone who tries it | ',
    );
  });

  test.each([
    ['rung-at-least: 5', 'The ladder has stood at rung 5 (local exchange) or higher for 24 h without a break.'],
    [
      'not-calm: true',
      'The crisis has been on for 24 h without a break: rung 3 or higher, or an open case of rung 4 or more.',
    ],
  ])('says of %s: %s', (condition, says) => {
    const scenario = scenarioOf(small('when: { no-contact-on: chiefs, for: 24h }', `when: { ${condition}, for: 24h }`));
    expect(line('white-cell', 'cut | ', null, scenario)).toContain(` | ${says} | `);
  });

  test('has the ground truth with its weights, and what each report would show', () => {
    expect(lines('white-cell')).toEqual(
      expect.arrayContaining([
        'navigation fault | 60 % | 1–60 of 100 | no | Russia | –',
        'third party air defence | 25 % | 61–85 of 100 | no | Ukraine | –',
        'deliberate | 15 % | 86–100 of 100 | yes: more is to follow | Russia | Russia’s local commander, Russia’s theatre commander, Russia’s chief of staff, Russia’s head of state',
        '2 min | day 1 09:02 | NATO’s local commander | impact | 1–90 of 100 | 1–50 of 100 | meant',
        '5 h and about 5 h more | about day 1 19:00 | NATO’s chief of staff | debris (physical evidence) | 1–10 of 100 | 1–90 of 100 | not meant',
        '45 min | day 1 09:45 | Russia’s chief of staff | the truth, as rolled | – | – | –',
      ]),
    );
  });

  test('has the activities with their rates and what comes of them', () => {
    // 1 − e^(−1/8) is 11.8 %.
    expect(line('white-cell', 'strikes near border | ')).toBe(
      'strikes near border | Russia | about 8 h apart | each 1 h: 1–12 of 100 | “A strike lands near the border.” Tell NATO’s local commander. | It becomes the incident stray missile: 1–2 of 100 (2 %).',
    );
    expect(line('white-cell', 'border air patrols | ')).toContain(
      'Russia’s theatre commander takes it for an act of NATO: 1–20 of 100; while a talk on the deconfliction line holds: 1–6 of 100. It becomes the incident shot across (only if it was taken for that): 1–10 of 100 (10 %).',
    );
    expect(line('white-cell', 'setbacks | ')).toContain('A setback for Russia: its leader decides.');
  });

  test('leaves out what a standing restraint rules out, and its accidents', () => {
    expect(lines('white-cell').filter((each) => each.startsWith('combat air patrols'))).toEqual([]);
    expect(lines('white-cell').join('\n')).not.toContain('out of combat air patrols');
    const free = patched(DEFAULT, { 'sides.nato.restraints': [] });
    expect(line('white-cell', 'combat air patrols | ', null, free)).toContain('the incident lock on');
  });

  test('says which weapons are used from now on', () => {
    expect(line('white-cell', 'day 2 19:00 | ')).toContain(
      'From now on strikes near border: weapons of class 1 (0: the usual);',
    );
  });

  test('says of weapons of which class they are, and who sees it: the side against which they are used, where the class can rise', () => {
    expect(line('white-cell', 'day 2 09:00 | ', null, RICH)).toBe(
      'day 2 09:00 | 30 h | heavier | Read: “A crater, wider than before.” From now on shelling: weapons of class 3 (0: the usual); each class makes what happens look more as if it was meant, and makes it costlier to let it pass. | Blue | ',
    );
    expect(line('white-cell', 'day 2 19:00 | ', null, RICH)).toBe(
      'day 2 19:00 | 40 h | usual | From now on shelling: the usual weapons. | nobody | ',
    );
    expect(line('white-cell', 'Weapons: ', null, RICH)).toContain('weapons of class 2 (0: the usual)');
    expect(line('white-cell', 'shelling | ', null, RICH)).toContain(
      'In use: weapons of class 1 (0: the usual), also in what it becomes.',
    );
  });

  test('keeps what a restraint rules out apart, with the restraint', () => {
    const all = lines('white-cell', null, RICH);
    const at = all.indexOf('What a restraint rules out');
    expect(all.slice(at + 2, at + 4)).toEqual([
      'Ruled out by | Activity | By | How often | Roll | Each event | Then roll for',
      'Blue: no flights | flights | Blue | about 4 h apart | each 1 h: 1–22 of 100 | “Blue flies over the war” | It becomes the incident stray missile: 1–10 of 100 (10 %).',
    ]);
    expect(line('white-cell', 'Comes: ', null, RICH)).toBe('Comes: day 1 09:00; by chance, out of shelling');
  });

  test('says how a side stands at home, how loud it is, whom a policy bars, and who has a closed mind', () => {
    const all = lines('white-cell', null, RICH);
    expect(all.filter((each) => each.startsWith('Standing at home: 60 of 100 points'))).toHaveLength(1);
    expect(all.filter((each) => each.includes('public threat') && each.endsWith('1–80 of 100.'))).toHaveLength(1);
    expect(
      all.filter((each) => each.startsWith('Service chief | ')).map((each) => each.split(' | ').slice(-2)),
    ).toEqual([
      ['–', 'a policy bars it from talking to them'],
      ['–', 'a policy bars it from talking to them'],
    ]);
    expect(all.filter((each) => each.includes('for intent ×1, against it ×0.5'))).toHaveLength(1);
  });

  test('says what each arm changes; of a chosen one only that', () => {
    const where =
      'channels: ministers, chiefs, theatre, advisers, foreign ministers, ambassador, officials, relay, attache';
    expect(lines('white-cell')).toEqual(
      expect.arrayContaining([
        'closed (baseline: the others are compared with it)',
        `${where} | state | open | closed`,
        `${where.replace(' relay,', '')} | answering | asked | never`,
        'channels: relay | answering | always | never',
      ]),
    );
    expect(lines('white-cell', 'closed')).toContain(`${where} | state | open | closed`);
    expect(lines('white-cell', 'closed')).not.toContain('channels: relay | answering | always | never');
    expect(lines('white-cell', 'closed')).toContain('Arm: closed');
  });

  test('is of the scenario as the arm makes it', () => {
    const scenario = scenarioOf(
      small('open: { about: Calls may be made and taken. }', 'open: { set: { "injects[insult].at": 30h } }'),
    );
    expect(line('white-cell', 'day 2 09:00', 'open', scenario)).toContain('insult');
    expect(line('white-cell', 'day 1 23:00', null, scenario)).toContain('insult');
  });

  test('gives every seat: above whom, deciding what, how sure', () => {
    expect(lines('white-cell')).toContain(
      'Local commander | theatre commander | the first answer to what happens | about 10 min | – | rung 4: 1–20 of 100; rung 5: 1–35 of 100 | 20 % | Russia 30 %',
    );
  });
});

describe('a handout', () => {
  test('has the side’s offices, lines and options with what they need', () => {
    const nato = lines('handout-nato');
    expect(nato).toEqual(
      expect.arrayContaining([
        'Theatre commander | chief of staff | grants or denies what the offices below ask for',
        'Chiefs call | chief of staff | Russia’s chief of staff | clarify, warn off, complain, accuse, assure, threaten, negotiate | about 12 h to get through, if it is taken; 20 min a call | yes',
        'limited retaliation | fires back at one site | theatre commander, then chief of staff, then head of state',
        'major strike | strikes on a large scale (not yet: the white cell says when) | head of state',
        'A standing restraint: no troops in theatre.',
      ]),
    );
    expect(lines('handout-russia')).toEqual(
      expect.arrayContaining([
        'Chiefs call | chief of staff | NATO’s chief of staff; a call to you needs the approval of your head of state | clarify, warn off, complain, accuse, assure, threaten, negotiate | about 12 h to get through, if it is taken; 20 min a call | yes',
        'Your official story is denial: to explain, to admit or to take a call goes against it.',
        'The war goes badly for you.',
      ]),
    );
  });

  test('says who may not call, who shares a line, what is agreed, and what lies behind the two ends', () => {
    const blue = lines('handout-blue', null, RICH);
    expect(blue).toEqual(
      expect.arrayContaining([
        'Your service chief may not talk to other sides: a policy of yours bars it.',
        'Chiefs call | service chief | Red’s service chief | clarify, warn off, complain, accuse, assure, threaten, negotiate | about 12 h to get through, if it is taken; 20 min a call | no: your policy bars the office',
        'Chiefs call: one line for your chief of staff and your service chief, which takes one call at a time.',
        'Talks (stability rounds): as agreed, your chief of staff and Red’s chief of staff talk on day 1 15:00, and every 2 d after it. Nobody has to ask for it.',
        'Chiefs call: earlier contact between the two ends: a day of the two chiefs, 24 September 2021.',
      ]),
    );
    // That the suspended line will work again is not for the table.
    expect(blue.filter((each) => each.includes('Blue’s local commander') || /^Rounds.*as agreed/.test(each))).toEqual(
      [],
    );
    expect(lines('handout-green', null, RICH).join('\n')).not.toMatch(/as agreed|behind them|one line for/);
  });

  test('tells the other side nothing of one’s own policy', () => {
    const made = patched(RICH, { 'actors[red.airman].barred': false });
    expect(lines('handout-blue', null, made)).toEqual(lines('handout-blue', null, RICH));
    expect(lines('handout-red', null, made)).not.toEqual(lines('handout-red', null, RICH));
  });

  test('is there for every side that has offices, and for no other', () => {
    const scenario = scenarioOf(
      small('  green.watch: { office: operator }\n', '').replace('seen-by: green.watch', 'seen-by: blue.local'),
    );
    const sides = (of: typeof scenario) => briefOf(of, null).flatMap(({ side }) => side ?? []);
    expect(sides(scenario)).toEqual(['blue', 'red']);
    expect(sides(scenarioOf(SMALL))).toEqual(['blue', 'red', 'green']);
  });

  test('offers to a side without deciding offices nothing to decide', () => {
    expect(lines('handout-ukraine')).not.toContain('What you can decide');
    expect(lines('handout-nato')).toContain('What you can decide');
  });
});

describe('the ladder', () => {
  test('has every rung from the top down, firebreaks between, and what leads to each', () => {
    const all = lines('ladder');
    const rungs = all.flatMap((each) => /^(\d+) {2}/.exec(each)?.[1] ?? []).map(Number);
    expect(rungs).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    const at = all.indexOf('firebreak between rungs 5 and 6');
    expect(all[at - 1]).toBe('6  Limited strikes | Repeated, or more than one site | limited retaliation again | 12 h');
    expect(all[at + 1]).toContain(
      '5  Local exchange | Return fire on local authority, one site, under 24 h | limited retaliation (fires back at one site) | 12 h',
    );
    expect(line('ladder', '8  ')).toContain('| never');
  });
});

describe('the channel card', () => {
  test('says who may call whom, with whose approval, how long it takes, the tier and what it may carry', () => {
    expect(line('channel-card', 'Chiefs call | strategic')).toBe(
      'Chiefs call | strategic | NATO’s chief of staff ↔ Russia’s chief of staff | Russia’s head of state, for a call to Russia: about 2 h | about 12 h; a call lasts 20 min | clarify, warn off, complain, accuse, assure, threaten, negotiate | 58 %',
    );
    expect(line('channel-card', 'Theatre commanders call | strategic')).toContain(
      'may ask for restraint: strikes near border',
    );
    expect(line('channel-card', 'Deconfliction line | tactical')).toContain('| clarify, warn off |');
  });

  test('says who shares a line, whom a policy bars, and when offices meet without a call', () => {
    const scenario = SHIPPED.find(({ id }) => id === 'wider-contact');
    if (scenario === undefined) throw new Error('wider-contact is not there');
    expect(line('channel-card', 'Chiefs call | strategic', null, scenario)).toContain(
      'the United States’ chief of staff ↔ Russia’s chief of staff; on the same line the United States’ chief of the air force (barred by a policy) ↔',
    );
    expect(lines('channel-card', null, scenario).join('\n')).toMatch(
      /Stability rounds .*they meet without a call on .*, then every 64 d/,
    );
  });

  test('says what is agreed, what lies behind, what a contact builds, opens and costs, and when an empty seat asks', () => {
    const row = (beginning: string) => line('channel-card', beginning, null, RICH);
    expect(row('Line | Meetings')).toBe(
      'Line | Meetings | Trust behind it | Each contact builds | It opens again | What it costs | An empty seat asks',
    );
    // Trust 0.1, and 0.3 halved in 365 d, 180 d ago; half of the credibility of 60 % for each 0.25 of trust.
    const trust = 0.1 + 0.3 * 0.5 ** (180 / 365);
    const believed = (of: number) => `${Math.round(60 * Math.min(1, 2 * of))} %`;
    expect(row('Talks (stability rounds) | they')).toBe(
      `Talks (stability rounds) | they meet without a call on day 1 15:00, then every 2 d | – | chiefs: believed ${believed(trust + 0.2)}, not ${believed(trust)} | rounds | – | never by itself`,
    );
    expect(row('Chiefs call | –')).toBe(
      'Chiefs call | – | a day of the two chiefs, 24 September 2021 | – | – | the caller’s side loses 40 of 100 points of standing at home, 3 d later | after 1 h: 1–80 of 100; again after 12 h',
    );
    expect(row('Chiefs call | strategic')).toBe(
      `Chiefs call | strategic | Blue’s chief of staff ↔ Red’s chief of staff; on the same line Blue’s service chief (barred by a policy) ↔ Red’s service chief (barred by a policy) | Red’s head of state, for a call to Red: about 2 h | about 12 h; a call lasts 20 min | clarify, warn off, complain, accuse, assure, threaten, negotiate; may ask for restraint: shelling | ${believed(trust)}`,
    );
  });

  test('says whose approval each of the offices on a shared line needs', () => {
    const made = patched(RICH, { 'channels.chiefs.needs-approval': ['red.chief'] });
    expect(line('channel-card', 'Chiefs call | strategic', null, made)).toContain(
      '| Red’s chief of staff, for a call to Red’s service chief: about 2 h |',
    );
  });

  test('counts standing that is wanting at home against taking a call: a third of 0.4, at 1', () => {
    const prior = 0.35;
    const chance = Math.round(100 / (1 + Math.exp(-(1 - 3 * prior - 0.4 * 0.333))));
    const professional = 'Blue, by an office that needs no approval | ';
    expect(line('channel-card', professional, null, RICH)).toContain(`${professional}1–${chance} of 100`);
  });

  test('says how each line stands in each arm', () => {
    expect(line('channel-card', 'Line | open')).toBe(
      'Line | open | unanswered | closed | null | harmful | as-reported | theatre-only | contact-only | words-only',
    );
    expect(line('channel-card', 'Chiefs call | open, ')).toContain(
      'Chiefs call | open, the called side decides | open, refused or never answered (noticed after 2 h) | closed: may not be tried | open, the called side decides; carries nothing | open, the called side decides; used to accuse | open, refused or never answered (noticed after 2 h) | closed: may not be tried',
    );
    expect(line('channel-card', 'Deconfliction line | open')).toBe(
      `Deconfliction line${' | open, always answered'.repeat(9)}`,
    );
    expect(lines('channel-card', 'closed')).toContain('Chiefs call | closed: may not be tried');
  });

  test('gives the chance of a yes: 1 − 3·0.3 less 1.5 under denial, less 1 insulted, plus 2 where it knows better; a third of politics for professionals', () => {
    const roll = (x: number) => `1–${Math.round(100 / (1 + Math.exp(-x)))} of 100`;
    const row = (who: string, denial: number, insult: number) =>
      [who, roll(0.1 - denial), roll(0.1 - denial - insult), roll(2.1 - denial), roll(2.1 - denial - insult)].join(
        ' | ',
      );
    const professional = 'by an office that needs no approval';
    expect(lines('channel-card').filter((each) => /^(NATO|Russia), by /.test(each))).toEqual([
      row(`NATO, ${professional}`, 0, 0.333),
      row('Russia, by its leader or an approver', 1.5, 1),
      row(`Russia, ${professional}`, 0.4995, 0.333),
    ]);
  });
});

describe('the debrief sheet', () => {
  test('has the questions with room to answer, the outcomes to fill in, and the notes', () => {
    const { blocks } = partOf(DEFAULT, 'debrief');
    const text = lines('debrief');
    for (const [i, question] of DEFAULT.debrief.entries()) expect(text).toContain(`${i + 1}. ${question}`);
    expect(blocks.filter(({ kind }) => kind === 'writing')).toHaveLength(DEFAULT.debrief.length);
    for (const { about } of Object.values(DEFAULT.outcomes)) expect(text).toContain(`${about} | `);
    expect(text.join(' ')).toContain('Let the table answer the local commander');
  });
});

describe('the debrief sheet of a case that happened', () => {
  const cases = SHIPPED.flatMap((scenario) =>
    scenario.history === undefined ? [] : { scenario, history: scenario.history },
  );

  test('there are some', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases.map((each) => ({ id: each.scenario.id, ...each })))(
    '$id: what happened, and how to show it',
    ({ scenario, history }) => {
      const text = lines('debrief', null, scenario);
      for (const { says } of history.milestones) expect(text).toContain(says);
      expect(text.join(' ')).toContain(`--arm ${history.arm} --seed ${history.seed}`);
    },
  );
});

describe('the brief of every shipped scenario', () => {
  test.each(SHIPPED.flatMap((scenario) => played(scenario).map(({ arm }) => ({ id: scenario.id, arm, scenario }))))(
    '$id, arm $arm: all parts, no gap in any text',
    ({ scenario, arm }) => {
      const parts = briefOf(scenario, arm);
      // In an abstract scenario nobody sits at the table.
      const handouts = Object.keys(scenario.actors).length === 0 ? [] : ['handouts', 'observers'];
      expect(new Set(parts.map(({ kind }) => kind))).toEqual(
        new Set(['white-cell', ...handouts, 'ladder', 'channels', 'debrief']),
      );
      for (const part of parts) expect(textOf(part)).not.toMatch(/undefined|null,|NaN|\[object|day NaN/);
    },
  );
});
