import type { CrisisEffects } from '../effects.js';
import type { ChannelEvent } from '../messages.js';
import { noteContact, tellAnswer } from './call.js';
import type { ChannelData } from './data.js';

type Of<Type extends ChannelEvent['type']> = Extract<ChannelEvent, { type: Type }>;

/** Schedules the first meeting on this line (S-01 to S-03). */
export function schedule(data: ChannelData, _event: Of<'start'>, effects: CrisisEffects): void {
  if (data.input.meets !== null) meetAgain(data.input.meets.first, effects);
}

function meetAgain(after: number, effects: CrisisEffects): void {
  effects.send<'channel'>(effects.self, { type: 'meet' }, { after });
}

/** Whether the meeting takes place. Only the first pair of ends meets, not others who share the line. */
export function canMeet({ state, answering, input }: ChannelData): boolean {
  const [from, to] = input.ends;
  return state === 'open' && answering !== 'never' && from?.barred !== true && to?.barred !== true;
}

/** They meet: nobody has to ask, approve or answer. */
export function convene(data: ChannelData, _event: Of<'meet'>, effects: CrisisEffects): void {
  const [from, to] = data.input.ends;
  goOn(data, effects);
  if (from === undefined || to === undefined) return;
  const attempt = data.meetings;
  const answer = { accept: true, reason: 'silence' } as const;
  data.call = { from, to, case: null, attempt, since: effects.now, approved: true, explained: [], answer };
}

/** The meeting does not take place: the line is closed or busy, or the other side stays away, which counts as a refusal. */
export function miss(data: ChannelData, _event: Of<'meet'>, effects: CrisisEffects): void {
  const [from, to] = data.input.ends;
  goOn(data, effects);
  if (from === undefined || to === undefined) return;
  if (data.state !== 'open' || from.barred || to.barred)
    return noteContact(data, from, to, null, 'barred', 'closed', effects);
  if (data.answering !== 'never') return noteContact(data, from, to, null, 'busy', undefined, effects);
  noteContact(data, from, to, null, 'unanswered', 'silence', effects);
  tellAnswer(data, from, to, null, false, effects);
}

function goOn(data: ChannelData, effects: CrisisEffects): void {
  data.meetings += 1;
  const every = data.input.meets?.every ?? null;
  if (every !== null) meetAgain(every, effects);
}
