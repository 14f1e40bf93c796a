import { log } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { repeatedLogRatio } from '../formulas/decay.js';
import { standingLostNow } from '../formulas/domesticStanding.js';
import type { ActorEvent, Pressure, SideEvent } from '../messages.js';
import type { SideData } from './data.js';

type Of<Type extends SideEvent['type']> = Extract<SideEvent, { type: Type }>;

/** Tells every office the state of the side. */
export function tellOffices(data: SideData, effects: CrisisEffects): void {
  const { losing, threatened, denial } = data;
  const { amount, at } = data.standingLost;
  const exposure = Object.freeze({ amount, at });
  const event: ActorEvent = Object.freeze({ type: 'side-news', losing, threatened, denial, exposure });
  for (const actor of data.input.actors) effects.send<'actor'>(actor, event);
}

/** Evidence about another side for every office. */
export function press(data: SideData, pressure: Pressure, effects: CrisisEffects): void {
  const { adversary, why, lnRatio, onCases, threat } = pressure;
  const event: ActorEvent = Object.freeze({ type: 'pressure', adversary, why, lnRatio, onCases, threat });
  for (const actor of data.input.actors) effects.send<'actor'>(actor, event);
}

/** A posture by another side, perhaps with a threat. Model, 1.3 and 1.7. */
export function seePosture(data: SideData, { by, threat }: Of<'posture-seen'>, effects: CrisisEffects): void {
  const lnRatio = log(data.input.parameters.pressure);
  press(data, { adversary: by, why: 'posture', lnRatio, onCases: false, threat }, effects);
}

/** An insult. Its log-ratio halves at each repeat. Model, 1.7 (S-46). */
export function takeInsult(data: SideData, { by }: Of<'insulted'>, effects: CrisisEffects): void {
  const repeats = data.insults[by] ?? 0;
  data.insults[by] = repeats + 1;
  const lnRatio = repeatedLogRatio(data.input.parameters.pressure, repeats);
  press(data, { adversary: by, why: 'insult', lnRatio, onCases: false, threat: false }, effects);
}

/** A reassurance in public (S-58). */
export function takeReassurance(data: SideData, { by, lnRatio }: Of<'reassured'>, effects: CrisisEffects): void {
  press(data, { adversary: by, why: 'reassurance', lnRatio, onCases: false, threat: false }, effects);
}

/** Something was mistaken for an act of another side. The log-ratio halves at each repeat. Model, 1.7 (S-38). */
export function misread(data: SideData, { as }: Of<'misread'>, effects: CrisisEffects): void {
  const repeats = data.misreadings[as] ?? 0;
  data.misreadings[as] = repeats + 1;
  const lnRatio = repeatedLogRatio(data.input.parameters.pressure, repeats);
  press(data, { adversary: as, why: 'misidentification', lnRatio, onCases: false, threat: false }, effects);
}

/** The public demands an answer: holding back now costs as much as after a threat (S-30). */
export function takePublicPressure(data: SideData, _event: Of<'public-pressure'>, effects: CrisisEffects): void {
  if (data.threatened) return;
  data.threatened = true;
  tellOffices(data, effects);
}

/** A firestorm at home over contact with the other side: domestic standing is lost, and returns with time (S-16, S-55). */
export function loseStanding(data: SideData, { channel, costs }: Of<'exposed'>, effects: CrisisEffects): void {
  const amount = Math.min(1, standingLostNow(data.standingLost, effects.now, data.input.parameters) + costs);
  data.standingLost = { amount, at: effects.now };
  effects.note({ fact: 'firestorm', side: data.input.id, channel, costs, standing: 1 - amount });
  tellOffices(data, effects);
}

/** Another side uses a more dangerous class of weapon (S-37). */
export function seeWeapon(data: SideData, { by }: Of<'weapon-seen'>, effects: CrisisEffects): void {
  const lnRatio = log(data.input.parameters.pressure);
  press(data, { adversary: by, why: 'weapon', lnRatio, onCases: false, threat: false }, effects);
}

/** A battlefield setback: for a day gambling is more attractive, and the head of state must decide on it. Model, 4.20 (S-51). */
export function takeSetback(data: SideData, { number }: Of<'setback'>, effects: CrisisEffects): void {
  data.losing = 1;
  tellOffices(data, effects);
  const over: SideEvent = { type: 'setback-over' };
  effects.send<'side'>(data.input.id, over, { after: data.input.parameters.setbackLasts, id: 'setback-over' });
  effects.note({ fact: 'setback', side: data.input.id });
  if (data.input.head !== null && data.input.rival !== null) {
    effects.send<'actor'>(data.input.head, { type: 'setback', number, adversary: data.input.rival });
  }
}

export function getOverSetback(data: SideData, _event: Of<'setback-over'>, effects: CrisisEffects): void {
  data.losing = data.input.losing;
  tellOffices(data, effects);
}

/** The overall rung has moved. The side's own rung is the highest that it brought about, and never above the overall one. */
export function takeRung(data: SideData, { overall, side }: Of<'rung'>, effects: CrisisEffects): void {
  const before = data.rung;
  data.rung = side === data.input.id ? Math.max(before, overall) : Math.min(before, overall);
  if (data.rung !== before) {
    effects.note({ fact: 'side-state', side: data.input.id, rung: data.rung });
  }
}

/** Passes on what another side said or did in public, to the office that listens for this side. */
export function passOn(data: SideData, event: Of<'heard'>, effects: CrisisEffects): void {
  // Who explains in public denies no longer.
  if (event.channel !== null) data.denying = data.denying.filter((side) => side !== event.by);
  if (data.input.voice === null) return;
  const { by: adversary, case: about, lnRatio, what, channel } = event;
  const told: ActorEvent =
    what === 'explain' && channel !== null
      ? { type: 'told', channel, adversary, case: about, lnRatio }
      : { type: 'gesture', case: about, adversary, what, lnRatio };
  effects.send<'actor'>(data.input.voice, told);
}
