import { REASONS, acceptChance, credibilityWith } from '../model/index.js';
import { Names, percent } from '../record/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, choicesOf, parseDuration, sideOf, trustAtStart } from '../scenario/index.js';
import type { Block, Part } from './document.js';
import { NONE, heading, list, paragraph, table } from './document.js';
import { rollFor } from './roll.js';
import { clock, delayText, length } from './times.js';
import type { Played } from './played.js';
import { CARRIES, CARRIES_MEANS, lineName, said } from './words.js';

type Channel = CheckedScenario['channels'][string];

/** Who may call whom on what, with whose approval, how long it takes, what it carries, and how it stands in each arm. */
export function channelCard(played: Played): Part {
  const { scenario } = played;
  const some = Object.keys(scenario.channels).length > 0;
  return {
    kind: 'channels',
    id: 'channel-card',
    side: null,
    title: 'Channel card',
    audience: 'White cell only: for whoever puts the calls through.',
    blocks: some
      ? [...lines(scenario), ...states(played), ...answers(scenario)]
      : [paragraph('This scenario has no channels.')],
  };
}

function lines(scenario: CheckedScenario): Block[] {
  const names = new Names(scenario);
  const head = ['Line', 'Tier', 'Who may call whom', 'Approval', 'Getting through', 'It carries', 'Believed'];
  return [
    heading('The lines'),
    table(
      head,
      Object.entries(scenario.channels).map(([id, line]) => lineRow(scenario, id, line, names)),
    ),
    list([
      ...CARRIES_MEANS,
      'Nobody but these offices may use a line. One call at a time: whoever else tries meanwhile finds it busy.',
      'Getting through takes luck: double the time or halve it as you see fit. An approval may come too late; the call then comes after the decision.',
      '“Believed” is how much of an explanation over the line counts, from 0 to 100 %.',
    ]),
  ];
}

function lineRow({ start, actors }: CheckedScenario, id: string, line: Channel, names: Names): string[] {
  const { kind, tier, between, approval, connects, lasts, restrains, garbles } = line;
  const approvers = line['needs-approval'].filter((actor) => !between.includes(actor));
  const asks = restrains.map((activity) => `may ask for restraint: ${said(activity)}`);
  const lost = garbles === 0 ? [] : [`arrives garbled: roll ${rollFor(garbles)}`];
  const isPublic = tier === 'public';
  const office = (actor: string) =>
    `${names.actor(actor)}${actors[actor]?.barred === true ? ' (barred by a policy)' : ''}`;
  const pair = (ends: readonly string[]) => ends.map(office).join(' ↔ ');
  return [
    lineName(id, kind),
    tier,
    isPublic ? 'anybody, to everybody' : [between, ...line['shared-by']].map(pair).join('; on the same line '),
    approvers.length === 0
      ? NONE
      : approvers.map((actor) => approvalBy(actor, between, names)).join('; ') + `: ${delayText(approval)}`,
    isPublic
      ? 'at once'
      : `${delayText(connects)}; a call lasts ${length(parseDuration(lasts))}${meetings(start, line.meets)}`,
    [CARRIES[tier], ...asks, ...lost].join('; '),
    percent(credibilityWith(line.credibility, trustAtStart(line))),
  ];
}

/** Meetings that are agreed, for which nobody has to ask. */
function meetings(start: string, meets: Channel['meets']): string {
  if (meets === null) return '';
  const again = meets.every === null ? '' : `, then every ${length(parseDuration(meets.every))}`;
  return `; they meet without a call on ${clock(start, parseDuration(meets.first))}${again}`;
}

function approvalBy(approver: string, between: readonly string[], names: Names): string {
  const called = between.find((actor) => sideOf(actor) === sideOf(approver));
  const who = names.actor(approver);
  return called === undefined ? who : `${who}, for a call to ${names.side(sideOf(called))}`;
}

function states({ written, arm, scenario }: Played): Block[] {
  const arms = arm === null ? Object.keys(written.arms) : [arm];
  const columns =
    arms.length === 0
      ? [{ name: 'As written', channels: scenario.channels }]
      : arms.map((name) => ({ name, channels: applyArm(written, name).channels }));
  const rows = Object.entries(written.channels).map(([id, { kind }]) => [
    lineName(id, kind),
    ...columns.map(({ channels }) => (channels[id] === undefined ? NONE : stateOf(channels[id]))),
  ]);
  const changes = scenario.injects.flatMap(({ id, channel }) =>
    channel === undefined ? [] : `The inject ${said(id)} changes ${said(channel.id)}.`,
  );
  return [
    heading(arms.length === 1 ? 'How they stand' : 'How they stand, by arm'),
    table(['Line', ...columns.map(({ name }) => name)], rows),
    ...(changes.length === 0 ? [] : [list(changes)]),
  ];
}

function stateOf({ state, answering, notice, effect, tier, 'used-to': use }: Channel): string {
  if (state !== 'open') return { closed: 'closed: may not be tried', suspended: 'suspended', cut: 'cut' }[state];
  const answered = {
    asked: 'the called side decides',
    always: 'always answered',
    never: `refused or never answered (noticed after ${length(parseDuration(notice))})`,
  }[answering];
  return [
    tier === 'public' ? 'open' : `open, ${answered}`,
    ...(effect === 'none' ? ['carries nothing'] : []),
    ...(use === 'explain' ? [] : [`used to ${use}`]),
  ].join('; ');
}

/** For a called side without players: its chance to take a call, at the belief that it starts with. Model, 3.14. */
function answers(scenario: CheckedScenario): Block[] {
  const names = new Names(scenario);
  const { parameters } = choicesOf(scenario);
  const called = new Set(
    Object.values(scenario.channels).flatMap(({ between, answering }) =>
      answering === 'always' ? [] : between.map(sideOf),
    ),
  );
  const rows = [...called].map((side) => {
    const denial = scenario.sides[side]?.framing === 'denial';
    const chance = (given: { insulted?: boolean; shared?: boolean }) =>
      rollFor(
        acceptChance(
          {
            belief: parameters.prior,
            denial,
            insulted: false,
            shared: false,
            approvalNeeded: false,
            exposed: 0,
            ...given,
          },
          parameters,
        ),
      );
    return [
      names.side(side),
      chance({}),
      chance({ insulted: true }),
      chance({ shared: true }),
      chance({ insulted: true, shared: true }),
    ];
  });
  return [
    heading('When a call comes'),
    list([
      'Ask the players of the called side, in the seat that is called and in that of whoever must approve. Where nobody sits there, roll.',
      `An insult weighs for ${length(parameters.insultLasts)}. A side that has been given cause to fear takes calls less readily than the table says.`,
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
    list(Object.entries(REASONS).map(([id, reason]) => `${id}: ${reason}`)),
  ];
}
