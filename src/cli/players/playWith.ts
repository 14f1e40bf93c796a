import type { Input } from '../../engine/index.js';
import type { NotedFact } from '../../knowledge/index.js';
import { askNumber, audience, seatView } from '../../knowledge/index.js';
import type { CrisisFact } from '../../model/index.js';
import type { PendingAsk, Play } from '../../play/index.js';
import { PlayError, startPlay } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { applyArm, parseDuration, sideOf } from '../../scenario/index.js';
import { clock } from '../../telling/index.js';
import type { PlayerCommand } from './player.js';
import { Player } from './player.js';
import type { AnswerMessage, AskMessage } from './protocol.js';
import { LONGEST_LINE, PROTOCOL } from './protocol.js';

export interface PlayWithOptions {
  readonly arm: string | null;
  readonly seed: string;
  /** from a file of timed inputs */
  readonly inputs: readonly Input[];
  readonly players: readonly PlayerCommand[];
  /** seconds of real time that an answer may take */
  readonly answerWithin: number;
}

/** An answer, and when it is given. */
interface Given {
  readonly ask: number;
  readonly at: number;
  readonly player: Player;
  readonly answer: AnswerMessage;
}

/**
 * Plays one arm of a scenario with programs in some of its offices, and gives all inputs: a run with these inputs is the same,
 * without the programs.
 */
export async function playWith(
  scenario: CheckedScenario,
  { arm, seed, inputs, players: commands, answerWithin }: PlayWithOptions,
): Promise<readonly Input[]> {
  const players = new Map<string, Player>();
  try {
    const { id, title } = scenario;
    const rules = { answerWithin, longestLine: LONGEST_LINE, unanswered: 'doctrine' } as const;
    const met = commands.map(async (command) => {
      const { office } = command;
      const side = sideOf(office);
      return Player.meet(command, { type: 'hello', protocol: PROTOCOL, scenario: { id, title }, office, side, rules });
    });
    for (const player of await Promise.all(met)) players.set(player.office, player);
    const held = Object.fromEntries([...players.values()].map(({ office, label }) => [office, { by: label }]));
    const play = startPlay(scenario, { arm, seed, inputs, held });
    const known = new Known(arm === null ? scenario : applyArm(scenario, arm), play.noted);
    await playOn(play, known, players);
    return play.inputs;
  } finally {
    await Promise.all([...players.values()].map(async (player) => player.end()));
  }
}

/** Plays to the end of the run: puts every ask to its player, one at a time in the order in which they came. */
async function playOn(play: Play, known: Known, players: ReadonlyMap<string, Player>): Promise<void> {
  const put = new Set<number>();
  let given: Given[] = [];
  for (;;) {
    const open = play.pending().find(({ ask, office }) => !put.has(ask) && players.has(office));
    const player = open === undefined ? undefined : players.get(open.office);
    if (open !== undefined && player !== undefined) {
      put.add(open.ask);
      const answer = await player.ask(known.askOf(open, play.now));
      const after = answer?.after ?? null;
      if (answer === null) continue;
      const one = { ask: open.ask, at: play.now + (after === null ? 0 : parseDuration(after)), player, answer };
      if (one.at > play.now) given.push(one);
      else give(play, one);
      continue;
    }
    known.tellNews(players.values());
    const stop = play.advance(Math.min(...given.map(({ at }) => at)));
    if (stop.why === 'ended') return known.tellNews(players.values());
    if (stop.why === 'ask') continue;
    const due = given.filter(({ at }) => at <= play.now);
    given = given.filter(({ at }) => at > play.now);
    for (const each of due) give(play, each);
  }
}

/** Gives an answer. One that takes too long finds its ask over, of which its player is told. */
function give(play: Play, { ask, player, answer: { id, option, reason, words, basis } }: Given): void {
  try {
    play.answer(ask, {
      option,
      by: player.label,
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(typeof words === 'string' ? { words } : {}),
      ...(typeof basis === 'string' ? { basis } : {}),
    });
  } catch (error) {
    if (!(error instanceof PlayError)) throw error;
    player.tell(id, 'the ask was over when the answer was given');
  }
}

/** What the offices know of a run. */
class Known {
  /** how many of the facts each player has been told the news of */
  private readonly told = new Map<string, number>();

  /** `noted`: the facts of the run so far, which grow as it goes on. */
  constructor(
    private readonly scenario: CheckedScenario,
    private readonly noted: readonly NotedFact[],
  ) {}

  /** An ask as it goes to a player: all from what its office knows, and the rungs. */
  askOf({ ask, office }: PendingAsk, now: number): AskMessage {
    const { scenario, noted } = this;
    const { actions, start } = scenario;
    const view = seatView(scenario, noted, office, now);
    const own = view.asks.find(({ id }) => askNumber(scenario, noted, office, id) === ask);
    if (own === undefined) throw new Error(`internal error: ${office} does not know of ask ${ask}`);
    this.told.set(office, noted.length);
    return {
      type: 'ask',
      id: own.id,
      kind: own.kind,
      at: now,
      clock: clock(start, now),
      by: own.until,
      case: own.case === null ? null : { id: own.case.id, name: own.case.says },
      channel: own.channel,
      options: own.options.map(({ id, says, authority }) => ({
        id,
        text: says,
        rung: Object.hasOwn(actions, id) ? (actions[id]?.rung ?? null) : null,
        authority,
      })),
      view,
    };
  }

  /** Tells the players that asked for it what is new to their offices, as of when they came to know it. */
  tellNews(players: Iterable<Player>): void {
    for (const player of players) {
      if (!player.wantsNews) continue;
      const { office } = player;
      const last = this.noted.slice(this.told.get(office) ?? 0).findLast(({ fact }) => this.isFor(office, fact));
      this.told.set(office, this.noted.length);
      if (last !== undefined) player.news(seatView(this.scenario, this.noted, office, last.at));
    }
  }

  private isFor(office: string, fact: CrisisFact): boolean {
    const who = audience(fact, this.scenario);
    return who === 'everyone' || (who !== 'nobody' && (who.includes(office) || who.includes(sideOf(office))));
  }
}
