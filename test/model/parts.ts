import type { EntitySpec } from '../../src/engine/index.js';
import type {
  ActivityInput,
  ActorInput,
  ChannelInput,
  DirectorInput,
  LadderInput,
  Option,
  Parameters,
  Rung,
  SideInput,
} from '../../src/model/index.js';
import { defaultParameters, optionsByKind } from '../../src/model/index.js';
import type { LineEnd } from '../../src/model/channel/data.js';
import type { IncidentInput } from '../../src/model/incident/data.js';
import { optionOf } from '../../src/scenario/build/choices.js';
import { ACTIONS, LADDERS } from '../../src/scenario/format/library.js';
import { parseDuration } from '../../src/scenario/format/units.js';

/** Entities of small worlds: each is as plain as can be, unless told otherwise. */

export const MINUTE = 60;
export const HOUR = 3600;

/** Takes every message and does nothing. */
export const SILENT: EntitySpec = { machine: 'silent', input: {} };

export type Entities = Readonly<Record<string, EntitySpec>>;

export function parameters(over: Partial<Parameters> = {}): Parameters {
  return { ...defaultParameters(), ...over };
}

/** The default ladder as the model needs it. */
export const RUNGS: readonly Rung[] = (LADDERS['default'] ?? []).map(({ name, quiet, firebreak }) => ({
  name,
  firebreak,
  quiet: quiet === 'never' ? null : parseDuration(quiet),
}));

/** The standard options as the model needs them. */
export const OPTIONS: readonly Option[] = Object.entries(ACTIONS).map(([id, action]) => optionOf(id, action));

export function standard(id: string): Option {
  const found = OPTIONS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no option ${id}`);
  return found;
}

/** So precise a chooser that luck plays no part. */
export const PRECISE = { rationality: 1000 } as const;

/** Options of which a precise chooser takes the first that is open to him, whatever he believes. */
export function ranked(...ids: readonly string[]): Option[] {
  return ids.map((id, place) => ({
    ...standard(id),
    utility: { hostile: -20 * place, accident: -20 * place },
    utilityLocal: null,
  }));
}

/** A choice that hangs on the belief alone: limited retaliation from one half on, below it the other option. */
export function retaliatesFromHalf(otherwise = 'hold'): Option[] {
  return [
    { ...standard('limited-retaliation'), utility: { hostile: 0, accident: -40 }, utilityLocal: null },
    { ...standard(otherwise), utility: { hostile: -20, accident: -20 }, utilityLocal: null },
  ];
}

function spec(machine: string, input: object): EntitySpec {
  return { machine, input: input as EntitySpec['input'] };
}

/** What a test says of an office. */
export type Office = Partial<Omit<ActorInput, 'options'>> & { readonly options?: readonly Option[] };

/** An office of blue that decides nothing, unless told otherwise. */
export function office(id: string, { options = OPTIONS, ...over }: Office = {}): EntitySpec {
  const input: ActorInput = {
    id,
    side: id.split('.')[0] ?? id,
    title: id,
    role: 'none',
    superior: null,
    neighbours: [],
    delegated: 'never',
    misreads: 0,
    weights: { confirming: 1, disconfirming: 1 },
    grants: { fixed: 0, mean: 0 },
    relay: { fixed: 0, mean: 0 },
    believes: id.startsWith('blue') ? { red: 0.3 } : { blue: 0.3 },
    lines: [],
    options: optionsByKind(options),
    doctrine: null,
    ladder: RUNGS,
    losing: 0,
    denial: false,
    domesticStanding: 1,
    parameters: parameters(),
    ...over,
  };
  return spec('actor', input);
}

/** The end of a line at an office, which answers by itself unless somebody must approve. */
export function lineEnd(actor: string, approver: string | null = null, over: Partial<LineEnd> = {}): LineEnd {
  return { actor, side: actor.split('.')[0] ?? actor, approver, political: approver !== null, barred: false, ...over };
}

/** A line between blue.chief and red.chief that connects at once when asked for, unless told otherwise. */
export function line(over: Partial<ChannelInput> = {}): EntitySpec {
  const input: ChannelInput = {
    id: 'line',
    tier: 'strategic',
    ends: [lineEnd('blue.chief'), lineEnd('red.chief')],
    credibility: 0.6,
    approval: { fixed: 0, mean: 0 },
    connects: { fixed: 0, mean: 0 },
    silenceAfter: 2 * HOUR,
    lasts: 20 * MINUTE,
    holds: 12 * HOUR,
    trust: 1,
    trustHalfLife: 365 * 24 * HOUR,
    garbles: 0,
    state: 'open',
    answering: 'always',
    effect: true,
    use: 'explain',
    meets: null,
    builds: null,
    restarts: [],
    costsStanding: 0,
    knownAfter: { fixed: 0, mean: 0 },
    restrains: [],
    eases: [],
    parameters: parameters(),
    ...over,
  };
  return spec('channel', input);
}

export function ladder(over: Partial<LadderInput> = {}): EntitySpec {
  return spec('ladder', { rungs: RUNGS, tells: [], parameters: parameters(), ...over } satisfies LadderInput);
}

export function side(id: string, over: Partial<SideInput> = {}): EntitySpec {
  const other = id === 'blue' ? 'red' : 'blue';
  const input: SideInput = {
    id,
    name: id,
    restraints: [],
    actors: [],
    lowest: null,
    voice: null,
    head: null,
    rival: other,
    others: [{ id: other, lowest: null, window: 30 * MINUTE, reviewed: true }],
    activities: [],
    publicChannel: null,
    denial: false,
    denying: [],
    losing: 0,
    domesticStanding: 1,
    publicity: 0.5,
    parameters: parameters(),
    ...over,
  };
  return spec('side', input);
}

export function activity(over: Partial<ActivityInput> = {}): EntitySpec {
  const input: ActivityInput = {
    id: 'shelling',
    says: 'Shells fall near the border.',
    by: 'red',
    every: { fixed: 0, mean: 8 * HOUR },
    seenBy: null,
    against: null,
    setback: false,
    weapon: 0,
    misidentified: null,
    crosses: null,
    parameters: parameters(),
    ...over,
  };
  return spec('activity', input);
}

export function incident(over: Partial<IncidentInput> = {}): EntitySpec {
  const input: IncidentInput = {
    id: 'strike',
    says: 'A missile destroys a command post.',
    by: 'red',
    against: 'blue',
    rung: 4,
    damage: 'command-post',
    dualUse: 0,
    weapon: 0,
    truths: [{ id: 'fault', weight: 1, kind: 'accident', by: 'red' }],
    reports: [],
    window: 30 * MINUTE,
    repeatsLeft: 2,
    reviewed: true,
    replyTo: null,
    learnedBy: null,
    knownBy: null,
    parameters: parameters(),
    ...over,
  };
  return spec('incident', input);
}

export function director(over: Partial<DirectorInput> = {}): EntitySpec {
  return spec('director', { injects: [], incidents: {}, publicChannel: null, ...over } satisfies DirectorInput);
}
