import * as fc from 'fast-check';
import type { Priority } from '../../../src/engine/index.js';

/** What one recipe does. */
export type Deed =
  | { readonly does: 'count'; readonly by: number }
  | { readonly does: 'chance'; readonly p: number }
  | { readonly does: 'pick'; readonly weights: readonly number[] }
  | { readonly does: 'wait'; readonly mean: number; readonly to: number }
  | {
      readonly does: 'send';
      readonly to: number;
      readonly type: string;
      readonly after: number;
      readonly id: string | null;
      readonly priority: Priority | null;
    }
  | { readonly does: 'cancel'; readonly id: string }
  | { readonly does: 'add'; readonly machine: number }
  | { readonly does: 'note' }
  | { readonly does: 'because' };

type Condition = { readonly is: 'even' | 'lucky' | 'fresh' } | { readonly is: 'in'; readonly state: number };

export interface GuardPlan {
  readonly join: 'and' | 'or';
  readonly not: boolean;
  readonly of: readonly Condition[];
}

/**
 * How a transition names where it goes: by id, by the key of a sibling or of a child (or of a child of these), or to one
 * state in each region of a parallel state.
 */
export type Way = (typeof WAYS)[number];

export interface Change {
  /** which state of the machine to go to; null: stay */
  readonly target: number | null;
  readonly way: Way;
  readonly reenter: boolean;
  readonly guard: GuardPlan | null;
  readonly deeds: readonly Deed[];
}

export interface Handler extends Change {
  readonly on: (typeof TRIGGERS)[number];
  readonly raises: boolean;
  readonly emits: boolean;
  readonly later: { readonly delay: number; readonly id: string | null } | null;
  readonly cancels: string | null;
  /** whether what XState does by itself stands behind the recipes */
  readonly last: boolean;
}

/** What is done as a state is entered or left. */
export interface Passage {
  readonly deeds: readonly Deed[];
  readonly raises: boolean;
  readonly later: { readonly delay: number; readonly id: string } | null;
  readonly cancels: string | null;
}

export interface StatePlan {
  readonly kind: (typeof KINDS)[number];
  readonly states: readonly StatePlan[];
  readonly entry: Passage;
  readonly exit: Passage;
  readonly handlers: readonly Handler[];
  /** messages that the state takes and does nothing about, so that no state above it may */
  readonly forbids: readonly { readonly on: (typeof TYPES)[number]; readonly as: 'empty' | 'undefined' }[];
  readonly always: readonly Change[];
  readonly done: Change | null;
  readonly timers: readonly (Change & { readonly delay: number })[];
  /** where a history state leads that has nothing to bring back; null: to where its parent begins */
  readonly fallback: number | null;
}

export interface SystemPlan {
  readonly machines: readonly StatePlan[];
  /** which machine each entity has */
  readonly entities: readonly number[];
  readonly first: readonly { to: number; type: string; hops: number; at: number }[];
  readonly inputs: readonly { to: number; type: string; after: number; at: number }[];
  /** the run stops after so many facts; null: at the horizon */
  readonly enough: number | null;
}

const KINDS = ['plain', 'plain', 'plain', 'parallel', 'shallow', 'deep', 'final'] as const;
const TYPES = ['a', 'b', 'c', 'part.one', 'part.two.more'] as const;
/** Messages and their families, a delayed raise, raises of messages, of raises, and of states entered and left, and anything. */
const TRIGGERS = [...TYPES, 'a', 'b', 'part.*', 'part.two.*', 'late', 'raised', 'raised again', 'passed', '*'] as const;
const WAYS = ['id', 'id', 'sibling', 'child', 'regions'] as const;
const IDS = ['x', 'y'] as const;

const index = fc.nat(11);
const ids = fc.option(fc.constantFrom(...IDS));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constant('count' as const), by: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ does: fc.constant('chance' as const), p: fc.constantFrom(0, 0.3, 0.7, 1) }),
  fc.record({
    does: fc.constant('pick' as const),
    weights: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ does: fc.constant('wait' as const), mean: fc.constantFrom(0, 3, 20), to: index }),
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('send' as const),
      to: index,
      type: fc.constantFrom(...TYPES),
      after: fc.constantFrom(0, 0.3, 1, 2.5, 7),
      id: ids,
      priority: fc.option(fc.constantFrom<Priority>(0, 1, 2), { freq: 4 }),
    }),
  },
  fc.record({ does: fc.constant('cancel' as const), id: fc.constantFrom(...IDS) }),
  fc.record({ does: fc.constant('add' as const), machine: index }),
  fc.record({ does: fc.constant('note' as const) }),
  fc.record({ does: fc.constant('because' as const) }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ is: fc.constantFrom('even' as const, 'lucky' as const, 'fresh' as const) }),
  fc.record({ is: fc.constant('in' as const), state: index }),
);
const change = {
  target: fc.option(index, { freq: 9 }),
  way: fc.constantFrom(...WAYS),
  reenter: fc.boolean(),
  guard: fc.option(
    fc.record({
      join: fc.constantFrom('and' as const, 'or' as const),
      not: fc.boolean(),
      of: fc.array(condition, { minLength: 1, maxLength: 2 }),
    }),
  ),
  deeds: fc.array(deed, { maxLength: 2 }),
};
const handler: fc.Arbitrary<Handler> = fc.record({
  ...change,
  on: fc.constantFrom(...TRIGGERS),
  raises: fc.boolean(),
  emits: fc.boolean(),
  later: fc.option(fc.record({ delay: fc.constantFrom(0, 1500, 6000), id: ids })),
  cancels: fc.option(fc.constantFrom(...IDS), { freq: 2 }),
  last: fc.boolean(),
});
const passage: fc.Arbitrary<Passage> = fc.record({
  deeds: fc.array(deed, { maxLength: 1 }),
  raises: fc.nat(3).map((one) => one === 0),
  later: fc.option(fc.record({ delay: fc.constantFrom(1500, 5000), id: fc.constantFrom(...IDS) }), { freq: 1 }),
  cancels: fc.option(fc.constantFrom(...IDS), { freq: 1 }),
});

function state(depth: number): fc.Arbitrary<StatePlan> {
  return fc.record({
    kind: fc.constantFrom(...KINDS),
    states: depth === 0 ? fc.constant([]) : fc.array(state(depth - 1), { minLength: depth, maxLength: 3, size: 'max' }),
    entry: passage,
    exit: passage,
    handlers: fc.array(handler, { minLength: 2, maxLength: 4, size: 'max' }),
    forbids: fc.array(fc.record({ on: fc.constantFrom(...TYPES), as: fc.constantFrom('empty', 'undefined') }), {
      maxLength: 1,
      size: 'xsmall',
    }),
    always: fc.array(fc.record(change), { maxLength: 2, size: 'xsmall' }),
    done: fc.option(fc.record(change)),
    timers: fc.array(fc.record({ ...change, delay: fc.constantFrom(1500, 4000, 9000) }), {
      maxLength: 2,
      size: 'xsmall',
    }),
    fallback: fc.option(index, { freq: 1 }),
  });
}

/** Plans of random systems of up to four entities. Plain data, which fast-check can shrink and print. */
export const systemPlans: fc.Arbitrary<SystemPlan> = fc.record({
  machines: fc.array(state(2), { minLength: 1, maxLength: 3 }),
  entities: fc.array(index, { minLength: 1, maxLength: 4, size: 'max' }),
  first: fc.array(
    fc.record({ to: index, type: fc.constantFrom(...TYPES), hops: fc.nat(3), at: fc.constantFrom(0, 0, 1, 5) }),
    { minLength: 1, maxLength: 3 },
  ),
  inputs: fc.array(
    fc.record({ to: index, type: fc.constantFrom(...TYPES), after: fc.nat(12), at: fc.constantFrom(0, 1, 5, 12) }),
    { maxLength: 2 },
  ),
  enough: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
});
