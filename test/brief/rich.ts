import { stringify, parse } from 'yaml';
import { scenarioOf, SMALL } from '../scenario/small.js';

const file = parse(SMALL) as Record<string, Record<string, object>>;

/** The small scenario with what it leaves out: shared lines, meetings, weapons, restraints, what is known and dared at home. */
const rich = {
  ...file,
  background: 'There is a war.',
  'stop-when': 'calm',
  sides: {
    ...file['sides'],
    blue: {
      name: 'Blue',
      restraints: ['no-flights'],
      'domestic-standing': 0.6,
      publicity: 0.8,
      briefing: 'You watch.',
    },
  },
  actors: {
    ...file['actors'],
    'blue.airman': { office: 'service-chief', 'reports-to': 'blue.chief' },
    'red.airman': { office: 'service-chief', 'reports-to': 'red.chief', 'disconfirming-weight': 0.5 },
    'red.local': { office: 'local-commander', 'reports-to': 'red.chief', believes: { blue: 0.2 } },
    'green.head': { office: 'head-of-state' },
  },
  parameters: { ...file['parameters'], 'contact-speeds-calm': 0.5 },
  channels: {
    ...file['channels'],
    chiefs: {
      ...file['channels']?.['chiefs'],
      'shared-by': [['blue.airman', 'red.airman']],
      'trust-built': [{ by: 'a day of the two chiefs', ago: '180d', trust: 0.3 }],
      trust: 0.1,
      'costs-standing': 0.4,
      'known-after': '3d',
    },
    airmen: { kind: 'service-chiefs-call', between: ['blue.airman', 'red.airman'] },
    talks: {
      kind: 'stability-rounds',
      between: ['blue.chief', 'red.chief'],
      meets: { first: '12h', every: '48h' },
      builds: { trust: 0.2, on: ['chiefs'] },
      restarts: ['rounds'],
    },
    rounds: {
      kind: 'officials-meeting',
      between: ['blue.local', 'red.local'],
      state: 'suspended',
      meets: { first: '30h' },
    },
    carried: {
      kind: 'relayed-message',
      between: ['blue.chief', 'red.chief'],
      through: 'green.head',
      softens: 0.3,
    },
    silent: { kind: 'attache', between: ['blue.chief', 'red.local'], answering: 'never' },
    assurance: { kind: 'assurance-call', between: ['blue.chief', 'green.head'] },
  },
  incidents: {
    'stray-missile': { ...file['incidents']?.['stray-missile'], 'weapon-class': 2, 'dual-use': 0.2 },
  },
  activities: {
    ...file['activities'],
    shelling: { ...file['activities']?.['shelling'], against: 'blue', 'weapon-class': 1 },
    flights: {
      says: 'Blue flies over the war',
      by: 'blue',
      every: '~4h',
      'barred-by': 'no-flights',
      crosses: { chance: 0.1, incident: 'stray-missile' },
    },
  },
  injects: [
    ...(file['injects'] as unknown as object[]),
    { id: 'heavier', at: '30h', says: 'A crater, wider than before.', weapon: { activity: 'shelling', class: 3 } },
    { id: 'resumed', at: '20h', channel: { id: 'rounds', state: 'open' } },
    { id: 'heard', at: '50h', channel: { id: 'silent', answering: 'asked' } },
    { id: 'usual', at: '40h', weapon: { activity: 'shelling', class: 0 } },
  ],
};

export const RICH = scenarioOf(stringify(rich));

/** The same with two seats on one side, one for the whole of another, and observers. */
export const SEATED = scenarioOf(
  stringify({
    ...rich,
    seats: {
      'blue-border': {
        name: 'The border',
        side: 'blue',
        offices: ['blue.local'],
        briefing: 'Your crews are tired.',
        wants: 'Sleep.',
      },
      'blue-capital': { name: 'The capital', side: 'blue', briefing: 'The polls are bad.', people: 3 },
      red: { name: 'Red', side: 'red', briefing: 'You lost a crew.', wants: 'To be left alone.' },
      press: { name: 'The press', observer: true, briefing: 'You write.', wants: 'A story.' },
      guest: { name: 'A guest of Blue', side: 'blue', observer: true },
    },
  }),
);
