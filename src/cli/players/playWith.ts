import type { Input } from '../../engine/index.js';
import type { Play } from '../../play/index.js';
import { PlayError, startPlay } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { applyArm, parseDuration } from '../../scenario/index.js';
import { answerOf } from './answer.js';
import { Known } from './known.js';
import { endPlayers, meetPlayers } from './meeting.js';
import type { Around, Player, PlayerCommand } from './player.js';
import type { AnswerMessage } from './protocol.js';

export interface PlayWithOptions extends Around {
  readonly arm: string | null;
  readonly seed: string;
  /** from a file of timed inputs */
  readonly inputs: readonly Input[];
  readonly players: readonly PlayerCommand[];
  /** seconds of real time that an answer may take */
  readonly answerWithin: number;
}

/** The result of a play. */
export interface PlayedWith {
  /** all inputs: a run with these is the same, without the programs */
  readonly inputs: readonly Input[];
  readonly players: readonly PlayerTally[];
}

/** How a player did. */
export interface PlayerTally {
  readonly office: string;
  /** `player:NAME` */
  readonly by: string;
  readonly asks: number;
  /** asks without an answer that counted, so that doctrine decided */
  readonly unanswered: number;
  /** of these, asks for which no answer came in time */
  readonly late: number;
}

/** An answer, and the time at which it is given. */
interface Given {
  readonly ask: number;
  readonly at: number;
  readonly player: Player;
  readonly answer: AnswerMessage;
}

/** Plays one arm of a scenario with programs in some of its offices. Rejects if `signal` stops it. */
export async function playWith(
  scenario: CheckedScenario,
  { arm, seed, inputs, players: commands, answerWithin, notify, signal }: PlayWithOptions,
): Promise<PlayedWith> {
  const players = await meetPlayers(scenario, commands, answerWithin, { notify, signal });
  try {
    const held = Object.fromEntries([...players.values()].map(({ office, label }) => [office, { by: label }]));
    const play = startPlay(scenario, { arm, seed, inputs, held });
    const known = new Known(arm === null ? scenario : applyArm(scenario, arm), () => play.noted);
    await playOn(play, known, players, signal);
    return { inputs: play.inputs, players: [...players.values()].map(tallyOf) };
  } finally {
    await endPlayers(players);
  }
}

function tallyOf({ office, label: by, asked: asks, unanswered, late }: Player): PlayerTally {
  return { office, by, asks, unanswered, late };
}

/** Plays to the end of the run. Puts every ask to its player, one at a time and in order. */
async function playOn(
  play: Play,
  known: Known,
  players: ReadonlyMap<string, Player>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const put = new Set<number>();
  let given: Given[] = [];
  for (;;) {
    signal?.throwIfAborted();
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

/** Gives an answer. If the ask is over by then, tells the player that the answer came too late. */
function give(play: Play, { ask, player, answer }: Given): void {
  try {
    play.answer(ask, answerOf(answer, player.label));
  } catch (error) {
    if (!(error instanceof PlayError)) throw error;
    player.tooLate(answer.id);
  }
}
