import type { Carrier, EntityName, Json, Observer, Stepper, System } from '../engine/index.js';
import { TurnEffects, compiled } from '../engine/index.js';
import type { Measure, OutcomeState } from '../model/index.js';
import { BranchingEffects, otherScripts } from './branching.js';
import { StandInDelays } from './delays.js';
import { memoryOf } from './memory.js';
import { ExactRefusal } from './refusal.js';
import type { Resting, Situation, Underway } from './situation.js';
import { resting } from './situation.js';

/** What can come of a message, and how likely it is. */
export interface Branch {
  readonly situation: Situation;
  readonly p: number;
}

/** A situation while a step changes it. */
interface Draft {
  readonly entities: Map<EntityName, Resting>;
  waiting: Underway[];
  readonly seen: OutcomeState;
}

type Ask = (draft: Draft) => void;

/** One way in which a step can go. */
interface Step {
  readonly p: number;
  readonly after: Resting;
  readonly asks: readonly Ask[];
}

/** Steps the machines of a system, each message in all ways in which its draws can fall. */
export class Turns {
  private readonly steps = new Map<string, readonly Step[]>();
  private readonly steppers = new Map<string, Stepper<unknown>>();

  constructor(
    private readonly system: System,
    private readonly observer: Observer<OutcomeState>,
    private readonly measures: Readonly<Record<string, Measure>>,
  ) {}

  /** Before the first message. */
  beginning(): Situation {
    const draft: Draft = { entities: new Map(), waiting: [], seen: this.observer.start() };
    for (const [name, { machine, input }] of Object.entries(this.system.entities)) {
      this.add(draft, name, machine, input);
    }
    for (const { to, event, at = 0 } of this.system.first) {
      if (at > 0) {
        const reason = `the message ${event.type} comes to ${to} at second ${at}`;
        throw new ExactRefusal(to, reason, 'exact needs exponential delays');
      }
      draft.waiting.push({ from: 'scenario', to, event, priority: 1, id: undefined, mean: 0 });
    }
    return this.settled(draft);
  }

  /** All that can come of handling one of the waiting messages. */
  handle(before: Situation, message: Underway): Branch[] {
    const entity = before.entities.get(message.to);
    if (entity === undefined) throw new Error(`${message.event.type} is sent to ${message.to}, which is not there`);
    return this.stepsOf(message, entity).map(({ p, after, asks }) => {
      const draft: Draft = {
        entities: new Map(before.entities).set(message.to, after),
        waiting: before.waiting.filter((each) => each !== message),
        seen: structuredClone(before.seen),
      };
      for (const ask of asks) ask(draft);
      return { situation: this.settled(draft), p };
    });
  }

  /** What an entity makes of a message, in all ways in which its draws can fall: the same wherever it is in the same state. */
  private stepsOf({ to, event }: Underway, entity: Resting): readonly Step[] {
    const name = `${to}\n${JSON.stringify(event)}\n${entity.key}`;
    const known = this.steps.get(name);
    if (known !== undefined) return known;
    const stepper = this.stepper(entity.machine);
    const scripts: (readonly number[])[] = [[]];
    const steps: Step[] = [];
    for (let script = scripts.pop(); script !== undefined; script = scripts.pop()) {
      const asks: Ask[] = [];
      const delays = new StandInDelays();
      const effects = new BranchingEffects(
        to,
        this.carrier(to, delays, (ask) => asks.push(ask)),
        script,
        delays,
      );
      const state = stepper.step(stepper.restore(entity.saved), event, effects);
      delays.done(to);
      steps.push({ p: effects.probability, after: resting(entity.machine, stepper.save(state)), asks });
      scripts.push(...otherScripts(script, effects.forks));
    }
    this.steps.set(name, steps);
    return steps;
  }

  private settled({ entities, waiting, seen }: Draft): Situation {
    const ended = this.observer.ended(seen) !== null || waiting.length === 0;
    return { entities, waiting, seen: memoryOf(seen, this.measures), ended };
  }

  private add(draft: Draft, name: EntityName, machine: string, input: Json): void {
    if (draft.entities.has(name)) throw new Error(`There is already an entity ${name}`);
    const stepper = this.stepper(machine);
    const carrier = this.carrier(name, new StandInDelays(), (ask) => ask(draft));
    const state = stepper.start(input, new TurnEffects({ now: 0, self: name, seq: 0, key: [0, 0] }, carrier));
    draft.entities.set(name, resting(machine, stepper.save(state)));
  }

  /** A carrier that hands over what a step asks for, to be done to any situation. */
  private carrier(self: EntityName, delays: StandInDelays, take: (ask: Ask) => void): Carrier {
    const cancel = (draft: Draft, id: string) => {
      draft.waiting = draft.waiting.filter((each) => each.from !== self || each.id !== id);
    };
    return {
      send: (to, event, after, priority, id) => {
        const mean = delays.meanOf(after, self, event.type);
        take((draft) => {
          if (id !== undefined) cancel(draft, id);
          draft.waiting.push({ from: self, to, event, priority, id, mean });
        });
      },
      cancel: (id) => take((draft) => cancel(draft, id)),
      add: (name, machine, input) => take((draft) => this.add(draft, name, machine, input)),
      note: (fact) => take((draft) => this.observer.note(draft.seen, { at: 0, seq: 0, by: self, fact })),
      because: () => {},
      draw: () => {},
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
