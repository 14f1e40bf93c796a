import type { CrisisEffects } from '../effects.js';
import { demandWeights, moveLogRatio, moveWeights } from '../formulas/talk.js';
import type { ActorEvent, MoveHeard } from '../messages.js';
import type { CaseId, ChannelId, Demand, Move, SideId, Tier } from '../vocabulary.js';
import { channelName } from '../vocabulary.js';
import { beliefIn } from './believe.js';
import type { ActorData } from './data.js';
import { crisisCases } from './data.js';
import { hear } from './hear.js';
import type { Statement } from './news.js';

/** Strategic talk: what is said over a line is chosen by what the other side would then believe. Model, 1.4. */

/** Chooses what to say of each act of its own side, and of the latest act of the other; then says everything at once. */
export function speakStrategically(
  data: ActorData,
  { channel, adversary, tier, credibility, garbles = 0 }: Extract<ActorEvent, { type: 'connected' }>,
  about: readonly CaseId[],
  carried: readonly Statement[],
  effects: CrisisEffects,
): void {
  const { id: from, parameters } = data.input;
  const statements = about.flatMap((each): Statement[] => {
    const own = data.own[each];
    if (own === undefined) return [];
    const truth = own.kind === 'hostile' ? 'hostile' : 'accident';
    const situation = { tier, credibility, garbles, since: effects.now - own.about.at };
    // One luck for all its lines, so that a decision changes when something in it does.
    const move = effects.pick('says', each, moveWeights(truth, situation, parameters)) as Move;
    if (move === 'stall') return [];
    const says = move === 'clarify' ? (own.kind === 'reprisal' ? 'reprisal' : 'accident') : move;
    const words = move === 'clarify' && own.about.explained !== undefined ? { words: own.about.explained } : {};
    return [{ case: each, says, move, lie: move === 'clarify' && own.kind === 'hostile', ...words }];
  });
  const demand = demandOf(data, adversary, tier, effects);
  effects.send<'channel'>(channelName(channel), {
    type: 'say',
    from,
    statements: [...carried, ...statements],
    ...(demand === null ? {} : { demand }),
  });
}

/** What it says of the latest act of the other side. This says nothing of acts of its own. */
function demandOf(data: ActorData, adversary: SideId, tier: Tier, effects: CrisisEffects) {
  const open = crisisCases(data, adversary).at(-1);
  if (open === undefined) return null;
  const weights = demandWeights(tier, beliefIn(data, open), data.input.parameters);
  const says = effects.pick('demands', open.about.id, weights) as Demand;
  return says === 'stall' ? null : { says, case: open.about.id };
}

/** Reads what was said of an act, or that nothing was, by the speaker’s own logit, as news to its own side. */
export function readMove(
  data: ActorData,
  id: string,
  about: CaseId,
  channel: ChannelId,
  { move, ...line }: MoveHeard,
  effects: CrisisEffects,
): void {
  const open = data.cases[about];
  if (open === undefined) return;
  const since = effects.now - open.about.at;
  const lnRatio = moveLogRatio(move, { ...line, since }, data.input.parameters);
  hear(data, { id, kind: 'move', case: about, channel, move, lnRatio }, null, effects);
}
