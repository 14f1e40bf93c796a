import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { Option, Parameters, SideInput, TruthKind } from '../../src/model/index.js';
import { LADDER, logistic, logit } from '../../src/model/index.js';
import type { Act } from '../../src/model/messages.js';
import type { CaseInfo } from '../../src/model/vocabulary.js';
import type { Office } from './parts.js';
import { HOUR, MINUTE, PRECISE, SILENT, activity, ladder, office, parameters, ranked, side } from './parts.js';
import { actOf, at, caseOf, play, probe, tell } from './world.js';

describe('pressures on standing beliefs', () => {
  const entities = { blue: side('blue', { actors: ['blue.chief'] }), 'blue.chief': office('blue.chief') };
  const after = (event: { type: string }, times: number) => {
    const script = Array.from({ length: times }, (_, i) => at(i * HOUR, 'blue', event));
    return play(entities, [...script, probe(10 * HOUR, 'blue.chief', null)]).beliefs()[0];
  };
  const moved = (logs: number) => logistic(logit(0.3) + logs * Math.log(1.2));

  test.each([
    ['an insult', { type: 'insulted', by: 'red' }, 1.75],
    ['a misidentified aircraft', { type: 'misread', as: 'red' }, 1.75],
    ['a posture', { type: 'posture-seen', by: 'red' }, 3],
  ])('%s counts ln 1.2, and three of them as many as they should', (_, event, logs) => {
    expect(after(event, 1)).toBeCloseTo(moved(1), 12);
    expect(after(event, 3)).toBeCloseTo(moved(logs), 9);
  });

  test('none of them moves a case', () => {
    const still = {
      ...entities,
      'blue.chief': office('blue.chief', { parameters: parameters({ driftRate: 0, quietWeight: 0 }) }),
    };
    const learns = tell(0, 'blue.chief', { type: 'learn', about: caseOf() });
    const pressures = [
      { type: 'insulted', by: 'red' },
      { type: 'misread', as: 'red' },
      { type: 'posture-seen', by: 'red' },
    ];
    const script = [learns, ...pressures.map((event) => at(HOUR, 'blue', event)), probe(2 * HOUR, 'blue.chief')];
    expect(play(still, script).beliefs()[0]).toBeCloseTo(0.3, 12);
  });

  test('each adversary has its own count', () => {
    const believes = { red: 0.3, green: 0.3 };
    const three = { ...entities, 'blue.chief': office('blue.chief', { believes }) };
    const insults = ['red', 'red', 'green'].map((by, i) => at(i, 'blue', { type: 'insulted', by }));
    const looks = ['red', 'green'].map((adversary) => probe(HOUR, 'blue.chief', null, adversary));
    const [red, green] = play(three, [...insults, ...looks]).beliefs();
    expect(red).toBeCloseTo(moved(1.5), 9);
    expect(green).toBeCloseTo(moved(1), 9);
  });
});

describe('a posture, and a threat', () => {
  const posture = at(0, 'blue', actOf({ option: 'posture', does: 'posture', rung: 3 }));
  const threats = (threatens: number, script = [posture]) =>
    play({ blue: side('blue', { actors: ['blue.chief'], publicity: threatens }), 'blue.chief': SILENT }, script);

  test('the other side sees it', () => {
    expect(threats(0).messages('red', 'posture-seen')).toEqual([
      { type: 'posture-seen', by: 'blue', threat: false, at: 0 },
    ]);
    expect(threats(1).messages('red', 'posture-seen')).toMatchObject([{ threat: true }]);
    expect(threats(0).messages('blue.chief', 'postured')).toMatchObject([{ case: 'strike' }]);
  });

  test('half of them come with a public threat, of which every office learns', () => {
    expect(threats(0.5).chances('threatens')).toMatchObject([{ p: 0.5 }]);
    expect(threats(0).facts('threat')).toEqual([]);
    const played = threats(1);
    expect(played.facts('threat')).toMatchObject([{ side: 'blue', by: 'blue.chief' }]);
    expect(played.messages('blue.chief', 'side-news')).toMatchObject([{ threatened: true }]);
  });

  test('a side threatens once', () => {
    expect(threats(1, [posture, at(1, 'blue', actOf({ does: 'posture', rung: 3 }))]).facts('threat')).toHaveLength(1);
  });
});

describe('its own rung', () => {
  test('is the highest that it brought about, and comes down with the overall one', () => {
    const rung = (seconds: number, overall: number, by: string | null) =>
      at(seconds, 'blue', { type: 'rung', overall, calm: false, side: by });
    const script = [rung(0, 4, 'red'), at(1, 'blue', actOf({ rung: 5 })), rung(2, 6, 'blue'), rung(3, 7, 'red')];
    const played = play({ blue: side('blue') }, [...script, rung(4, 4, null), rung(5, 3, null)]);
    expect(played.facts('side-state').map((fact) => [fact.at, fact.rung])).toEqual([
      [1, 5],
      [2, 6],
      [4, 4],
      [5, 3],
    ]);
    expect(played.entries.filter(({ to }) => to === 'blue').map(({ after }) => after)).toEqual([
      'routine',
      'crisis',
      'crisis',
      'crisis',
      'crisis',
      'heightened',
    ]);
  });
});

describe('a retaliation', () => {
  const strikes = (over: Partial<Act> = {}, red: Office = {}, script: readonly FirstMessage[] = []) => {
    const entities = {
      blue: side('blue', { others: [{ id: 'red', lowest: 'red.local', window: HOUR, reviewed: true }] }),
      'red.local': office('red.local', { parameters: parameters({ driftRate: 0, quietWeight: 0 }), ...red }),
      'blue.chief': SILENT,
      'blue.local': SILENT,
    };
    const reply = 'strike/reply-1/blue.chief';
    const looks = [probe(HOUR, 'red.local', reply, 'blue')];
    return play(entities, [...script, at(10 * MINUTE, 'blue', actOf(over)), ...looks]);
  };
  const truth = (kind: TruthKind) =>
    tell(0, 'red.local', { type: 'truth', about: caseOf(), truth: 't', kind, by: 'red' });

  test('opens a case for the other side, whose lowest office learns of it after 5 minutes', () => {
    const played = strikes();
    expect(played.facts('incident')).toMatchObject([
      { at: 10 * MINUTE, case: 'strike/reply-1/blue.chief', by: 'blue', against: 'red', rung: 5 },
    ]);
    expect(played.messages('red.local', 'learn')).toMatchObject([
      { at: 15 * MINUTE, about: { window: HOUR, replyTo: { case: 'strike', rung: 4, first: 'strike', step: 1 } } },
    ]);
  });

  test('and the office that fired knows what it was', () => {
    expect(strikes().messages('blue.chief', 'truth')).toMatchObject([{ at: 10 * MINUTE, truth: 'reprisal' }]);
  });

  test.each([
    ['looks like a pretext to a side that knows its own act was an accident', [truth('accident')], 3, 5],
    ['counts 1.5 where it does not know', [], 1.5, 5],
    ['is nothing new to one that meant it', [truth('hostile')], 1, 5],
    ['nor to one whose own act was a reprisal', [truth('reprisal')], 1, 5],
    ['looks worse by 1.5 for each rung beyond one above the provocation', [], 1.5 ** 2, 6],
    ['also to one that meant it', [truth('hostile')], 1.5 ** 4, 9],
  ])('%s', (_, script, ratio, rung) => {
    const expected = logistic(logit(0.3) + Math.log(ratio));
    expect(strikes({ rung }, {}, script).beliefs()[0]).toBeCloseTo(expected, 9);
  });

  test.each([true, false])('holds the ladder only where somebody can close its case: %s', (reviewed) => {
    const others = [{ id: 'red', lowest: 'red.local', window: HOUR, reviewed }];
    const entities = { blue: side('blue', { others }), 'blue.chief': SILENT, 'red.local': SILENT };
    expect(play(entities, [at(0, 'blue', actOf())]).messages(LADDER, 'incident')).toMatchObject([{ reviewed }]);
  });

  test('is named by its place in the story, so that names stay short in the longest tit-for-tat', () => {
    const exchange = { 'blue.chief': SILENT, 'red.chief': SILENT };
    const sides = {
      blue: side('blue', { others: [{ id: 'red', lowest: 'red.chief', window: HOUR, reviewed: true }] }),
      red: side('red', { others: [{ id: 'blue', lowest: 'blue.chief', window: HOUR, reviewed: true }] }),
    };
    const names: string[] = [];
    let about = caseOf();
    for (let step = 1; step <= 6; step++) {
      const [by, adversary] = step % 2 === 1 ? ['blue', 'red'] : ['red', 'blue'];
      const strike = at(
        0,
        by ?? '',
        actOf({ actor: `${by}.chief`, side: by ?? '', adversary: adversary ?? '', about }),
      );
      const [learned] = play({ ...exchange, ...sides }, [strike]).messages<{ type: 'learn'; about: CaseInfo }>(
        `${adversary}.chief`,
        'learn',
      );
      if (learned === undefined) throw new Error('nobody learns of the reply');
      ({ about } = learned);
      names.push(about.id);
    }
    expect(names[0]).toBe('strike/reply-1/blue.chief');
    expect(names[5]).toBe('strike/reply-6/red.chief');
    expect(about.replyTo).toMatchObject({ case: 'strike/reply-5/blue.chief', first: 'strike', step: 6 });
  });

  test('a side’s first is one strike, though others make it one of several; who strikes again means more', () => {
    const entities = {
      blue: side('blue', { others: [{ id: 'red', lowest: 'red.local', window: HOUR, reviewed: true }] }),
      'red.local': SILENT,
      'blue.chief': SILENT,
    };
    const reply = (hours: number, id: string, does: Act['does'] = 'strike') =>
      at(hours * HOUR, 'blue', actOf({ rung: 6, rungAgain: 6, alone: 5, does, about: caseOf({ id }) }));
    const aimed = (...script: FirstMessage[]) =>
      play(entities, script)
        .messages<{ type: 'act'; aimed: number }>(LADDER, 'act')
        .map((act) => act.aimed);
    expect(aimed(reply(1, 'one'), reply(2, 'two'))).toEqual([5, 6]);
    expect(aimed(reply(1, 'one', 'signal'))).toEqual([6]);
  });

  test('two replies at the same place of the story have two names, whatever else happened before', () => {
    const blows = ['red.local', 'red.chief'].map((actor) => {
      const replyTo = { case: 'strike', rung: 4, first: 'another', step: 1 };
      return caseOf({ id: `another/reply-1/${actor}`, replyTo });
    });
    const answers = blows.map((about, i) => at((i + 1) * HOUR, 'blue', actOf({ about })));
    const entities = {
      blue: side('blue', { others: [{ id: 'red', lowest: 'red.local', window: HOUR, reviewed: true }] }),
      'red.local': SILENT,
      'blue.chief': SILENT,
    };
    const cases = (script: readonly FirstMessage[]) =>
      play(entities, script)
        .facts('incident')
        .map((fact) => fact.case);
    expect(cases(answers)).toEqual(['another/reply-2/blue.chief', 'another/reply-2/blue.chief/2']);
    expect(cases([at(0, 'blue', actOf()), ...answers]).slice(1)).toEqual(cases(answers));
  });

  test('against a side without an office it is no case', () => {
    const alone = { blue: side('blue'), 'blue.chief': SILENT };
    expect(play(alone, [at(0, 'blue', actOf())]).facts('incident')).toEqual([]);
  });
});

describe('a battlefield setback', () => {
  function setback(options: readonly Option[], over: Partial<Parameters> = {}, more: Partial<SideInput> = {}) {
    const numbers = parameters({ ...PRECISE, ...over });
    const entities = {
      red: side('red', {
        actors: ['red.head'],
        head: 'red.head',
        activities: ['shelling'],
        losing: 0.5,
        parameters: numbers,
        ...more,
      }),
      'red.head': office('red.head', { role: 'head', options, parameters: numbers, believes: { blue: 0.7 } }),
      'activity.shelling': activity(),
      [LADDER]: ladder(),
    };
    return play(entities, [at(HOUR, 'red', { type: 'setback', number: 3 })]);
  }

  test('makes it gamble for a day: losing goes from .5 to 1 and back', () => {
    const news = setback(ranked('endure')).messages<{ type: 'side-news'; losing: number }>('red.head', 'side-news');
    expect(news.map(({ at: when, losing }) => [when / HOUR, losing])).toEqual([
      [1, 1],
      [25, 0.5],
    ]);
  });

  test('is for the head of state to face, by his standing belief about the rival', () => {
    expect(setback(ranked('endure')).facts('decision')).toMatchObject([
      { at: HOUR, actor: 'red.head', kind: 'setback', case: null, chosen: 'endure' },
    ]);
    expect(setback(ranked('endure')).facts('decision')[0]?.belief).toBeCloseTo(0.7, 12);
  });

  test('he may widen the strikes for 24 h', () => {
    expect(setback(ranked('widen')).facts('widened')).toMatchObject([{ activity: 'shelling', until: 25 * HOUR }]);
  });

  test('or coerce: a public threat of rung 3', () => {
    const played = setback(ranked('coerce'));
    expect(played.facts('rung')[0]).toMatchObject({ to: 3, by: 'act', side: 'red', case: null });
    expect(played.facts('threat')).toMatchObject([{ side: 'red', by: 'red.head' }]);
    expect(played.messages('blue', 'posture-seen')).toHaveLength(1);
  });

  test('or endure, of which nothing comes', () => {
    const played = setback(ranked('endure'));
    expect(played.facts('act')).toEqual([]);
    expect(played.facts('threat')).toEqual([]);
  });

  test('without a head of state nobody decides', () => {
    expect(setback(ranked('widen'), {}, { head: null }).facts('decision')).toEqual([]);
  });
});

describe('the side that struck', () => {
  const knows = tell(HOUR, 'red.chief', {
    type: 'truth',
    about: caseOf(),
    truth: 'fault',
    kind: 'accident',
    by: 'red',
  });
  const speak = (options: readonly Option[], script: readonly FirstMessage[] = [], red: Office = {}) => {
    const entities = {
      red: side('red', { actors: ['red.chief'], voice: 'red.chief' }),
      'red.chief': office('red.chief', { role: 'national', options, parameters: parameters(PRECISE), ...red }),
    };
    return play(entities, [...script, knows]);
  };

  test.each(['explain', 'admit', 'deny', 'silence'])('chooses what to say once it knows: %s', (id) => {
    const played = speak(ranked(id));
    expect(played.facts('knows')).toMatchObject([{ at: HOUR, actor: 'red.chief', truth: 'fault' }]);
    expect(played.facts('decision')).toMatchObject([{ at: HOUR, kind: 'statement', chosen: id, belief: 0.5 }]);
    expect(played.facts('act').map(({ does }) => does)).toEqual(id === 'silence' ? [] : [id]);
  });

  test('by what it thinks that the other believes, which a posture of theirs doubles', () => {
    const seen = tell(2 * HOUR, 'red.chief', {
      type: 'pressure',
      adversary: 'blue',
      why: 'posture',
      lnRatio: 0,
      onCases: false,
      threat: false,
    });
    const played = speak(ranked('silence'), [seen, probe(3 * HOUR, 'red.chief', 'strike', 'blue')]);
    const [briefing] = played.briefings();
    expect(briefing?.belief).toBeCloseTo(2 / 3, 12);
    const grounds = briefing?.grounds.map(({ why, amount }) => [why, amount]) ?? [];
    expect(grounds).toEqual([
      ['a guess at what they believe', 0],
      ['posture', Math.log(2)],
    ]);
  });

  test('under denial to explain and to admit costs it', () => {
    const denies = { denial: true, parameters: parameters() };
    const chance = (red: Office) => speak(statements(), [], red).facts('decision')[0]?.options['explain'];
    expect(chance(denies)).toBeLessThan(chance({ parameters: parameters() }) ?? 0);
  });
  function statements() {
    return ranked('explain', 'admit', 'deny', 'silence').map((each) => ({
      ...each,
      utility: { hostile: -1, accident: -1 },
    }));
  }

  test('says nothing of what was below the crisis rung', () => {
    const small = tell(HOUR, 'red.chief', {
      type: 'truth',
      about: caseOf({ rung: 3 }),
      truth: 'f',
      kind: 'accident',
      by: 'red',
    });
    const entities = { 'red.chief': office('red.chief', { role: 'national', options: ranked('explain') }) };
    expect(play(entities, [small]).facts('decision')).toEqual([]);
  });
});
