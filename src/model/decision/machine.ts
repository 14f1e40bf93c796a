import { setup } from 'xstate';
import type { EntityContext, Start } from '../../engine/index.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import type { DecisionData, DecisionInput } from './data.js';
import { decisionState } from './data.js';
import * as answer from './answer.js';
import * as on from './review.js';
import { tellWhetherWanted } from './goOn.js';
import * as schedule from './schedule.js';
import type { DecisionEvent } from '../messages.js';

export type { DecisionInput } from './data.js';

type Of<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;

/** One decision of one office: considered, perhaps authorised, carried out or recalled, and closed. It can be reopened. */
export const decisionMachine = setup({
  types: { context: {} as EntityContext<DecisionData>, events: {} as DecisionEvent, input: {} as Start<DecisionInput> },
  actions: {
    open: recipe<DecisionData, Of<'open'>>(schedule.open),
    consult: recipe<DecisionData, DecisionEvent>(schedule.consult),
    consultLate: recipe<DecisionData, DecisionEvent>((data, event, effects) => {
      data.late = true;
      schedule.consult(data, event, effects);
    }),
    lookSoon: recipe<DecisionData, DecisionEvent>(schedule.lookSoon),
    review: recipe<DecisionData, Of<'briefing'>>(on.review),
    reviewPending: recipe<DecisionData, Of<'briefing'>>(on.reviewPending),
    takeDenial: recipe<DecisionData, Of<'denied'>>(on.takeDenial),
    prepare: recipe<DecisionData, DecisionEvent>(on.prepare),
    carryOut: recipe<DecisionData, Of<'briefing'>>(on.carryOut),
    takeClosing: recipe<DecisionData, Of<'case-closed'>>(on.takeClosing),
    reopen: recipe<DecisionData, DecisionEvent>(schedule.reopen),
    ownUp: recipe<DecisionData, Of<'briefing'>>(on.ownUp),
    apologyIsDue: recipe<DecisionData, DecisionEvent>(on.apologyIsDue),
    takeDecision: recipe<DecisionData, Of<'decide'>>(on.takeDecision),
    speakLater: recipe<DecisionData, Of<'decide'>>(on.speakLater),
    takeRecall: recipe<DecisionData, Of<'decide'>>(on.takeRecall),
    tellWhetherWanted: recipe<DecisionData, Of<'still-wanted?'>>(tellWhetherWanted),
    takeBack: recipe<DecisionData, Of<'recall'>>(on.takeBack),
    refuseRecall: recipe<DecisionData, Of<'recall'>>(on.refuseRecall),
    takeAnswer: recipe<DecisionData, Of<'answer'>>(answer.takeAnswer),
    lapse: recipe<DecisionData, Of<'lapse'>>(answer.lapse),
    takeEstimate: recipe<DecisionData, Of<'estimated'>>(answer.takeEstimate),
    suppose: recipe<DecisionData, Of<'suppose'>>(on.suppose),
    release: recipe<DecisionData, DecisionEvent>(answer.release),
    refuseDecision: recipe<DecisionData, Of<'decide'>>(on.refuseDecision),
  },
  guards: {
    awaits: guard<DecisionData, DecisionEvent>(({ next }) => next === 'await'),
    closes: guard<DecisionData, DecisionEvent>(({ next }) => next === 'close'),
    isStatement: guard<DecisionData, DecisionEvent>(({ input }) => input.kind === 'statement'),
    recalls: guard<DecisionData, DecisionEvent>(({ next }) => next === 'recall'),
    // An answer to a request that was recalled does not count for the next one.
    pending: guard<DecisionData, Of<'granted' | 'denied'>>(({ pending }, { option }) => pending === option),
    mayOwnUp: guard<DecisionData, DecisionEvent>(({ struck, owned, apologyDue }) => struck && (!owned || apologyDue)),
  },
}).createMachine({
  id: 'decision',
  context: entityContext(decisionState),
  initial: 'considering',
  on: {
    answer: { actions: 'takeAnswer' },
    lapse: { actions: 'lapse' },
    release: { actions: 'release' },
    estimated: { actions: 'takeEstimate' },
    suppose: { actions: 'suppose' },
    'still-wanted?': { actions: 'tellWhetherWanted' },
    recall: { actions: 'refuseRecall' },
  },
  states: {
    considering: {
      on: {
        open: { actions: 'open' },
        consider: { actions: 'consult' },
        changed: { actions: 'lookSoon' },
        briefing: { actions: 'review' },
        decide: { actions: 'takeDecision' },
        'too-old': { actions: 'consult' },
        'case-closed': { target: 'closed', actions: 'takeClosing' },
      },
      always: [
        { guard: 'awaits', target: 'awaiting authority' },
        { guard: 'closes', target: 'closed' },
      ],
    },
    'awaiting authority': {
      on: {
        granted: { guard: 'pending', target: 'executing', actions: 'prepare' },
        denied: { guard: 'pending', actions: 'takeDenial' },
        deadline: { actions: 'consultLate' },
        changed: { actions: 'lookSoon' },
        consider: { actions: 'consult' },
        briefing: { actions: 'reviewPending' },
        decide: { actions: 'takeDecision' },
        recall: { actions: 'takeBack' },
        'case-closed': { target: 'recalled', actions: 'takeClosing' },
      },
      always: [
        { guard: 'closes', target: 'closed' },
        { guard: 'recalls', target: 'considering' },
      ],
    },
    executing: {
      on: {
        'carry-out': { actions: 'consult' },
        decide: { actions: 'takeRecall' },
        recall: { actions: 'takeBack' },
        briefing: { actions: 'carryOut' },
        'case-closed': { target: 'recalled', actions: 'takeClosing' },
      },
      always: [
        { guard: 'closes', target: 'closed' },
        { guard: 'recalls', target: 'considering' },
      ],
    },
    recalled: {
      on: {
        changed: { guard: 'mayOwnUp', actions: 'consult' },
        'apology-due': { actions: 'apologyIsDue' },
        briefing: { actions: 'ownUp' },
        reopen: { target: 'considering', actions: 'reopen' },
        decide: { actions: 'refuseDecision' },
      },
    },
    closed: {
      on: {
        changed: { guard: 'mayOwnUp', actions: 'consult' },
        'apology-due': { actions: 'apologyIsDue' },
        briefing: { guard: 'mayOwnUp', actions: 'ownUp' },
        'case-closed': { actions: 'takeClosing' },
        reopen: { target: 'considering', actions: 'reopen' },
        decide: [{ guard: 'isStatement', target: 'considering', actions: 'speakLater' }, { actions: 'refuseDecision' }],
      },
    },
  },
});
