import type { Carrier, EntityName, Json, Noted, Observer, Stepper, System } from '../engine/index.js';
import { TurnEffects, compiled, withSortedKeys } from '../engine/index.js';
import type { Measure, OutcomeState } from '../model/index.js';
import { BranchingEffects, otherScripts } from './branching.js';
import { StandInDelays } from './delays.js';
import { memoryOf } from './memory.js';
import { ExactRefusal } from './refusal.js';
import type { Memory, Resting, State, Underway } from './state.js';
import { RestingStates, underway } from './state.js';

/** One possible state after a message, and its probability. */
export interface Branch {
  readonly state: State;
  readonly p: number;
}

/** The mutable form of a state while a step changes it. */
interface Draft {
  readonly entities: Map<EntityName, Resting>;
  waiting: Underway[];
  memory: Memory;
}

type Ask = (draft: Draft) => void;

/** One possible result of a step. */
interface Step {
  readonly p: number;
  readonly after: Resting;
  readonly asks: readonly Ask[];
  readonly notes: readonly Noted[];
}

/** Computes the transitions of a system: each message with all possible results of its draws. */
export class Transitions {
  private readonly steps = new Map<string, readonly Step[]>();
  private readonly remembered = new Map<Step, Map<Memory, Memory>>();
  private readonly memories = new Map<string, Memory>();
  private readonly rest = new RestingStates();
  private readonly steppers = new Map<string, Stepper<unknown>>();

  constructor(
    private readonly system: System,
    private readonly observer: Observer<OutcomeState>,
    private readonly measures: Readonly<Record<string, Measure>>,
  ) {}

  /** The state before the first message. */
  beginning(): State {
    const draft: Draft = { entities: new Map(), waiting: [], memory: this.memory(this.observer.start()) };
    for (const [name, { machine, input }] of Object.entries(this.system.entities)) {
      this.add(draft, name, machine, input);
    }
    for (const { to, event, at = 0 } of this.system.first) {
      if (at > 0) {
        const reason = `the message ${event.type} comes to ${to} at second ${at}`;
        throw new ExactRefusal(to, reason, 'exact needs exponential delays');
      }
      draft.waiting.push(underway({ from: 'scenario', to, event, priority: 1, id: undefined, mean: 0 }));
    }
    return this.settled(draft);
  }

  /** All possible states after the waiting message at `place` is handled. */
  handle(before: State, place: number): Branch[] {
    const message = before.waiting[place] as Underway;
    const entity = before.entities.get(message.to);
    if (entity === undefined) throw new Error(`${message.event.type} is sent to ${message.to}, which does not exist`);
    return this.stepsOf(message, entity).map((step) => {
      const { p, after, asks } = step;
      const draft: Draft = {
        entities: new Map(before.entities).set(message.to, after),
        waiting: before.waiting.filter((_, i) => i !== place),
        memory: this.remember(before.memory, step),
      };
      for (const ask of asks) ask(draft);
      return { state: this.settled(draft), p };
    });
  }

  /** All possible steps of an entity for a message. Cached: they depend only on the state of the entity. */
  private stepsOf({ to, event }: Underway, entity: Resting): readonly Step[] {
    const name = `${entity.number} ${to} ${JSON.stringify(event)}`;
    const known = this.steps.get(name);
    if (known !== undefined) return known;
    const stepper = this.stepper(entity.machine);
    const scripts: (readonly number[])[] = [[]];
    const steps: Step[] = [];
    for (let script = scripts.pop(); script !== undefined; script = scripts.pop()) {
      const asks: Ask[] = [];
      const notes: Noted[] = [];
      const delays = new StandInDelays();
      const effects = new BranchingEffects(
        to,
        this.carrier(to, delays, (ask) => asks.push(ask), notes),
        script,
        delays,
      );
      const state = stepper.step(stepper.restore(entity.saved, entity.input), event, effects);
      delays.done(to);
      steps.push({
        p: effects.probability,
        after: this.rest.of(entity.machine, entity.input, stepper.save(state)),
        asks,
        notes,
      });
      scripts.push(...otherScripts(script, effects.forks));
    }
    this.steps.set(name, steps);
    return steps;
  }

  private settled({ entities, waiting, memory }: Draft): State {
    return { entities, waiting, memory, ended: memory.over || waiting.length === 0 };
  }

  /** The memory after a step. */
  private remember(before: Memory, step: Step): Memory {
    if (step.notes.length === 0) return before;
    let known = this.remembered.get(step);
    if (known === undefined) this.remembered.set(step, (known = new Map()));
    let after = known.get(before);
    if (after === undefined) {
      const seen = structuredClone(before.seen);
      for (const note of step.notes) this.observer.note(seen, note);
      known.set(before, (after = this.memory(seen)));
    }
    return after;
  }

  /** The part of it that must be remembered. Equal memories are the same object. */
  private memory(seen: OutcomeState): Memory {
    const kept = memoryOf(seen, this.measures);
    const text = JSON.stringify(withSortedKeys(kept));
    const known = this.memories.get(text) ?? { seen: kept, text, over: this.observer.ended(kept) !== null };
    this.memories.set(text, known);
    return known;
  }

  private add(draft: Draft, name: EntityName, machine: string, input: Json): void {
    if (draft.entities.has(name)) throw new Error(`There is already an entity ${name}`);
    const stepper = this.stepper(machine);
    const carrier = this.carrier(name, new StandInDelays(), (ask) => ask(draft), []);
    const state = stepper.start(input, new TurnEffects({ now: 0, self: name, seq: 0, key: [0, 0] }, carrier));
    draft.entities.set(name, this.rest.of(machine, input, stepper.save(state)));
  }

  /** A carrier that records what a step asks for, as functions that can be applied to any draft. */
  private carrier(self: EntityName, delays: StandInDelays, take: (ask: Ask) => void, notes: Noted[]): Carrier {
    const cancel = (draft: Draft, id: string) => {
      draft.waiting = draft.waiting.filter((each) => each.from !== self || each.id !== id);
    };
    return {
      send: (to, event, after, priority, id) => {
        const mean = delays.meanOf(after, self, event.type);
        const sent = underway({ from: self, to, event, priority, id, mean });
        take((draft) => {
          if (id !== undefined) cancel(draft, id);
          draft.waiting.push(sent);
        });
      },
      cancel: (id) => take((draft) => cancel(draft, id)),
      add: (name, machine, input) => take((draft) => this.add(draft, name, machine, input)),
      note: (fact) => void notes.push({ at: 0, seq: 0, by: self, fact }),
      because: () => {},
      chance: () => {},
      delay: () => {},
      pick: () => {},
      // Nothing comes from outside here, so nobody overrules luck.
      overrule: () => {},
    };
  }

  private stepper(name: string): Stepper<unknown> {
    const known = this.steppers.get(name);
    if (known !== undefined) return known;
    const machine = this.system.machines[name];
    if (machine === undefined) throw new Error(`There is no machine ${name}`);
    const stepper = compiled(machine) as Stepper<unknown>;
    this.steppers.set(name, stepper);
    return stepper;
  }
}
