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

export interface Change {
  /** which state of the machine to go to; null: stay */
  readonly target: number | null;
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
}

export interface StatePlan {
  readonly kind: (typeof KINDS)[number];
  readonly states: readonly StatePlan[];
  readonly entry: readonly Deed[];
  readonly exit: readonly Deed[];
  readonly handlers: readonly Handler[];
  readonly always: readonly Change[];
  readonly done: Change | null;
  readonly timers: readonly (Change & { readonly delay: number })[];
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
const TYPES = ['a', 'b', 'c'] as const;
/** Messages, a delayed raise, two levels of raises, and anything. */
const TRIGGERS = [...TYPES, ...TYPES, 'late', 'raised', 'raised again', '*'] as const;
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
});

function state(depth: number): fc.Arbitrary<StatePlan> {
  return fc.record({
    kind: fc.constantFrom(...KINDS),
    states: depth === 0 ? fc.constant([]) : fc.array(state(depth - 1), { minLength: depth, maxLength: 3, size: 'max' }),
    entry: fc.array(deed, { maxLength: 1 }),
    exit: fc.array(deed, { maxLength: 1 }),
    handlers: fc.array(handler, { minLength: 2, maxLength: 4, size: 'max' }),
    always: fc.array(fc.record(change), { maxLength: 1 }),
    done: fc.option(fc.record(change)),
    timers: fc.array(fc.record({ ...change, delay: fc.constantFrom(1500, 4000, 9000) }), { maxLength: 1 }),
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
