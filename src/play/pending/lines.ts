import type { Simulation, Waiting } from '../../engine/index.js';
import type { ActorEvent, ChannelData, ChannelEvent } from '../../model/index.js';
import { channelName } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { LineNow, PlannedContact } from './pending.js';

/** Messages of a line to itself that end a stage of its call. */
const STAGE_ENDS: readonly string[] = [
  'approval-due',
  'answer-due',
  'nobody-answers',
  'hang-up',
] satisfies ChannelEvent['type'][];

/** The lines as they stand, in their order in the scenario. */
export function linesNow(
  run: Simulation<unknown>,
  { channels }: CheckedScenario,
  waiting: readonly Waiting[],
): LineNow[] {
  return Object.entries(channels).flatMap(([id, { tier }]): LineNow[] => {
    const name = channelName(id);
    const data = run.dataOf<ChannelData>(name);
    if (data === undefined || tier === 'public') return [];
    const ends = waiting.filter(
      ({ event, to, from }) => to === name && from === name && STAGE_ENDS.includes(event.type),
    );
    const { state, answering, call } = data;
    if (call === null) return [{ id, state, answering, call: null }];
    const isConnected = ends.some(({ event }) => event.type === 'hang-up');
    const isApproved = call.to.approver === null || call.approved;
    const stage = isConnected ? 'connected' : isApproved ? 'ringing' : 'awaiting approval';
    const { from, to, case: about, since } = call;
    const until = ends[0]?.at ?? null;
    return [{ id, state, answering, call: { from: from.actor, to: to.actor, case: about, stage, since, until } }];
  });
}

/** The meetings that are agreed, and the calls that offices will consider. */
export function contactsOn({ channels }: CheckedScenario, waiting: readonly Waiting[]): PlannedContact[] {
  const lines = new Map(Object.keys(channels).map((id) => [channelName(id), id]));
  return waiting.flatMap(({ event: message, to, at }): PlannedContact[] => {
    const event = message as ActorEvent | ChannelEvent;
    if (event.type === 'ask-due') return [{ channel: event.channel, office: to, case: event.case, at }];
    const channel = lines.get(to);
    if (event.type !== 'meet' || channel === undefined) return [];
    return [{ channel, office: null, case: null, at }];
  });
}
