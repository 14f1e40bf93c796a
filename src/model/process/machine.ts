import { setup } from 'xstate';
import type { EntityContext, EntityData, Start } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { entityContext, guard, recipe } from '../../engine/index.js';
import type { ProcessEvent } from '../messages.js';
import { roundedNormal } from './noise.js';
import type { Delay, SideId } from '../vocabulary.js';
import { LADDER } from '../vocabulary.js';

/** What happens at each tick of one clock: a random step up or down, or an intended step back with noise. */
export interface Move {
  readonly every: Delay;
  readonly up: number;
  readonly down: number;
  /** levels of the intended step back at each tick */
  readonly back: number;
  readonly noise: {
    /** mean error, in levels */
    readonly bias: number;
    /** standard deviation in levels, at the start and at level 0 */
    readonly spread: number;
    readonly perLevel: number;
    readonly perHour: number;
    /** the share by which the spread is reduced */
    readonly cleared: number;
  } | null;
}

export interface ProcessInput {
  readonly id: string;
  /** the sides that have levels; none: there is one level, which belongs to no side */
  readonly sides: readonly SideId[];
  readonly starts: number;
  readonly top: number;
  /** the divisor of the chance of a step up from each level, from the firebreaks of the ladder */
  readonly held: readonly number[];
  readonly onLadder: boolean;
  readonly moves: Readonly<Record<string, Move>>;
  /** It ends once a level is `atLeast` or more, or, from the second `from` on, once all are `atMost` or less. */
  readonly ends: { readonly atLeast: number | null; readonly atMost: number | null; readonly from: number };
}

interface ProcessState {
  readonly levels: Record<string, number>;
  over: boolean;
  /** how often each clock has ticked, used only in the addresses of its draws */
  readonly address: Record<string, number>;
}

type ProcessData = EntityData<ProcessInput, ProcessState>;

type Of<Type extends ProcessEvent['type']> = Extract<ProcessEvent, { type: Type }>;

const HOUR = 3600;

function begin(data: ProcessData, _event: Of<'start'>, effects: CrisisEffects): void {
  tellLevels(data, 0, effects);
  for (const move of Object.keys(data.input.moves)) wait(data, move, effects);
}

/** Waits for the next tick of a clock. */
function wait(data: ProcessData, id: string, effects: CrisisEffects): void {
  const every = data.input.moves[id]?.every ?? { fixed: 0, mean: 0 };
  const number = (data.address[id] ?? 0) + 1;
  data.address[id] = number;
  const drawn = every.mean > 0 ? effects.exp('next', `${id}/${number}`, every.mean) : 0;
  effects.send<'process'>(effects.self, { type: 'tick', move: id }, { after: every.fixed + drawn });
}

function tick(data: ProcessData, { move: id }: Of<'tick'>, effects: CrisisEffects): void {
  const move = data.input.moves[id];
  if (move === undefined) return;
  const before = { ...data.levels };
  for (const [whose, level] of Object.entries(before)) {
    const occurrence = `${id}/${data.address[id]}/${whose}`;
    data.levels[whose] =
      move.noise === null
        ? stepped(data, level, move, occurrence, effects)
        : missed(data, level, move.back, move.noise, occurrence, effects);
  }
  const highest = Math.max(...Object.values(before));
  if (Object.entries(before).some(([whose, level]) => data.levels[whose] !== level)) {
    tellLevels(data, highest, effects);
  }
  if (!isOver(data, effects)) return wait(data, id, effects);
  data.over = true;
  // A message to itself, so that the ladder gets the last move first.
  effects.send<'process'>(effects.self, { type: 'over' });
}

/** One step of a random walk: up, down or neither. A firebreak moves probability from up to neither. */
function stepped(data: ProcessData, level: number, move: Move, occurrence: string, effects: CrisisEffects): number {
  const up = move.up / (data.input.held[level] ?? 1);
  if (up > 0 && effects.chance('up', occurrence, up)) return Math.min(data.input.top, level + 1);
  if (move.down > 0 && effects.chance('down', occurrence, Math.min(1, move.down / (1 - up)))) {
    return Math.max(0, level - 1);
  }
  return level;
}

/** The level after an intended step back with noise: intended + round(N(bias, σ)), within the levels. */
function missed(
  data: ProcessData,
  level: number,
  back: number,
  noise: NonNullable<Move['noise']>,
  occurrence: string,
  effects: CrisisEffects,
): number {
  const meant = Math.max(0, level - back);
  const grown = noise.perHour === 0 ? 0 : (noise.perHour * effects.now) / HOUR;
  const sd = (noise.spread + noise.perLevel * meant + grown) * (1 - noise.cleared);
  return Number(effects.pick('noise', occurrence, roundedNormal(meant + noise.bias, sd, 0, data.input.top)));
}

function isOver({ levels, input }: ProcessData, effects: CrisisEffects): boolean {
  const { ends } = input;
  const highest = Math.max(...Object.values(levels));
  if (ends.atLeast !== null && highest >= ends.atLeast) return true;
  return ends.atMost !== null && highest <= ends.atMost && (ends.from === 0 || effects.now >= ends.from);
}

function tellLevels(data: ProcessData, before: number, effects: CrisisEffects): void {
  const { levels } = data;
  const { id: process, sides } = data.input;
  const highest = Math.max(...Object.values(levels));
  effects.note({ fact: 'level', process, levels, highest });
  if (!data.input.onLadder || highest === before) return;
  const side = sides.find((each) => levels[each] === highest) ?? null;
  effects.send<'ladder'>(LADDER, { type: 'moved', to: highest, side });
}

/** An abstract process: clocks move levels up and down at random. It can be a random walk, a queue, a race or a noisy ladder. */
export const processMachine = setup({
  types: { context: {} as EntityContext<ProcessData>, events: {} as ProcessEvent, input: {} as Start<ProcessInput> },
  actions: {
    begin: recipe<ProcessData, Of<'start'>>(begin),
    tick: recipe<ProcessData, Of<'tick'>>(tick),
    end: recipe<ProcessData, Of<'over'>>((data, _event, effects) => {
      effects.note({ fact: 'over', process: data.input.id });
    }),
  },
  guards: { over: guard<ProcessData, ProcessEvent>(({ over }) => over) },
}).createMachine({
  id: 'process',
  context: entityContext((input: ProcessInput): ProcessState => {
    const whose = input.sides.length === 0 ? [input.id] : input.sides;
    const levels = Object.fromEntries(whose.map((each) => [each, input.starts]));
    return { levels, over: false, address: {} };
  }),
  initial: 'waiting',
  states: {
    waiting: { on: { start: { target: 'going', actions: 'begin' } } },
    going: { on: { tick: { actions: 'tick' } }, always: { guard: 'over', target: 'over' } },
    over: { on: { over: { actions: 'end' } } },
  },
});
