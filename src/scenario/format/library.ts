import { KAHN, KAHN_ACTIONS } from './kahn.js';
import type { FullScenario } from './schema.js';

type Office = Omit<FullScenario['actors'][string], 'office' | 'reports-to' | 'doctrine'>;
type ChannelKind = Omit<FullScenario['channels'][string], 'kind' | 'between' | 'shared-by' | 'needs-approval'>;
type Action = FullScenario['actions'][string];
type Rung = FullScenario['ladder'][number];

function rung(name: string, when: string, quiet: string, firebreak = false): Rung {
  return { name, when, quiet, firebreak };
}

/** Ladders by name. */
export const LADDERS: Readonly<Record<string, readonly Rung[]>> = {
  default: [
    rung('routine', 'quiet long enough to step down from 1', '6h'),
    rung('tension', 'protest, envoy summoned', '6h'),
    rung('harassment', 'unsafe intercept or incursion, no weapon released', '6h'),
    rung('alert', 'readiness raised, reinforcement', '6h'),
    rung('ambiguous kinetic incident', 'a weapon hits or a platform is lost, intent unknown', '6h'),
    rung('local exchange', 'return fire on local authority, one site, under 24 h', '12h', true),
    rung('limited strikes', 'repeated, or more than one site', '12h'),
    rung('strategic alert', 'nuclear signalling', '24h', true),
    rung('large conventional war', '1,000 deaths or invasion', 'never', true),
    rung('limited theatre nuclear use', '', 'never'),
    rung('limited homeland strikes', '', 'never'),
    rung('general war', '', 'never'),
  ],
  kahn: KAHN,
  // For a warning that may be false, in minutes instead of hours. Rung 6 is rung 3 of the default ladder, rung 7 is rung 7.
  warning: [
    rung('routine', '', '10m'),
    rung('watch', 'a technical fault, or a track that is soon explained', '10m'),
    rung('check', 'a second reading is asked for', '10m'),
    rung('raised watch', 'crews are told to stand by', '10m'),
    rung('unexplained warning', 'an instrument shows an attack, cause unknown', '10m'),
    rung('warning passed on', 'it is reported upwards as real', '10m'),
    rung('leadership called', 'those who decide are brought together', '10m'),
    rung('decision demanded', 'the head of state is asked whether to answer', '10m', true),
    rung('answer ordered', 'an answer to the supposed attack is ordered', 'never', true),
    rung('answer seen', 'the other side sees it', 'never'),
    rung('general war', '', 'never'),
  ],
  // For crises without a shot. Rung 6 is rung 1 of the default ladder, and rungs 7 and 8 are its rungs 3 and 4.
  words: [
    rung('routine', '', '12h'),
    rung('friction', 'complaints through the usual offices', '12h'),
    rung('protest', 'an envoy is summoned', '12h'),
    rung('warning', 'a public warning', '12h'),
    rung('alarm, intent unknown', 'a grave charge, or a fear of attack, true or not', '12h'),
    rung('open charge', 'the charge is answered in public, readiness is raised', '24h'),
    rung('breach', 'relations or lines are broken off', '48h'),
    rung('show of force', 'forces move in sight of the other side', '48h', true),
    rung('first shot', 'a weapon is used', 'never', true),
    rung('war', '', 'never'),
  ],
};

const OFFICE: Office = {
  title: 'official',
  role: 'none',
  grants: '~20m',
  relay: null,
  misreads: null,
  delegated: 'never',
  barred: false,
  'evidence-weight': null,
  'disconfirming-weight': null,
  believes: {},
};

/** Offices by name, with the fields that each fills in. */
export const OFFICES: Readonly<Record<string, Office>> = {
  'head-of-state': { ...OFFICE, title: 'head of state', role: 'head', grants: '~20m' },
  'defence-minister': { ...OFFICE, title: 'defence minister' },
  'foreign-minister': { ...OFFICE, title: 'foreign minister' },
  'national-security-adviser': { ...OFFICE, title: 'national security adviser' },
  'chief-of-staff': { ...OFFICE, title: 'chief of staff', role: 'national', grants: '~10m' },
  'theatre-commander': { ...OFFICE, title: 'theatre commander', role: 'commander', grants: '~5m' },
  'service-chief': { ...OFFICE, title: 'service chief', barred: true },
  'local-commander': { ...OFFICE, title: 'local commander', role: 'local', delegated: 'by-rung' },
  'front-line-ally': { ...OFFICE, title: 'front-line ally', role: 'ally' },
  ambassador: { ...OFFICE, title: 'ambassador' },
  attache: { ...OFFICE, title: 'defence attaché' },
  operator: { ...OFFICE, title: 'operator', misreads: 0.2 },
  spokesman: { ...OFFICE, title: 'spokesman' },
};

const CHANNEL: ChannelKind = {
  tier: 'strategic',
  credibility: 0.6,
  approval: '0s',
  connects: '~30m',
  notice: '2h',
  'asks-after': '1h',
  'asks-chance': 0.8,
  'asks-again': '12h',
  lasts: '20m',
  holds: null,
  trust: 0.5,
  'trust-built': [],
  'trust-half-life': '365d',
  garbles: 0,
  state: 'open',
  answering: 'asked',
  effect: 'full',
  'used-to': 'explain',
  restrains: [],
  meets: null,
  builds: null,
  restarts: [],
  'costs-standing': 0,
  'known-after': '~2d',
};

/** Kinds of channel by name. Delays: Model, 3.15. */
export const CHANNEL_KINDS: Readonly<Record<string, ChannelKind>> = {
  'heads-call': { ...CHANNEL, credibility: 0.7, connects: '~12h', 'asks-after': '6h', 'asks-chance': 0.5 },
  summit: {
    ...CHANNEL,
    credibility: 0.7,
    connects: '~30d',
    'asks-after': '1d',
    'asks-chance': 0.1,
    'asks-again': '7d',
  },
  'ministers-call': { ...CHANNEL, approval: '~2h', connects: '~12h' },
  'chiefs-call': { ...CHANNEL, approval: '~2h', connects: '~12h' },
  'theatre-commanders-call': { ...CHANNEL, connects: '~30m', 'asks-after': '15m', 'asks-again': '6h' },
  'service-chiefs-call': { ...CHANNEL, connects: '~2h', 'asks-again': '6h' },
  'advisers-call': { ...CHANNEL, approval: '~2h', connects: '~12h', 'asks-after': '3h', 'asks-chance': 0.5 },
  'foreign-ministers-call': { ...CHANNEL, approval: '~2h', connects: '~12h', 'asks-chance': 0 },
  'stability-rounds': { ...CHANNEL, 'asks-chance': 0, lasts: '8h', builds: { trust: 0.1, on: [] } },
  'chiefs-meeting': { ...CHANNEL, credibility: 0.7, 'asks-chance': 0, lasts: '6h', builds: { trust: 0.3, on: [] } },
  'officials-meeting': {
    ...CHANNEL,
    credibility: 0.4,
    connects: '~18h',
    'asks-after': '6h',
    'asks-chance': 0.3,
    'asks-again': '24h',
    lasts: '1h',
  },
  'relayed-message': {
    ...CHANNEL,
    credibility: 0.2,
    connects: '6h + ~12h',
    answering: 'always',
    'asks-after': '3h',
    'asks-chance': 0.5,
    'asks-again': '24h',
    lasts: '0s',
    garbles: 0.3,
  },
  'assurance-call': {
    ...CHANNEL,
    connects: '~4h',
    'asks-chance': 0,
    'used-to': 'assure',
    'costs-standing': 0.4,
  },
  'deconfliction-line': {
    ...CHANNEL,
    tier: 'tactical',
    credibility: 0.4,
    connects: '~5m',
    answering: 'always',
    'asks-after': '5m',
    'asks-chance': 0.9,
    lasts: '5m',
  },
  attache: { ...CHANNEL, credibility: 0.3, connects: '~6h', 'asks-after': '2h', 'asks-chance': 0.5 },
  ambassador: { ...CHANNEL, credibility: 0.4, connects: '~12h', 'asks-after': '2h', 'asks-chance': 0.5 },
  'public-statement': {
    ...CHANNEL,
    tier: 'public',
    credibility: 0.1,
    connects: '0s',
    answering: 'always',
    'asks-chance': 0,
    lasts: '0s',
  },
};

/** The defaults of a new action. It must give `says` and `utility` itself. */
export const ACTION: Action = {
  says: 'acts',
  for: ['national'],
  by: null,
  does: 'nothing',
  rung: 0,
  'rung-again': null,
  'from-rung': 0,
  authority: 'own',
  utility: { hostile: 0, accident: 0 },
  'utility-local': null,
  'backs-down': false,
  'costs-denial': 0,
  'costs-standing': 0,
};

/** The standard actions. Utilities: Model, 2.9; those of the four statements are our choice, and only their order has a meaning. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  hold: {
    ...ACTION,
    says: 'holds',
    for: ['local', 'ally', 'national'],
    utility: { hostile: -6, accident: 0 },
    'backs-down': true,
    'costs-standing': 0.5,
  },
  call: {
    ...ACTION,
    says: 'asks for a call',
    for: ['local', 'national'],
    does: 'call',
    utility: { hostile: -4, accident: -0.2 },
    'costs-standing': 1,
  },
  posture: {
    ...ACTION,
    says: 'raises readiness',
    for: ['local', 'ally', 'national'],
    does: 'posture',
    rung: 3,
    utility: { hostile: -2, accident: -1 },
  },
  'limited-retaliation': {
    ...ACTION,
    says: 'fires back at one site',
    for: ['local', 'national'],
    does: 'strike',
    rung: 5,
    'rung-again': 6,
    authority: 'chain',
    utility: { hostile: -1, accident: -6 },
    'utility-local': { hostile: -1, accident: -4 },
  },
  signal: {
    ...ACTION,
    says: 'puts strategic forces on alert',
    does: 'signal',
    rung: 7,
    'from-rung': 6,
    authority: 'chain',
    utility: { hostile: -2, accident: -5 },
    'costs-standing': 0.5,
  },
  'major-strike': {
    ...ACTION,
    says: 'strikes on a large scale',
    does: 'strike',
    rung: 8,
    'from-rung': 6,
    authority: 'chain',
    utility: { hostile: -2, accident: -12 },
    'costs-standing': 1,
  },
  'nuclear-use': {
    ...ACTION,
    says: 'crosses the nuclear threshold',
    does: 'strike',
    rung: 9,
    'from-rung': 8,
    authority: 'chain',
    utility: { hostile: -6, accident: -40 },
    'costs-standing': 2,
  },
  endure: { ...ACTION, says: 'takes the setback', for: ['setback'], utility: { hostile: -2, accident: -2 } },
  widen: {
    ...ACTION,
    says: 'widens the strikes',
    for: ['setback'],
    does: 'widen',
    utility: { hostile: -1, accident: -1 },
  },
  coerce: {
    ...ACTION,
    says: 'threatens in public',
    for: ['setback'],
    does: 'coerce',
    rung: 3,
    utility: { hostile: -2, accident: -8 },
  },
  explain: {
    ...ACTION,
    says: 'explains in public',
    for: ['statement'],
    does: 'explain',
    utility: { hostile: -1, accident: -0.5 },
    'costs-denial': 2,
    'costs-standing': 1,
  },
  admit: {
    ...ACTION,
    says: 'admits it and offers an inspection',
    for: ['statement'],
    does: 'admit',
    utility: { hostile: -1.5, accident: -2 },
    'costs-denial': 3,
    'costs-standing': 2,
  },
  deny: { ...ACTION, says: 'denies it', for: ['statement'], does: 'deny', utility: { hostile: -2.5, accident: -1.5 } },
  silence: { ...ACTION, says: 'says nothing', for: ['statement'], utility: { hostile: -2, accident: -0.5 } },
};

/** Libraries of actions by name: the standard ones, the same on Kahn’s ladder, and none, for a file that lists all its own. */
export const ACTION_LIBRARIES: Readonly<Record<'standard' | 'kahn' | 'none', Readonly<Record<string, Action>>>> = {
  standard: ACTIONS,
  kahn: Object.fromEntries(Object.entries(ACTIONS).map(([id, action]) => [id, { ...action, ...KAHN_ACTIONS[id] }])),
  none: {},
};
