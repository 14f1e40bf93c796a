import { setup } from 'xstate';
import type { EntityContext, Start } from '../../engine/index.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import type { SideEvent } from '../messages.js';
import type { SideData, SideInput } from './data.js';
import { sideState } from './data.js';
import { takeAct } from './act.js';
import { rememberInsult, takeAnswerRead } from './answers.js';
import * as feel from '../side/feel.js';

type Of<Type extends SideEvent['type']> = Extract<SideEvent, { type: Type }>;

/** A side: its own rung, posture, threats and losses. It learns what the others do and tells its offices. */
export const sideMachine = setup({
  types: { context: {} as EntityContext<SideData>, events: {} as SideEvent, input: {} as Start<SideInput> },
  actions: {
    takeAct: recipe<SideData, Of<'act'>>(takeAct),
    seePosture: recipe<SideData, Of<'posture-seen'>>(feel.seePosture),
    takeInsult: recipe<SideData, Of<'insulted'>>(feel.takeInsult),
    takeReassurance: recipe<SideData, Of<'reassured'>>(feel.takeReassurance),
    takeAnswerRead: recipe<SideData, Of<'answer-read'>>(takeAnswerRead),
    rememberInsult: recipe<SideData, Of<'has-insulted'>>(rememberInsult),
    misread: recipe<SideData, Of<'misread'>>(feel.misread),
    takePublicPressure: recipe<SideData, Of<'public-pressure'>>(feel.takePublicPressure),
    loseStanding: recipe<SideData, Of<'exposed'>>(feel.loseStanding),
    seeWeapon: recipe<SideData, Of<'weapon-seen'>>(feel.seeWeapon),
    takeSetback: recipe<SideData, Of<'setback'>>(feel.takeSetback),
    getOverSetback: recipe<SideData, Of<'setback-over'>>(feel.getOverSetback),
    takeRung: recipe<SideData, Of<'rung'>>(feel.takeRung),
    passOn: recipe<SideData, Of<'heard'>>(feel.passOn),
  },
  guards: {
    routine: guard<SideData, SideEvent>(({ rung }) => rung === 0),
    heightened: guard<SideData, SideEvent>(({ rung, input }) => rung > 0 && rung < input.parameters.crisisRung),
    crisis: guard<SideData, SideEvent>(
      ({ rung, input: { parameters } }) => rung >= parameters.crisisRung && rung <= parameters.brinkRung,
    ),
    atWar: guard<SideData, SideEvent>(({ rung, input }) => rung > input.parameters.brinkRung),
  },
}).createMachine({
  id: 'side',
  context: entityContext(sideState),
  initial: 'routine',
  on: {
    act: { actions: 'takeAct' },
    'posture-seen': { actions: 'seePosture' },
    insulted: { actions: 'takeInsult' },
    reassured: { actions: 'takeReassurance' },
    'answer-read': { actions: 'takeAnswerRead' },
    'has-insulted': { actions: 'rememberInsult' },
    misread: { actions: 'misread' },
    'public-pressure': { actions: 'takePublicPressure' },
    exposed: { actions: 'loseStanding' },
    'weapon-seen': { actions: 'seeWeapon' },
    setback: { actions: 'takeSetback' },
    'setback-over': { actions: 'getOverSetback' },
    rung: { actions: 'takeRung' },
    heard: { actions: 'passOn' },
  },
  states: {
    routine: {
      always: [
        { guard: 'heightened', target: 'heightened' },
        { guard: 'crisis', target: 'crisis' },
        { guard: 'atWar', target: 'at war' },
      ],
    },
    heightened: {
      always: [
        { guard: 'routine', target: 'routine' },
        { guard: 'crisis', target: 'crisis' },
        { guard: 'atWar', target: 'at war' },
      ],
    },
    crisis: {
      always: [
        { guard: 'routine', target: 'routine' },
        { guard: 'heightened', target: 'heightened' },
        { guard: 'atWar', target: 'at war' },
      ],
    },
    'at war': {
      always: [
        { guard: 'routine', target: 'routine' },
        { guard: 'heightened', target: 'heightened' },
        { guard: 'crisis', target: 'crisis' },
      ],
    },
  },
});
