import type { CrisisEffects } from '../effects.js';
import { expectedToAccept, readAnswer, unreadLine } from '../formulas/answers.js';
import type { SideEvent } from '../messages.js';
import type { SideData } from './data.js';
import { press } from './feel.js';

type Of<Type extends SideEvent['type']> = Extract<SideEvent, { type: Type }>;

/** What another side’s answer to a call says of its act, to every office: read by what an acceptance would have said. Model, 3.15. */
export function takeAnswerRead(
  data: SideData,
  { channel, by, accepted, political, since }: Of<'answer-read'>,
  effects: CrisisEffects,
): void {
  const { parameters } = data.input;
  const insultedAt = data.insultedAt[by];
  const guess = {
    belief: parameters.prior,
    denial: data.denying.includes(by),
    insulted: insultedAt !== undefined && effects.now - insultedAt < parameters.insultLasts,
    shared: false,
    approves: false,
    political,
    standingLost: 0,
  };
  const line = data.lines[channel] ?? unreadLine(parameters);
  const p = parameters.nobodyAnswers;
  const anywhere = data.nobodyAnywhere[by] ?? { hostile: p, accident: p };
  const read = readAnswer(accepted, expectedToAccept(guess, since, parameters), line, anywhere, parameters);
  data.lines[channel] = read.line;
  data.nobodyAnywhere[by] = read.anywhere;
  if (read.lnRatio === 0) return;
  const why = accepted ? 'call taken' : 'refusal';
  press(data, { adversary: by, why, lnRatio: read.lnRatio, onCases: true, threat: false }, effects);
}

/** Remembers that it insulted another side: an insulted side takes calls less readily. */
export function rememberInsult(data: SideData, { about }: Of<'has-insulted'>, effects: CrisisEffects): void {
  data.insultedAt[about] = effects.now;
}
