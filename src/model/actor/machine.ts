import { setup } from 'xstate';
import type { EntityContext, Start } from '../../engine/index.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import {
  answerAuthority,
  askForAuthority,
  answerCall,
  beAssured,
  beConnected,
  beTold,
  brief,
  passDecision,
  passRecall,
  takeAuthorityRequest,
} from './answer.js';
import { takeAnswerOfCall } from './answerRead.js';
import { askAgain, askDue, callNow } from './ask.js';
import { closeCases } from './close.js';
import type { ActorData, ActorInput } from './data.js';
import { actorState, hasCase, inCrisis } from './data.js';
import * as held from './held.js';
import * as initiative from './initiative.js';
import { feelPressure, hear, readReport } from './hear.js';
import { openDecision, takePosture } from './learn.js';
import type { ActorEvent } from '../messages.js';

type Of<Type extends ActorEvent['type']> = Extract<ActorEvent, { type: Type }>;

/** An office: what it knows and believes, whom it asks and answers. Its choices are decisions, machines of their own. */
export const actorMachine = setup({
  types: { context: {} as EntityContext<ActorData>, events: {} as ActorEvent, input: {} as Start<ActorInput> },
  actions: {
    readReport: recipe<ActorData, Of<'report'>>(readReport),
    learn: recipe<ActorData, Of<'learn'>>((data, { about }, effects) =>
      hear(data, { id: `${about.id}#event`, kind: 'event', about }, null, effects),
    ),
    learnTruth: recipe<ActorData, Of<'truth'>>((data, { about, truth, kind: really, by }, effects) =>
      hear(data, { id: `${about.id}#truth`, kind: 'truth', about, truth, really, by }, null, effects),
    ),
    hear: recipe<ActorData, Of<'news'>>((data, { news, from }, effects) => hear(data, news, from, effects)),
    sight: recipe<ActorData, Of<'sighted'>>((data, { what, adversary }, effects) =>
      hear(data, { id: `${what} at ${effects.now}`, kind: 'follow-on', adversary, what }, null, effects),
    ),
    feelPressure: recipe<ActorData, Of<'pressure'>>(feelPressure),
    takeRung: recipe<ActorData, Of<'rung'>>((data, { overall }) => {
      data.rung = overall;
    }),
    takeSideNews: recipe<ActorData, Of<'side-news'>>((data, { losing, threatened, denial, exposure }) => {
      data.losing = losing;
      data.threatened = threatened;
      data.denial = denial;
      data.standingLost = exposure;
    }),
    faceSetback: recipe<ActorData, Of<'setback'>>((data, { number, adversary }, effects) =>
      openDecision(data, 'setback', adversary, null, effects, `setback/${number}`),
    ),
    takePosture: recipe<ActorData, Of<'postured'>>((data, { case: about }, effects) =>
      takePosture(data, about, effects),
    ),
    brief: recipe<ActorData, Of<'consult'>>(brief),
    close: recipe<ActorData, Of<'close'>>((data, event, effects) => {
      const { case: about, how, struck } = event;
      const id = `${about}#closed at ${effects.now}`;
      hear(data, { id, kind: 'closed', case: about, how, struck, at: effects.now }, null, effects);
    }),
    forget: recipe<ActorData, Of<'forget'>>((data, event, effects) => {
      const id = `${event.case}#forgotten`;
      closeCases(data, { id, kind: 'closed', case: event.case, how: 'stale', struck: false, at: effects.now }, effects);
    }),
    takeAuthorityRequest: recipe<ActorData, Of<'authority?'>>(takeAuthorityRequest),
    answerAuthority: recipe<ActorData, Of<'authority-due'>>(answerAuthority),
    askForAuthority: recipe<ActorData, Of<'authority-wanted'>>(askForAuthority),
    dropRequest: recipe<ActorData, Of<'withdrawn'>>(held.dropRequest),
    passDecision: recipe<ActorData, Of<'decide'>>(passDecision),
    passRecall: recipe<ActorData, Of<'recall'>>(passRecall),
    askDue: recipe<ActorData, Of<'ask-due'>>(askDue),
    callNow: recipe<ActorData, Of<'call'>>(callNow),
    hold: recipe<ActorData, Of<'hold'>>(held.hold),
    release: recipe<ActorData, Of<'release'>>(held.release),
    takeAnswer: recipe<ActorData, Of<'answer'>>(held.takeAnswer),
    lapse: recipe<ActorData, Of<'lapse'>>(held.lapse),
    placeCall: recipe<ActorData, Of<'place-call'>>(initiative.placeCall),
    orderCall: recipe<ActorData, Of<'order-call'>>(initiative.orderCall),
    speakInCall: recipe<ActorData, Of<'speak'>>(initiative.speakInCall),
    endCall: recipe<ActorData, Of<'end-call'>>(initiative.endCall),
    speakInPublic: recipe<ActorData, Of<'speak-in-public'>>(initiative.speakInPublic),
    tellWhiteCell: recipe<ActorData, Of<'words'>>(initiative.tellWhiteCell),
    hearFromWhiteCell: recipe<ActorData, Of<'told-of'>>(initiative.hearFromWhiteCell),
    takeEstimate: recipe<ActorData, Of<'estimate'>>(held.takeEstimate),
    askAgain: recipe<ActorData, Of<'result'>>(askAgain),
    takeAnswerOfCall: recipe<ActorData, Of<'call-answered'>>(takeAnswerOfCall),
    answerCall: recipe<ActorData, Of<'may-we?'>>(answerCall),
    beConnected: recipe<ActorData, Of<'connected'>>(beConnected),
    hangUp: recipe<ActorData, Of<'hung-up'>>(held.hangUp),
    beTold: recipe<ActorData, Of<'told'>>(beTold),
    beAccused: recipe<ActorData, Of<'accused'>>((data, { channel, adversary }, effects) =>
      hear(
        data,
        { id: `accused over ${channel} at ${effects.now}`, kind: 'accusation', adversary, channel },
        null,
        effects,
      ),
    ),
    beAssured: recipe<ActorData, Of<'assured'>>(beAssured),
    seeGesture: recipe<ActorData, Of<'gesture'>>((data, event, effects) => {
      const { adversary, what, lnRatio } = event;
      const id = `${event.case}#${what} at ${effects.now}`;
      hear(data, { id, kind: 'costly', case: event.case, adversary, what, lnRatio }, null, effects);
    }),
  },
  guards: {
    hasCase: guard<ActorData, ActorEvent>(hasCase),
    inCrisis: guard<ActorData, ActorEvent>(inCrisis),
    outOfCrisis: guard<ActorData, ActorEvent>((data) => !inCrisis(data)),
    calling: guard<ActorData, ActorEvent>((data) => data.phone === 'calling'),
    inCall: guard<ActorData, ActorEvent>((data) => data.phone === 'in-call'),
    free: guard<ActorData, ActorEvent>((data) => data.phone === 'free'),
  },
}).createMachine({
  id: 'actor',
  context: entityContext(actorState),
  type: 'parallel',
  on: {
    report: { actions: 'readReport' },
    learn: { actions: 'learn' },
    truth: { actions: 'learnTruth' },
    news: { actions: 'hear' },
    sighted: { actions: 'sight' },
    pressure: { actions: 'feelPressure' },
    rung: { actions: 'takeRung' },
    'side-news': { actions: 'takeSideNews' },
    setback: { actions: 'faceSetback' },
    postured: { actions: 'takePosture' },
    consult: { actions: 'brief' },
    close: { actions: 'close' },
    forget: { actions: 'forget' },
    'authority?': { actions: 'takeAuthorityRequest' },
    'authority-due': { actions: 'answerAuthority' },
    'authority-wanted': { actions: 'askForAuthority' },
    withdrawn: { actions: 'dropRequest' },
    decide: { actions: 'passDecision' },
    recall: { actions: 'passRecall' },
    hold: { actions: 'hold' },
    release: { actions: 'release' },
    answer: { actions: 'takeAnswer' },
    lapse: { actions: 'lapse' },
    estimate: { actions: 'takeEstimate' },
    'place-call': { actions: 'placeCall' },
    'order-call': { actions: 'orderCall' },
    speak: { actions: 'speakInCall' },
    'end-call': { actions: 'endCall' },
    'speak-in-public': { actions: 'speakInPublic' },
    words: { actions: 'tellWhiteCell' },
    'told-of': { actions: 'hearFromWhiteCell' },
    'ask-due': { actions: 'askDue' },
    call: { actions: 'callNow' },
    result: { actions: 'askAgain' },
    'may-we?': { actions: 'answerCall' },
    'call-answered': { actions: 'takeAnswerOfCall' },
    connected: { actions: 'beConnected' },
    'hung-up': { actions: 'hangUp' },
    told: { actions: 'beTold' },
    accused: { actions: 'beAccused' },
    assured: { actions: 'beAssured' },
    gesture: { actions: 'seeGesture' },
  },
  states: {
    awareness: {
      initial: 'unaware',
      states: {
        unaware: { always: { guard: 'hasCase', target: 'watching' } },
        watching: { always: { guard: 'inCrisis', target: 'engaged' } },
        engaged: { always: { guard: 'outOfCrisis', target: 'watching' } },
      },
    },
    phone: {
      initial: 'free',
      states: {
        free: {
          always: [
            { guard: 'calling', target: 'calling' },
            { guard: 'inCall', target: 'in-call' },
          ],
        },
        calling: {
          always: [
            { guard: 'inCall', target: 'in-call' },
            { guard: 'free', target: 'free' },
          ],
        },
        'in-call': {
          always: [
            { guard: 'calling', target: 'calling' },
            { guard: 'free', target: 'free' },
          ],
        },
      },
    },
  },
});
