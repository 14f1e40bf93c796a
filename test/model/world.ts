import { setup } from 'xstate';
import type { Draw, Entry, FirstMessage, Input, Message, System } from '../../src/engine/index.js';
import { entityContext, startSimulation } from '../../src/engine/index.js';
import type { CrisisFact } from '../../src/model/index.js';
import { DIRECTOR, LADDER, crisisMachines } from '../../src/model/index.js';
import type { Act, ActorEvent, Briefing, ChannelEvent } from '../../src/model/messages.js';
import type { CaseInfo } from '../../src/model/vocabulary.js';
import type { Entities } from './parts.js';
import { HOUR, MINUTE, SILENT } from './parts.js';

/** Small worlds: the real machines where they act, a silent one where only the messages to it matter. */

const silent = setup({}).createMachine({ id: 'silent', context: entityContext(() => ({})) });
/** The names that machines of the model send to without being told. */
const BYSTANDERS = { [LADDER]: SILENT, [DIRECTOR]: SILENT, blue: SILENT, red: SILENT, strike: SILENT };

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
    weapon: 0,
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
    says: 'fires back at one site',
    does: 'strike',
    rung: 5,
    rungAgain: null,
    alone: 5,
    about: caseOf(),
    belief: 0.5,
    rungIfHostile: 5,
    rungIfAccident: 5,
    ...over,
  };
}

/** Asks an office what it believes about a case; the briefing goes to the entity `probe`. */
export function probe(seconds: number, actor: string, about: string | null = 'strike', adversary = 'red') {
  return tell(seconds, actor, { type: 'consult', decision: 'probe', case: about, adversary });
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
