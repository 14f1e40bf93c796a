import type { Beginning, Entry, Epoch, Input, Simulation } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { AnchoredInput, AskAnchor } from './anchors.js';
import { Counter, askKey, isInput } from './anchors.js';
import type { PlaySeen } from './asks.js';
import type { Given } from './refusals.js';
import { refusalsIn } from './refusals.js';

/** An input of the recorded run that does not apply in the new one, and why. */
export interface NotApplied {
  readonly origin: string;
  /** seconds from the start at which it took effect in the recorded run */
  readonly at: number;
  readonly office: string;
  readonly case: string | null;
  readonly event: Input['event'];
  readonly why: string;
  /** whether the new run has it all the same, and it comes to nothing there */
  readonly given: boolean;
}

/** An input, and whether it comes after the very message that it follows in the recorded run. */
export interface Planned extends AnchoredInput {
  readonly exact: boolean;
}

/** A supposition by its number in the plan, and the message of the new run that it follows. */
export interface Placed {
  readonly number: number;
  readonly after: number;
  readonly at: number;
}

type DecisionFact = Extract<CrisisFact, { fact: 'decision' }>;

interface Plan {
  readonly seed: string;
  readonly horizon: number;
  /** epochs that open after the very messages after which they opened in the recorded run, and those that open at their time */
  readonly own: readonly Epoch[];
  readonly later: readonly { readonly at: number; readonly within: number; readonly seed: string }[];
  readonly planned: readonly Planned[];
  readonly placed: readonly Placed[];
}

interface Played {
  readonly inputs: readonly Input[];
  readonly epochs: readonly Epoch[];
  /** by number in the plan */
  readonly notApplied: ReadonlyMap<number, NotApplied>;
  /** choices for suppositions that have no place yet, in the order in which they come */
  readonly found: readonly Placed[];
}

/** Plays a run with inputs that come at their cues. */
export function playAnchored(begin: (beginning: Beginning) => Simulation<PlaySeen>, plan: Plan): Played {
  return new AnchoredPlay(begin, plan).play();
}

/** An input that is due at a time. */
interface Due {
  readonly at: number;
  /** how many messages are handled before it in that second */
  readonly within: number;
  readonly number: number;
  /** the ask that it answers here */
  readonly ask: number | null;
}

class AnchoredPlay {
  private readonly run: Simulation<PlaySeen>;
  private readonly entries: Entry[] = [];
  private readonly counter = new Counter();
  /** numbers in the plan, by the ask that they answer */
  private readonly byAsk = new Map<string, number>();
  /** numbers in the plan of suppositions that have no place yet, by the choice */
  private readonly byDecision = new Map<string, number>();
  private readonly asks = new Map<string, number>();
  private due: Due[] = [];
  /** messages handled in the present second, inputs not counted */
  private within = 0;
  /** inputs that have been given, or that do not apply, by number in the plan */
  private readonly done = new Map<number, { readonly why: string | null }>();
  private readonly given: Given[] = [];
  private readonly found: Placed[] = [];

  constructor(
    begin: (beginning: Beginning) => Simulation<PlaySeen>,
    private readonly plan: Plan,
  ) {
    const { seed, own, later, planned, placed } = plan;
    const epochs = own.length + later.length === 0 ? {} : { epochs: own };
    this.run = begin({ seed, ...epochs, trace: (entry) => void this.entries.push(entry) });
    const isPlaced = new Set(placed.map(({ number }) => number));
    planned.forEach(({ exact, cue, within }, number) => {
      if (exact) return;
      if (cue.when === 'ask') this.byAsk.set(nthKey(askKey(cue.ask), cue.ask.nth), number);
      if (cue.when === 'decision' && !isPlaced.has(number))
        this.byDecision.set(nthKey(cue.decision.entity, cue.decision.nth), number);
      if (cue.when === 'time') this.due.push({ at: cue.at, within, number, ask: null });
      if (cue.when === 'never') this.done.set(number, { why: 'it answers nothing that was asked in the recorded run' });
    });
    this.due = this.due.toSorted((a, b) => a.at - b.at || a.number - b.number);
  }

  play(): Played {
    const { run, plan } = this;
    let { later } = plan;
    this.afterMessage(0);
    plan.planned.forEach(({ exact, cue }, number) => {
      if (!exact && cue.when === 'start') this.give(number, null);
    });
    for (;;) {
      for (let [next] = this.due; next !== undefined && this.isReached(next); [next] = this.due) {
        this.due = this.due.slice(1);
        this.give(next.number, next.ask, next.at);
      }
      for (let [next] = later; next !== undefined && this.isReached(next); [next] = later) {
        later = later.slice(1);
        run.openEpoch(next.seed);
      }
      if (!run.step()) break;
      const entry = this.entries.at(-1);
      if (entry !== undefined) this.take(entry);
    }
    return { inputs: run.inputs, epochs: run.epochs, notApplied: this.notApplied(), found: this.found };
  }

  /** Whether all that happens in this second has happened, or so many of its messages. */
  private isReached({ at, within }: Pick<Due, 'at' | 'within'>): boolean {
    const { nextAt, now, ended } = this.run;
    if (nextAt === null) return ended === null && at <= this.plan.horizon;
    if (at !== nextAt) return at < nextAt;
    return within <= (now === at ? this.within : 0);
  }

  private take(entry: Entry): void {
    const { seq, at } = entry;
    if (at !== this.entries.at(-2)?.at) this.within = 0;
    if (!isInput(entry)) this.within += 1;
    const before = this.entries.at(-2)?.seq ?? 0;
    const { asks, decisions } = this.counter.count(entry);
    this.afterMessage(seq);
    for (const ask of asks) this.asked(ask, seq, at);
    for (const { entity, nth } of decisions) {
      const number = this.byDecision.get(nthKey(entity, nth));
      if (number === undefined) continue;
      const fact = entry.facts.find(({ fact: kind }) => kind === 'decision') as DecisionFact;
      const option = this.plan.planned[number]?.input.event['option'];
      const open = Object.keys(fact.options);
      if (typeof option === 'string' && !open.includes(option))
        this.done.set(number, { why: `“${option}” is not open there: the options are ${open.join(', ')}` });
      else this.found.push({ number, after: before, at });
    }
  }

  /** Gives what follows this very message. */
  private afterMessage(seq: number): void {
    this.plan.planned.forEach(({ exact, input }, number) => {
      if (exact && input.after === seq) this.put(number, input.at, input.event);
    });
    for (const { number, after, at } of this.plan.placed) {
      if (after !== seq) continue;
      const event = this.plan.planned[number]?.input.event;
      if (event !== undefined) this.put(number, at, event);
    }
  }

  private asked(ask: AskAnchor, seq: number, at: number): void {
    const key = askKey(ask);
    this.asks.set(key, ask.nth);
    const number = this.byAsk.get(nthKey(key, ask.nth));
    const planned = number === undefined ? undefined : this.plan.planned[number];
    if (number === undefined || planned?.cue.when !== 'ask') return;
    const { cue, within } = planned;
    if (cue.first) return this.give(number, seq, at + cue.wait);
    this.due = [...this.due, { at: at + cue.wait, within, number, ask: seq }].toSorted(
      (a, b) => a.at - b.at || a.number - b.number,
    );
  }

  /** Gives an input if it applies. */
  private give(number: number, ask: number | null, when?: number): void {
    const planned = this.plan.planned[number];
    if (planned === undefined || this.done.has(number)) return;
    const { input } = planned;
    const at = Math.max(input.at, when ?? 0);
    if (ask === null) return this.put(number, at, input.event);
    const pending = this.run.watched.asks[ask];
    const option = String(input.event['option']);
    if (pending === undefined) return this.leave(number, 'the ask was over before the answer came');
    if (!pending.options.includes(option)) {
      return this.leave(number, `“${option}” is not open there: the options are ${pending.options.join(', ')}`);
    }
    this.put(number, when ?? at, { ...input.event, ask });
  }

  private put(number: number, at: number, event: Input['event']): void {
    const planned = this.plan.planned[number];
    if (planned === undefined || this.done.has(number)) return;
    const { origin, to } = planned.input;
    if (this.run.ended !== null) return this.leave(number, OVER);
    if (at > this.plan.horizon) return this.leave(number, 'it comes after the horizon');
    if (this.run.dataOf(to) === undefined) return this.leave(number, 'there is no such case for that office by then');
    this.done.set(number, { why: null });
    this.given.push({ number, origin, to, type: event.type, at: Math.max(at, this.run.now) });
    this.run.input({ origin, at, to, event });
  }

  private leave(number: number, why: string): void {
    this.done.set(number, { why });
  }

  private notApplied(): Map<number, NotApplied> {
    const refused = refusalsIn(this.entries, this.given);
    const notApplied = new Map<number, NotApplied>();
    this.plan.planned.forEach((planned, number) => {
      const { input, at, exact, wasRefused } = planned;
      const done = this.done.get(number);
      const refusal = exact || wasRefused ? undefined : (refused.get(number) ?? this.whyVain(input));
      const why = done === undefined ? this.whyNot(planned) : (done.why ?? refusal);
      if (why === undefined) return;
      const { origin, event } = input;
      notApplied.set(number, { origin, at, ...whoseIs(planned), event, why, given: done?.why === null });
    });
    return notApplied;
  }

  /** Why a decision that waits for its case comes to nothing. */
  private whyVain({ to, event }: Input): string | undefined {
    const about = event['case'];
    if (event.type !== 'decide' || typeof about !== 'string') return undefined;
    return this.hasLearned(to, about) ? undefined : UNHEARD;
  }

  private hasLearned(office: string, about: string): boolean {
    return this.entries.some(({ facts }) =>
      facts.some((noted) => {
        const fact = noted as CrisisFact;
        return fact.fact === 'learned' && fact.actor === office && fact.case === about;
      }),
    );
  }

  /** Why an input has not been given. */
  private whyNot({ cue }: Planned): string {
    if (cue.when === 'ask') {
      const { nth, office, case: about } = cue.ask;
      const times = this.asks.get(askKey(cue.ask)) ?? 0;
      if (times > 0) return `it answers ask ${nth} of that kind, and this run has only ${times}`;
      return about === null || this.hasLearned(office, about) ? 'the office is never asked that in this run' : UNHEARD;
    }
    if (cue.when === 'decision') return 'there is no such choice in this run';
    return OVER;
  }
}

const UNHEARD = 'the office never learns of that case in this run';
const OVER = 'the run is over by then';

function nthKey(key: string, nth: number): string {
  return `${nth} ${key}`;
}

/** The office that an input is for, and the case, where there is one. */
function whoseIs({ input: { to, event }, cue }: Planned): { readonly office: string; readonly case: string | null } {
  if (cue.when === 'ask') return { office: cue.ask.office, case: cue.ask.case };
  const [, office = to, about = null] = /^decision\/([^/]+)\/(.*)$/s.exec(to) ?? [];
  return { office, case: typeof event['case'] === 'string' ? event['case'] : about };
}
