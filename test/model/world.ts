import { setup } from 'xstate';
import type { Draw, Entry, EntitySpec, FirstMessage, Input, Message, System } from '../../src/engine/index.js';
import { entityContext, startSimulation } from '../../src/engine/index.js';
import type {
  ActivityInput,
  ActorInput,
  ChannelInput,
  CrisisFact,
  DirectorInput,
  LadderInput,
  Option,
  Parameters,
  Rung,
  SideInput,
} from '../../src/model/index.js';
import { DIRECTOR, LADDER, crisisMachines, defaultParameters } from '../../src/model/index.js';
import type { IncidentInput } from '../../src/model/incident/data.js';
import type { Act, ActorEvent, Briefing, ChannelEvent } from '../../src/model/messages.js';
import type { CaseInfo } from '../../src/model/vocabulary.js';
import { ACTIONS, LADDERS } from '../../src/scenario/library.js';
import { parseDuration } from '../../src/scenario/units.js';

/** Small worlds: the real machines where they act, a silent one where only the messages to it matter. */

export const MINUTE = 60;
export const HOUR = 3600;

/** Takes every message and does nothing. */
const silent = setup({}).createMachine({ id: 'silent', context: entityContext(() => ({})) });
export const SILENT: EntitySpec = { machine: 'silent', input: {} };

/** The names that machines of the model send to without being told. */
const BYSTANDERS = { [LADDER]: SILENT, [DIRECTOR]: SILENT, blue: SILENT, red: SILENT, strike: SILENT };

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
export const OPTIONS: readonly Option[] = Object.entries(ACTIONS).map(([id, action]) => ({
  id,
  says: action.says,
  for: action.for,
  does: action.does,
  rung: action.rung,
  rungAgain: action['rung-again'],
  fromRung: action['from-rung'],
  authority: action.authority,
  utility: action.utility,
  utilityLocal: action['utility-local'],
  backsDown: action['backs-down'],
  costsDenial: action['costs-denial'],
}));

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

/** An office of blue that decides nothing, unless told otherwise. */
export function office(id: string, over: Partial<ActorInput> = {}): EntitySpec {
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
    options: OPTIONS,
    ladder: RUNGS,
    losing: 0,
    denial: false,
    parameters: parameters(),
    ...over,
  };
  return spec('actor', input);
}

/** A line between blue.chief and red.chief that connects at once when asked for, unless told otherwise. */
export function line(over: Partial<ChannelInput> = {}): EntitySpec {
  const input: ChannelInput = {
    id: 'line',
    tier: 'strategic',
    ends: [
      { actor: 'blue.chief', side: 'blue', approver: null },
      { actor: 'red.chief', side: 'red', approver: null },
    ],
    credibility: 0.6,
    approval: { fixed: 0, mean: 0 },
    connects: { fixed: 0, mean: 0 },
    notice: 2 * HOUR,
    lasts: 20 * MINUTE,
    trust: 1,
    trustHalfLife: 365 * 24 * HOUR,
    garbles: 0,
    state: 'open',
    answering: 'always',
    effect: true,
    accuses: false,
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
    others: [{ id: other, lowest: null, window: 30 * MINUTE }],
    activities: [],
    publicChannel: null,
    denial: false,
    losing: 0,
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
    setback: false,
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
    truths: [{ id: 'fault', weight: 1, hostile: false, by: 'red' }],
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

/** A strike by red on blue, unless told otherwise. */
export function caseOf(over: Partial<CaseInfo> = {}): CaseInfo {
  return {
    id: 'strike',
    says: 'A missile destroys a command post.',
    by: 'red',
    against: 'blue',
    rung: 4,
    at: 0,
    window: 30 * MINUTE,
    dualUse: false,
    replyTo: null,
    ...over,
  };
}

export function at(seconds: number, to: string, event: Message): FirstMessage {
  return { to, event, at: seconds };
}
export function tell(seconds: number, actor: string, event: ActorEvent): FirstMessage {
  return at(seconds, actor, event);
}
export function onLine(seconds: number, event: ChannelEvent, channel = 'line'): FirstMessage {
  return at(seconds, `channel.${channel}`, event);
}

/** An act by blue against red in answer to the strike, as sides and the ladder get it; of rung 5 unless told otherwise. */
export function actOf(over: Partial<Act> = {}): { type: 'act' } & Act {
  return {
    type: 'act',
    actor: 'blue.chief',
    side: 'blue',
    adversary: 'red',
    decision: 'decision/blue.chief/strike',
    option: 'limited-retaliation',
    does: 'strike',
    rung: 5,
    rungAgain: null,
    about: caseOf(),
    belief: 0.5,
    rungIfHostile: 5,
    rungIfAccident: 5,
    ...over,
  };
}

/** Asks an office what it believes about a case; the briefing goes to the entity `probe`. */
export function probe(seconds: number, actor: string, about: string | null = 'strike', adversary = 'red') {
  return tell(seconds, actor, { type: 'consult', decision: 'probe', case: about, adversary, countQuiet: false });
}

type Kind = CrisisFact['fact'];
export type FactOf<K extends Kind> = Extract<CrisisFact, { fact: K }>;
export type Told<K extends Kind> = FactOf<K> & { readonly at: number; readonly seq: number };

/** What happened in a run. */
export class Played {
  constructor(
    readonly entries: readonly Entry[],
    readonly endedAt: number,
  ) {}

  /** The facts of a kind, in order, each with when it was told, and with which message. */
  facts<K extends Kind>(kind: K): Told<K>[] {
    return this.entries.flatMap(({ at: when, seq, facts }) =>
      facts
        .filter((fact): fact is FactOf<K> => fact.fact === kind)
        .map((fact): Told<K> => ({ ...fact, at: when, seq })),
    );
  }

  /** The messages that an entity got, in order. */
  messages<Event extends Message = Message>(to: string, type: Event['type']): (Event & { readonly at: number })[] {
    return this.entries
      .filter((entry) => entry.to === to && entry.event.type === type)
      .map((entry) => ({ ...(entry.event as Event), at: entry.at }));
  }

  /** The yes-or-no draws for a purpose, in order. */
  chances(purpose: string): Extract<Draw, { kind: 'chance' }>[] {
    const draws = this.entries.flatMap((entry) => entry.draws);
    return draws.filter((draw) => draw.kind === 'chance').filter((draw) => draw.purpose === purpose);
  }

  /** The picks for a purpose, in order. */
  picks(purpose: string): Extract<Draw, { kind: 'pick' }>[] {
    const draws = this.entries.flatMap((entry) => entry.draws);
    return draws.filter((draw) => draw.kind === 'pick').filter((draw) => draw.purpose === purpose);
  }

  /** What the probe was told, in order. */
  briefings(): (Briefing & { readonly at: number })[] {
    return this.messages<{ type: 'briefing' } & Briefing>('probe', 'briefing');
  }

  /** The beliefs that the probe was told, in order. */
  beliefs(): number[] {
    return this.briefings().map(({ belief }) => belief);
  }
}

export interface PlayOptions {
  readonly seed?: string;
  readonly horizon?: number;
  /** the run ends with the first fact of this sort */
  readonly until?: (fact: CrisisFact) => boolean;
  readonly inputs?: readonly Input[];
  /** machines of the test's own */
  readonly machines?: System['machines'];
}

/** Plays a script over entities. Bystanders are there, silent, where the entities do not say otherwise. */
export function play(entities: Entities, script: readonly FirstMessage[], options: PlayOptions = {}): Played {
  const { seed = '1', horizon = 72 * HOUR, until, inputs = [], machines = {} } = options;
  const entries: Entry[] = [];
  const run = startSimulation(
    {
      machines: { ...crisisMachines, silent, ...machines },
      entities: { ...BYSTANDERS, probe: SILENT, ...entities },
      first: script,
    },
    {
      seed,
      horizon,
      inputs,
      trace: (entry) => entries.push(entry),
      observer: {
        start: () => ({ over: false }),
        note(state, { fact }) {
          state.over ||= until?.(fact as CrisisFact) ?? false;
        },
        ended: ({ over }) => (over ? 'over' : null),
      },
    },
  );
  return new Played(entries, run.run().at);
}
