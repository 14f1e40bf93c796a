import type { NotedFact } from '../../knowledge/index.js';
import { askNumber, audience, seatView } from '../../knowledge/index.js';
import type { CrisisFact } from '../../model/index.js';
import type { PendingAsk } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';
import { clock } from '../../telling/index.js';
import type { Player } from './player.js';
import type { AskMessage } from './protocol.js';

/** What the offices that programs play know of a run. */
export class Known {
  /** by office: the number of facts whose news its player has been told */
  private readonly told = new Map<string, number>();

  /** `factsSoFar`: the facts of the run so far. */
  constructor(
    private readonly scenario: CheckedScenario,
    private readonly factsSoFar: () => readonly NotedFact[],
  ) {}

  /** An ask as it is sent to a player: only what its office knows, and the rungs of the options. */
  askOf({ ask, office }: PendingAsk, now: number): AskMessage {
    const { scenario } = this;
    const noted = this.factsSoFar();
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
      asked: own.asked,
      options: own.options.map(({ id, says, authority }) => ({
        id,
        text: says,
        rung: Object.hasOwn(actions, id) ? (actions[id]?.rung ?? null) : null,
        authority,
      })),
      view,
    };
  }

  /** Sends each player that wants news what is new to its office, as the office knew it when it learned it. */
  tellNews(players: Iterable<Player>): void {
    const noted = this.factsSoFar();
    for (const player of players) {
      if (!player.wantsNews) continue;
      const { office } = player;
      const last = noted.slice(this.told.get(office) ?? 0).findLast(({ fact }) => this.isFor(office, fact));
      this.told.set(office, noted.length);
      if (last !== undefined) player.news(seatView(this.scenario, noted, office, last.at));
    }
  }

  private isFor(office: string, fact: CrisisFact): boolean {
    const who = audience(fact, this.scenario);
    return who === 'everyone' || (who !== 'nobody' && (who.includes(office) || who.includes(sideOf(office))));
  }
}
