import type { AnyStateMachine } from 'xstate';
import { setup } from 'xstate';
import type {
  Effects,
  Entry,
  EntityContext,
  Message,
  Noted,
  Observer,
  Simulation,
  SimulationOptions,
  Start,
  System,
} from '../../src/engine/index.js';
import { entityContext, recipe, startSimulation } from '../../src/engine/index.js';

/** The data of the machines of these tests: numbers by name. */
export type Tally = Record<string, number>;

type Script = Readonly<Record<string, (data: Tally, event: Message, effects: Effects) => void>>;

/** A machine of one state, which at a message does what the script says for its type; as it starts, for `xstate.init`. */
export function scripted(script: Script): AnyStateMachine {
  return setup({
    types: { context: {} as EntityContext<Tally>, input: {} as Start<Tally> },
    actions: {
      play: recipe<Tally>((data, event, effects) => script[event.type]?.(data, event, effects)),
    },
  }).createMachine({
    id: 'scripted',
    context: entityContext((input: Tally) => input),
    entry: 'play',
    on: { '*': { actions: 'play' } },
  });
}

/** A machine that does nothing with any message. */
export const silent = scripted({});

/** Keeps every fact. */
export const everyFact: Observer<Noted[]> = {
  start: () => [],
  note: (facts, noted) => {
    facts.push(noted);
  },
  ended: () => null,
};

export type Options = Partial<Omit<SimulationOptions<Noted[]>, 'trace' | 'observer'>>;

/** A simulation of the system before its first message, the entries that it will trace, and its facts. */
export function start(system: Partial<System>, options: Options = {}): { run: Simulation<Noted[]>; entries: Entry[] } {
  const entries: Entry[] = [];
  const run = startSimulation(
    { machines: {}, entities: {}, first: [], ...system },
    { seed: '1', horizon: 3600, observer: everyFact, trace: (entry) => entries.push(entry), ...options },
  );
  return { run, entries };
}

/** A whole run of the system. */
export function play(system: Partial<System>, options: Options = {}) {
  const { run, entries } = start(system, options);
  const ended = run.run();
  return { entries, ended, facts: run.watched, hash: run.hash(), events: run.events };
}

/** A run of one entity `one` of this script, which gets `go` at the start. */
export function playAlone(script: Script, options: Options = {}) {
  return play(
    { machines: { scripted: scripted(script) }, entities: { one: entity('scripted') }, first: [go()] },
    options,
  );
}

export function entity(machine: string, input: Tally = {}): System['entities'][string] {
  return { machine, input };
}

export function go(to = 'one', at = 0): System['first'][number] {
  return { to, event: { type: 'go' }, at };
}

/** What arrived, as `second: from → type → to`. */
export function arrivals(entries: readonly Entry[]): string[] {
  return entries.map(({ at, from, event, to }) => `${at}: ${from} → ${event.type} → ${to}`);
}
