import { Entity } from './entity.js';
import type { Interpreter, Stepper } from './interpreter.js';
import type { Json } from './json.js';
import { freezeDeep } from './own.js';
import type { EntityName, System } from './system.js';

/** An entity as a saved run keeps it. */
export interface SavedEntity {
  readonly name: EntityName;
  readonly machine: string;
  readonly state: Json;
}

/** The entities of a world, by name, and the steppers of their machines. */
export class Cast<State> {
  /** those that are there from the start, with their inputs */
  readonly members: readonly { readonly entity: Entity<State>; readonly input: Json }[];
  private readonly machines: System['machines'];
  private readonly steppers = new Map<string, Stepper<State>>();
  private readonly entities = new Map<EntityName, Entity<State>>();
  /** those that were added on the way */
  private readonly added: EntityName[] = [];

  constructor(
    system: System,
    private readonly interpreter: Interpreter<State>,
  ) {
    this.machines = system.machines;
    // A copy, as it is frozen; and V8 makes its texts flat, which those that were cut out of a file are not.
    this.members = Object.entries(freezeDeep(structuredClone(system.entities))).map(([name, { machine, input }]) => {
      return { entity: this.enter(name, machine, undefined), input };
    });
  }

  get(name: EntityName): Entity<State> | undefined {
    return this.entities.get(name);
  }

  /** Adds an entity that is in no state yet. Throws where there is one of this name, or no such machine. */
  add(name: EntityName, machine: string): Entity<State> {
    if (this.entities.has(name)) throw new Error(`There is already an entity ${name}`);
    this.added.push(name);
    return this.enter(name, machine, undefined);
  }

  /** Dismisses those that were added, and forgets what the others have on their way. */
  reset(): void {
    for (let name = this.added.pop(); name !== undefined; name = this.added.pop()) this.entities.delete(name);
    for (const { entity } of this.members) entity.timers?.clear();
  }

  save(): SavedEntity[] {
    return [...this.entities.values()].map(({ name, machine, stepper, state }) => {
      return { name, machine, state: stepper.save(state) };
    });
  }

  restore(saved: readonly SavedEntity[]): void {
    this.entities.clear();
    for (const { name, machine, state } of saved) this.enter(name, machine, state);
  }

  /** Puts in an entity in a saved state, or in none yet. */
  private enter(name: EntityName, machine: string, saved: Json | undefined): Entity<State> {
    const stepper = this.stepper(machine);
    const state = saved === undefined ? (undefined as State) : stepper.restore(saved);
    const entity = new Entity(name, machine, stepper, state);
    this.entities.set(name, entity);
    return entity;
  }

  private stepper(name: string): Stepper<State> {
    const known = this.steppers.get(name);
    if (known !== undefined) return known;
    const machine = this.machines[name];
    if (machine === undefined) throw new Error(`There is no machine ${name}`);
    const stepper = this.interpreter(machine);
    this.steppers.set(name, stepper);
    return stepper;
  }
}
