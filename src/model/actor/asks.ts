import type { CrisisEffects } from '../effects.js';
import type { ActorEvent } from '../messages.js';
import type { ActorData, Question } from './data.js';

/** Asks whoever holds this office, and notes what the formula would answer. `until`: when it lapses; null: with the call that it is about. */
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
    options,
    until,
    formula,
  });
}

function caseOf(question: Question): string | null {
  if (question.kind === 'authority') return question.request.about.id;
  return question.kind === 'answer-call' ? null : question.case;
}
