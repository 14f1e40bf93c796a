import { Entity } from './entity.js';
import type { Json } from './json.js';
import type { PreparedSystem } from './prepared.js';
import { freezeDeep } from './snapshot.js';
import type { EntityName } from './system.js';

/** An entity in a saved run. */
export interface SavedEntity {
  readonly name: EntityName;
  readonly machine: string;
  /** only where the entity was added during the run: the inputs of the others are part of the system */
  readonly input?: Json;
  readonly state: Json;
}

/** The state of an entity at some moment, and the entity for everything that never changes. */
export interface EntityCopy<State> {
  readonly entity: Entity<State>;
  readonly state: State;
}

/** The entities of a run, by name. */
export class Entities<State> {
  /** those that exist from the start, with their inputs */
  private initial: readonly { readonly entity: Entity<State>; readonly input: Json }[] | null = null;
  private readonly byName = new Map<EntityName, Entity<State>>();
  private readonly added: EntityName[] = [];

  constructor(private readonly system: PreparedSystem<State>) {}

  get(name: EntityName): Entity<State> | undefined {
    return this.byName.get(name);
  }

  /** Adds an entity that has no state yet. Throws if the name is taken, or there is no such machine. */
  add(name: EntityName, machine: string): Entity<State> {
    if (this.byName.has(name)) throw new Error(`There is already an entity ${name}`);
    this.added.push(name);
    return this.enter(name, machine, undefined as State);
  }

  /** Removes entities added during the run and clears pending timers. Returns the initial entities with their inputs. */
  reset(): readonly { readonly entity: Entity<State>; readonly input: Json }[] {
    for (let name = this.added.pop(); name !== undefined; name = this.added.pop()) this.byName.delete(name);
    this.initial ??= [...this.system.initial].map(([name, { machine, input }]) => {
      return { entity: this.enter(name, machine, undefined as State), input };
    });
    for (const { entity } of this.initial) entity.timers?.clear();
    return this.initial;
  }

  /** The machine and a copy of the state of each entity, in order. */
  copies(): EntityCopy<State>[] {
    return [...this.byName.values()].map((entity) => ({ entity, state: entity.stepper.copy(entity.state) }));
  }

  /** Fills an empty collection with independent entities. */
  enterCopies(copies: readonly EntityCopy<State>[]): void {
    for (const { entity, state } of copies) {
      this.byName.set(entity.name, entity.with(entity.stepper.copy(state)));
    }
  }

  save(): SavedEntity[] {
    return [...this.byName.values()].map(({ name, machine, stepper, state }) => {
      const saved = { name, machine, state: stepper.save(state) };
      return this.system.initial.has(name) ? saved : { ...saved, input: stepper.dataOf(state).input };
    });
  }

  /** Fills an empty collection from a saved run. */
  restore(saved: readonly SavedEntity[]): void {
    for (const { name, machine, state, input: own } of saved) {
      const input = own === undefined ? this.initialInput(name) : freezeDeep(structuredClone(own));
      this.enter(name, machine, this.system.stepper(machine).restore(state, input));
    }
  }

  private initialInput(name: EntityName): Json {
    const found = this.system.initial.get(name);
    if (found === undefined) throw new Error(`The saved run has no input for ${name}, which is not part of the system`);
    return found.input;
  }

  private enter(name: EntityName, machine: string, state: State): Entity<State> {
    const entity = new Entity(name, machine, this.system.stepper(machine), state);
    this.byName.set(name, entity);
    return entity;
  }
}
