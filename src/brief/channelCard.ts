import { inWords, REASONS, acceptChance, credibilityWith } from '../model/index.js';
import {
  sentence,
  Names,
  percent,
  delayText,
  duration,
  carriesText,
  CARRIES_MEANS,
  lineName,
} from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, choicesOf, parseDuration, sideOf, trustAtStart } from '../scenario/index.js';
import { contactTable } from './contactTable.js';
import type { Block, Part } from './document.js';
import { NONE, heading, list, paragraph, table } from './document.js';
import { rollFor } from './roll.js';
import type { Played } from './played.js';

type Channel = CheckedScenario['channels'][string];

/** Who may call whom on what, with whose approval, how long it takes, what it carries, and how it stands in each arm. */
export function channelCard(played: Played): Part {
  const { scenario } = played;
  const some = Object.keys(scenario.channels).length > 0;
  return {
    kind: 'channels',
    id: 'channel-card',
    side: null,
    seat: null,
    title: 'Channel card',
    audience: 'White cell only: for the person who puts the calls through.',
    blocks: some
      ? [...lines(scenario), ...contactTable(scenario), ...states(played), ...answers(scenario)]
      : [paragraph('This scenario has no channels.')],
  };
}

function lines(scenario: CheckedScenario): Block[] {
  const head = ['Line', 'Tier', 'Who may call whom', 'Approval', 'Getting through', 'It carries', 'Believed'];
  return [
    heading('The lines'),
    table(
      head,
      Object.entries(scenario.channels).map(([id, line]) => lineRow(scenario, id, line)),
    ),
    list([
      ...CARRIES_MEANS,
      'Only these offices may use a line. It takes one call at a time, even if several pairs of offices share it: anyone else who tries finds it busy.',
      'The times to get through are averages: double or halve them as you see fit. An approval may come too late; the call then comes after the decision.',
      '“Believed” is how much of an explanation over the line counts, from 0 to 100 %.',
    ]),
  ];
}

function lineRow(scenario: CheckedScenario, id: string, line: Channel): string[] {
  const names = new Names(scenario);
  const { tier, connects, lasts, restrains, garbles } = line;
  const asks = restrains.map((activity) => `may ask for restraint: ${inWords(activity)}`);
  const lost = garbles === 0 ? [] : [`arrives garbled: roll ${rollFor(garbles)}`];
  const isPublic = tier === 'public';
  return [
    lineName(id, line),
    tier,
    isPublic
      ? 'anybody, to everybody'
      : pairsOf(line)
          .map((pair) => pairName(pair, scenario, names))
          .join('; on the same line '),
    approval(line, names),
    isPublic ? 'at once' : `${delayText(connects)}; ${talk(parseDuration(lasts))}`,
    [carriesText(tier), ...asks, ...lost].join('; '),
    percent(credibilityWith(line.credibility, trustAtStart(line))),
  ];
}

function talk(lasts: number): string {
  return lasts === 0 ? 'a message, no talk' : `a call lasts ${duration(lasts)}`;
}

/** Who reaches whom: the pairs of offices that use a line. */
function pairsOf({ between, 'shared-by': more }: Channel): (readonly string[])[] {
  return [between, ...more];
}

function pairName(pair: readonly string[], { actors }: CheckedScenario, names: Names): string {
  return pair
    .map((actor) => `${names.actor(actor)}${actors[actor]?.barred === true ? ' (barred by a policy)' : ''}`)
    .join(' ↔ ');
}

/** Each approves calls to the other offices of its own side. */
function approval(line: Channel, names: Names): string {
  const ends = pairsOf(line).flat();
  const parts = line['needs-approval'].flatMap((approver) => {
    const called = ends.filter((actor) => actor !== approver && sideOf(actor) === sideOf(approver));
    const whom = ends.includes(approver) ? called.map((actor) => names.actor(actor)) : [names.side(sideOf(approver))];
    return called.length === 0 ? [] : `${names.actor(approver)}, for a call to ${whom.join(' or ')}`;
  });
  const { through, softens = 0 } = line;
  if (through !== undefined) {
    const softened =
      softens === 0 ? '' : `; takes the sting out of an accusation or a threat: roll ${rollFor(softens)}`;
    parts.push(`${names.actor(through)}, who carries the messages${softened}`);
  }
  return parts.length === 0 ? NONE : `${parts.join('; ')}: ${delayText(line.approval)}`;
}

function states({ written, arm, scenario }: Played): Block[] {
  const arms = arm === null ? Object.keys(written.arms) : [arm];
  const columns =
    arms.length === 0
      ? [{ name: 'As written', channels: scenario.channels }]
      : arms.map((name) => ({ name, channels: applyArm(written, name).channels }));
  const rows = Object.entries(written.channels).map(([id, line]) => [
    lineName(id, line),
    ...columns.map(({ channels }) => (channels[id] === undefined ? NONE : stateOf(channels[id]))),
  ]);
  const changes = scenario.injects.flatMap(({ id, channel }) =>
    channel === undefined ? [] : `The inject ${inWords(id)} changes ${inWords(channel.id)}.`,
  );
  return [
    heading(arms.length === 1 ? 'How they stand' : 'How they stand, by arm'),
    table(['Line', ...columns.map(({ name }) => name)], rows),
    ...(changes.length === 0 ? [] : [list(changes)]),
  ];
}

function stateOf({ state, answering, notice, effect, tier, holds, 'used-to': use }: Channel): string {
  if (state !== 'open') return { closed: 'closed: may not be tried', suspended: 'suspended', cut: 'cut' }[state];
  const answered = {
    asked: 'the called side decides',
    always: 'always answered',
    never: `refused or never answered (noticed after ${duration(parseDuration(notice))})`,
  }[answering];
  return [
    tier === 'public' ? 'open' : `open, ${answered}`,
    ...(effect === 'none' ? ['carries nothing'] : []),
    ...(use === 'explain' ? [] : [`used to ${use}`]),
    ...(holds === null ? [] : [`a contact counts for ${duration(parseDuration(holds))}`]),
  ].join('; ');
}

/** Who decides on calls that need not be taken: the sides, and whether the decision is a political one. */
function calledOffices({ channels, actors }: CheckedScenario): { side: string; political: boolean }[] {
  const found = Object.values(channels)
    .filter(({ answering, tier }) => answering !== 'always' && tier !== 'public')
    .flatMap((line) =>
      pairsOf(line)
        .flat()
        .map((actor) => {
          const side = sideOf(actor);
          const approved = line['needs-approval'].some((each) => each !== actor && sideOf(each) === side);
          return { side, political: approved || actors[actor]?.role === 'head' };
        }),
    );
  return [...new Map(found.map((each) => [`${each.side} ${each.political}`, each])).values()];
}

/** For a called side without players: its chance to take a call, at the belief that it starts with. Model, 3.14. */
function answers(scenario: CheckedScenario): Block[] {
  const names = new Names(scenario);
  const { parameters } = choicesOf(scenario);
  const rows = calledOffices(scenario).map(({ side, political }) => {
    const spec = scenario.sides[side];
    const denial = spec?.framing === 'denial';
    const standingLost = 1 - (spec?.['domestic-standing'] ?? 1);
    const chance = (given: { insulted?: boolean; shared?: boolean }) =>
      rollFor(
        acceptChance(
          {
            belief: parameters.prior,
            denial,
            insulted: false,
            shared: false,
            approves: false,
            political,
            standingLost,
            ...given,
          },
          parameters,
        ),
      );
    return [
      `${names.side(side)}${political ? ', by its leader or an approver' : ', by an office that needs no approval'}`,
      chance({}),
      chance({ insulted: true }),
      chance({ shared: true }),
      chance({ insulted: true, shared: true }),
    ];
  });
  return [
    heading('When a call comes'),
    list([
      'Ask the players of the called side: the office that must approve the call, or, if none must, the office that is called. If nobody plays it, roll.',
      'An office that has been allowed to take a call takes it. An office that needs nobody’s approval thinks as a professional: the official story and an insult weigh less.',
      `An insult weighs for ${duration(parameters.insultLasts)}. A side that has been given cause to fear takes calls less readily than the table says.`,
    ]),
    ...(rows.length === 0
      ? []
      : [
          table(
            [
              'Called side takes it',
              'As things stand',
              'Insulted',
              'Knows that it was innocent, or was struck itself',
              'Both',
            ],
            rows,
          ),
        ]),
    paragraph('A call that is not taken, or not made, has one of these reasons. Write down which:'),
    list(Object.values(REASONS).map(({ text, cites }) => `${sentence(text)} (${cites})`)),
  ];
}
