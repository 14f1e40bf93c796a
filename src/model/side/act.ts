import { log } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import type { IncidentInput } from '../incident/data.js';
import type { ActorEvent, ChannelEvent, SideEvent } from '../messages.js';
import type { CaseId, CaseInfo } from '../vocabulary.js';
import { LADDER, activityName, channelName } from '../vocabulary.js';
import type { SideData } from './data.js';
import { tellOffices } from './feel.js';

type ActEvent = Extract<SideEvent, { type: 'act' }>;

/** Carries out what one of its offices decided: tells the ladder and the other side, and starts the consequences. */
export function takeAct(data: SideData, event: ActEvent, effects: CrisisEffects): void {
  if (event.rung > 0) {
    data.rung = Math.max(data.rung, event.rung);
    effects.note({ fact: 'side-state', side: data.input.id, rung: data.rung });
    effects.send<'ladder'>(LADDER, { ...event, aimed: aimedAt(data, event) });
  }
  switch (event.does) {
    case 'strike':
      return strike(data, event, effects);
    case 'posture':
      if (event.rung === 0) return;
      show(data, event, effects.chance('threatens', event.decision, data.input.publicity), effects);
      return tellOfPosture(data, event.about, effects);
    case 'signal':
    case 'coerce':
      return show(data, event, true, effects);
    case 'widen':
      for (const activity of data.input.activities) {
        const until = effects.now + data.input.parameters.surgeLasts;
        effects.send<'activity'>(activityName(activity), { type: 'widened', until });
      }
      return;
    case 'explain':
    case 'admit':
      return declare(data, event, event.does, effects);
    case 'stand-down':
      for (const strikeId of data.strikes) {
        const lnRatio = log(data.input.parameters.costlySignal);
        const what = 'stand-down';
        const heard: SideEvent = { type: 'heard', by: data.input.id, case: strikeId, lnRatio, what, channel: null };
        effects.send<'side'>(event.adversary, heard);
      }
      return;
    case 'deny':
    case 'call':
    case 'nothing':
      return;
  }
}

/** The rung that a side aimed at. Its first strike counts alone, whatever others did; with a second one it aims higher (S-50). Model, 4.18. */
function aimedAt({ strikes }: SideData, { does, rung, alone }: ActEvent): number {
  return does === 'strike' && strikes.length === 0 ? alone : rung;
}

/** Its own offices know of a posture at once, as everybody does. */
function tellOfPosture({ input }: SideData, about: CaseInfo | null, effects: CrisisEffects): void {
  if (about === null) return;
  const event: ActorEvent = Object.freeze({ type: 'postured', case: about.id });
  for (const actor of input.actors) effects.send<'actor'>(actor, event);
}

/** The other side sees a posture; a threat in public makes it costly to back down. */
function show(data: SideData, event: ActEvent, threat: boolean, effects: CrisisEffects): void {
  effects.send<'side'>(event.adversary, { type: 'posture-seen', by: data.input.id, threat });
  if (!threat || data.threatened) return;
  data.threatened = true;
  effects.note({ fact: 'threat', side: data.input.id, by: event.actor });
  tellOffices(data, effects);
}

/** A strike in answer is an incident for the other side. Model, 4.19. */
function strike(data: SideData, event: ActEvent, effects: CrisisEffects): void {
  const { about, adversary, actor, rung } = event;
  const other = data.input.others.find(({ id }) => id === adversary);
  if (about === null || other === undefined || other.lowest === null) return;
  const first = about.replyTo?.first ?? about.id;
  const step = (about.replyTo?.step ?? 0) + 1;
  const id = replyName(data, `${first}/reply-${step}/${actor}`);
  data.strikes.push(id);
  const input: IncidentInput = {
    id,
    says: `${data.input.name} ${event.says.replace(/\.$/, '')}.`,
    by: data.input.id,
    against: adversary,
    rung,
    damage: 'minor',
    dualUse: 0,
    weapon: 0,
    truths: [{ id: 'reprisal', weight: 1, kind: 'reprisal', by: data.input.id }],
    reports: [],
    learnedBy: { actor: other.lowest, after: data.input.parameters.replySeen },
    knownBy: actor,
    window: other.window,
    repeatsLeft: 0,
    replyTo: { case: about.id, rung: about.rung, first, step },
    reviewed: other.reviewed,
    parameters: data.input.parameters,
  };
  effects.add(id, 'incident', input);
  effects.send<'incident'>(id, { type: 'occur' });
}

/** Names a reply by its place in the story: the first case, the step and the side. So names stay short in a long exchange. */
function replyName(data: SideData, place: string): CaseId {
  const nth = (data.replies[place] ?? 0) + 1;
  data.replies[place] = nth;
  return nth === 1 ? place : `${place}/${nth}`;
}

/** Speaks in public, if there is a public channel. Explaining ends the denial. */
function declare(data: SideData, event: ActEvent, what: 'explain' | 'admit', effects: CrisisEffects): void {
  if (data.denial) {
    data.denial = false;
    tellOffices(data, effects);
  }
  if (data.input.publicChannel === null || event.about === null) return;
  const declaration: ChannelEvent = {
    type: 'declare',
    side: data.input.id,
    to: [event.adversary],
    case: event.about.id,
    what,
  };
  effects.send<'channel'>(channelName(data.input.publicChannel), declaration);
}
