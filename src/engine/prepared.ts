import type { EventType } from './eventType.js';
import { eventType } from './eventType.js';
import type { Interpreter, Stepper } from './interpreter.js';
import type { Json } from './json.js';
import { freezeDeep } from './snapshot.js';
import type { EntityName, Listener, Message, System } from './system.js';

/** An entity that exists from the start. */
interface InitialEntity {
  readonly machine: string;
  readonly input: Json;
}

/** A message that is scheduled before a run begins. */
interface First {
  readonly to: EntityName;
  readonly event: Message;
  readonly at: number;
  readonly type: EventType;
}

/** A system whose machines are ready to be stepped. It does not change during a run, so runs may share it. */
export class PreparedSystem<State> {
  readonly initial: ReadonlyMap<EntityName, InitialEntity>;
  readonly first: readonly First[];
  readonly listeners: readonly Listener[];
  private readonly machines: System['machines'];
  private readonly steppers = new Map<string, Stepper<State>>();

  /** Throws for an entity whose machine does not exist or cannot be stepped by this interpreter. */
  constructor(
    system: System,
    private readonly interpreter: Interpreter<State>,
  ) {
    this.machines = system.machines;
    this.listeners = system.listeners ?? [];
    // Copied before freezing, so that the caller's objects stay as they are. Copying also flattens strings that were sliced from a file.
    this.initial = new Map(Object.entries(freezeDeep(structuredClone(system.entities))));
    for (const { machine } of this.initial.values()) this.stepper(machine);
    this.first = freezeDeep(structuredClone(system.first)).map(({ to, event, at = 0 }) => {
      return { to, event, at: wholeSecond(at, event), type: eventType(event.type) };
    });
  }

  /** The stepper of the machine with this name. Throws if there is no such machine. */
  stepper(name: string): Stepper<State> {
    const known = this.steppers.get(name);
    if (known !== undefined) return known;
    const machine = this.machines[name];
    if (machine === undefined) throw new Error(`There is no machine ${name}`);
    const stepper = this.interpreter(machine);
    this.steppers.set(name, stepper);
    return stepper;
  }
}

/** The time of a message that does not come from an entity. Throws unless it is a whole second from the start. */
export function wholeSecond(at: number, event: Message): number {
  if (Number.isInteger(at) && at >= 0) return at;
  throw new Error(`Message ${event.type} cannot come at second ${at}: whole seconds from the start`);
}
