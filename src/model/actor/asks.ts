import type { CrisisEffects } from '../effects.js';
import type { ActorEvent } from '../messages.js';
import type { ChannelId } from '../vocabulary.js';
import type { ActorData, Question } from './data.js';

/** Asks the holder of this office, and notes what the formula would answer. `until`: when the ask lapses; null: at the end of the call. */
export function askHolder(
  data: ActorData,
  question: Question,
  options: readonly string[],
  formula: string,
  until: number | null,
  effects: CrisisEffects,
): void {
  const { seq: ask } = effects;
  data.asks[ask] = { ask, options, formula, question };
  if (until !== null) {
    const event: ActorEvent = { type: 'lapse', ask };
    effects.send<'actor'>(data.input.id, event, { after: Math.max(0, until - effects.now), id: `lapse ${ask}` });
  }
  effects.note({
    fact: 'ask',
    actor: data.input.id,
    kind: question.kind,
    case: caseOf(question),
    channel: question.kind === 'authority' ? null : question.channel,
    asked: question.kind === 'authority' ? question.request.option : null,
    options,
    until,
    formula,
  });
}

/** The call on a line is over for this office: what was not said in it is not said. */
export function leaveCall(data: ActorData, channel: ChannelId, effects: CrisisEffects): void {
  delete data.inCalls[channel];
  for (const { ask, question } of Object.values(data.asks)) {
    if (question.kind !== 'say' || question.channel !== channel) continue;
    delete data.asks[ask];
    effects.note({ fact: 'ask-over', actor: data.input.id, ask, why: 'the call is over' });
  }
}

function caseOf(question: Question): string | null {
  if (question.kind === 'authority') return question.request.about.id;
  return question.kind === 'answer-call' ? null : question.case;
}
