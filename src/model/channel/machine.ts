import { setup } from 'xstate';
import type { EntityContext, Start } from '../../engine/index.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import * as line from '../channel/call.js';
import type { ChannelData, ChannelInput } from './data.js';
import { channelState } from './data.js';
import * as meeting from '../channel/meeting.js';
import { declare, publish } from './public.js';
import type { ChannelEvent } from '../messages.js';
import { carries } from '../vocabulary.js';

type Of<Type extends ChannelEvent['type']> = Extract<ChannelEvent, { type: Type }>;

const whenTaken = [
  { guard: 'refused', target: 'refused' },
  { guard: 'silent', target: 'unanswered' },
] as const;

const whenShut = [
  { guard: 'isClosed', target: 'closed' },
  { guard: 'isSuspended', target: 'suspended' },
  { guard: 'isCut', target: 'cut' },
] as const;

// Only the two offices at its ends may use a line (S-31).
const strangers = { guard: 'stranger', actions: 'turnStrangerAway' } as const;
const complaints = { guard: 'outOfScope', actions: 'sayOutOfScope' } as const;
const policy = { guard: 'isBarred', actions: 'bar' } as const;
const barred = { request: [strangers, complaints, { actions: 'bar' }] } as const;
const busy = { request: [strangers, complaints, policy, { actions: 'sayBusy' }] } as const;

/** A line between two offices. A request is approved, rings, and is taken, refused with a reason, or not answered; the line can be busy, closed or cut. */
export const channelMachine = setup({
  types: { context: {} as EntityContext<ChannelData>, events: {} as ChannelEvent, input: {} as Start<ChannelInput> },
  actions: {
    begin: recipe<ChannelData, Of<'request'>>(line.begin),
    bar: recipe<ChannelData, Of<'request'>>(line.turnAway('barred', 'closed')),
    sayBusy: recipe<ChannelData, Of<'request'>>(line.turnAway('busy')),
    sayOutOfScope: recipe<ChannelData, Of<'request'>>(line.turnAway('out-of-scope')),
    turnStrangerAway: recipe<ChannelData, Of<'request'>>(line.turnStrangerAway),
    seekApproval: recipe<ChannelData, ChannelEvent>(line.seekApproval),
    askApprover: recipe<ChannelData, ChannelEvent>(line.askApprover),
    ring: recipe<ChannelData, ChannelEvent>(line.ring),
    askCalled: recipe<ChannelData, ChannelEvent>(line.askCalled),
    takeAnswer: recipe<ChannelData, Of<'answer'>>(line.takeAnswer),
    giveUp: recipe<ChannelData, ChannelEvent>(line.giveUp),
    refuse: recipe<ChannelData, ChannelEvent>(line.turnDown('refused')),
    leaveUnanswered: recipe<ChannelData, ChannelEvent>(line.turnDown('unanswered')),
    connect: recipe<ChannelData, ChannelEvent>(line.connect),
    carry: recipe<ChannelData, Of<'say'>>(line.carry),
    hangUp: recipe<ChannelData, ChannelEvent>(line.hangUp),
    pass: recipe<ChannelData, Of<'words'>>(line.pass),
    set: recipe<ChannelData, Of<'set'>>((data, { state, answering }, effects) => {
      const before = { state: data.state, answering: data.answering };
      data.answering = answering ?? before.answering;
      data.state = state ?? before.state;
      if (data.state === before.state && data.answering === before.answering) return;
      effects.note({ fact: 'line', channel: data.input.id, state: data.state, answering: data.answering });
      if (data.state !== before.state && data.state !== 'open') line.breakOff(data, effects);
    }),
    takeTrust: recipe<ChannelData, Of<'trust-built'>>(line.takeTrust),
    schedule: recipe<ChannelData, Of<'start'>>(meeting.schedule),
    yieldToMeeting: recipe<ChannelData, Of<'meet'>>(line.yieldToMeeting),
    convene: recipe<ChannelData, Of<'meet'>>(meeting.convene),
    missMeeting: recipe<ChannelData, Of<'meet'>>(meeting.miss),
    losesTrust: recipe<ChannelData, Of<'lie-found'>>((data, event) => {
      if (data.liesFound[event.case] === true) return;
      data.liesFound[event.case] = true;
      data.trust /= 2;
    }),
    publish: recipe<ChannelData, Of<'statement'>>(publish),
    declare: recipe<ChannelData, Of<'declare'>>(declare),
  },
  guards: {
    isOpen: guard<ChannelData, ChannelEvent>(({ state }) => state === 'open'),
    isClosed: guard<ChannelData, ChannelEvent>(({ state }) => state === 'closed'),
    isSuspended: guard<ChannelData, ChannelEvent>(({ state }) => state === 'suspended'),
    isCut: guard<ChannelData, ChannelEvent>(({ state }) => state === 'cut'),
    stranger: guard<ChannelData, Of<'request'>>(
      ({ input }, { from }) => !input.ends.some(({ actor }) => actor === from),
    ),
    outOfScope: guard<ChannelData, Of<'request'>>(({ input }, { content }) => !carries(input.tier, content)),
    isBarred: guard<ChannelData, Of<'request'>>((data, { from }) => line.isBarred(data, from)),
    canMeet: guard<ChannelData, ChannelEvent>(meeting.canMeet),
    needsApproval: guard<ChannelData, ChannelEvent>(({ call }) => call !== null && call.to.approver !== null),
    approved: guard<ChannelData, ChannelEvent>(({ call }) => call?.approved === true),
    taken: guard<ChannelData, ChannelEvent>(({ call }) => call?.answer?.accept === true),
    refused: guard<ChannelData, ChannelEvent>(
      ({ call }) => call?.answer?.accept === false && call.answer.reason !== 'silence',
    ),
    silent: guard<ChannelData, ChannelEvent>(
      ({ call }) => call?.answer?.accept === false && call.answer.reason === 'silence',
    ),
  },
}).createMachine({
  id: 'channel',
  context: entityContext(channelState),
  initial: 'idle',
  on: {
    set: { actions: 'set' },
    'lie-found': { actions: 'losesTrust' },
    'trust-built': { actions: 'takeTrust' },
    start: { actions: 'schedule' },
    meet: { actions: 'missMeeting' },
    statement: { actions: 'publish' },
    declare: { actions: 'declare' },
  },
  states: {
    idle: {
      on: {
        request: [strangers, complaints, policy, { target: 'requested', actions: 'begin' }],
        meet: [{ guard: 'canMeet', target: 'connected', actions: 'convene' }, { actions: 'missMeeting' }],
      },
      always: [...whenShut],
    },
    requested: {
      always: [{ guard: 'needsApproval', target: 'awaiting approval' }, { target: 'ringing' }],
    },
    'awaiting approval': {
      entry: 'seekApproval',
      on: {
        ...busy,
        meet: [
          { guard: 'canMeet', target: 'connected', actions: ['yieldToMeeting', 'convene'] },
          { actions: 'missMeeting' },
        ],
        'approval-due': { actions: 'askApprover' },
        answer: { actions: 'takeAnswer' },
        'nobody-answers': { actions: 'giveUp' },
      },
      always: [...whenShut, { guard: 'approved', target: 'ringing' }, ...whenTaken],
    },
    ringing: {
      entry: 'ring',
      on: {
        ...busy,
        meet: [
          { guard: 'canMeet', target: 'connected', actions: ['yieldToMeeting', 'convene'] },
          { actions: 'missMeeting' },
        ],
        'answer-due': { actions: 'askCalled' },
        answer: { actions: 'takeAnswer' },
        'nobody-answers': { actions: 'giveUp' },
      },
      always: [...whenShut, { guard: 'taken', target: 'connected' }, ...whenTaken],
    },
    connected: {
      entry: 'connect',
      on: {
        ...busy,
        say: { actions: 'carry' },
        words: { actions: 'pass' },
        'hang-up': { target: 'idle', actions: 'hangUp' },
      },
      always: [...whenShut],
    },
    refused: { entry: 'refuse', always: { target: 'idle' } },
    unanswered: { entry: 'leaveUnanswered', always: { target: 'idle' } },
    closed: { on: barred, always: { guard: 'isOpen', target: 'idle' } },
    suspended: { on: barred, always: { guard: 'isOpen', target: 'idle' } },
    cut: { on: barred, always: { guard: 'isOpen', target: 'idle' } },
  },
});
