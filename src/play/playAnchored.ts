import type { Beginning, Entry, Epoch, Input, Simulation } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { AskAnchor } from './anchors.js';
import { Counter, askKey, isInput } from './anchors.js';
import type { PlaySeen } from './asks.js';
import type { NotApplied, Planned } from './notApplied.js';
import { OVER, notAppliedIn } from './notApplied.js';
import type { Given } from './refusals.js';

/** The number of a supposition in the plan, and the message of the new run that it follows. */
interface Placed {
  readonly number: number;
  readonly after: number;
  readonly at: number;
}

type DecisionFact = Extract<CrisisFact, { fact: 'decision' }>;

/** An epoch that opens at a time. */
export interface LaterEpoch {
  readonly at: number;
  /** how many messages are handled before it in that second, inputs not counted */
  readonly within: number;
  readonly seed: string;
}

interface Plan {
  readonly seed: string;
  readonly horizon: number;
  /** the last second that is played; null: to the end of the run */
  readonly until: number | null;
  /** epochs that open after the very messages after which they opened in the recorded run, and those that open at their time */
  readonly own: readonly Epoch[];
  readonly later: readonly LaterEpoch[];
  readonly planned: readonly Planned[];
}

interface Played {
  readonly inputs: readonly Input[];
  readonly epochs: readonly Epoch[];
  /** by number in the plan */
  readonly notApplied: ReadonlyMap<number, NotApplied>;
}

/** Plays a run with inputs that come at their cues. Executes it once, and once more for each supposition that must be placed. */
export function playAnchored(begin: (beginning: Beginning) => Simulation<PlaySeen>, plan: Plan): Played {
  const placed: Placed[] = [];
  for (;;) {
    const { found, ...played } = new AnchoredPlay(begin, plan, placed).play();
    // The earliest choice that was found: all before it stays as it is when it is replaced.
    const [next] = found;
    if (next === undefined) return played;
    placed.push(next);
  }
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
  /** choices for suppositions that have no place yet, in the order in which they come */
  private readonly found: Placed[] = [];

  constructor(
    begin: (beginning: Beginning) => Simulation<PlaySeen>,
    private readonly plan: Plan,
    private readonly placed: readonly Placed[],
  ) {
    const { seed, own, later, planned } = plan;
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

  play(): Played & { readonly found: readonly Placed[] } {
    const { run, plan } = this;
    const until = plan.until ?? Infinity;
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
      if ((run.nextAt ?? Infinity) > until || !run.step()) break;
      const entry = this.entries.at(-1);
      if (entry !== undefined) this.take(entry);
    }
    const notApplied = notAppliedIn({
      planned: plan.planned,
      until: plan.until,
      entries: this.entries,
      done: this.done,
      given: this.given,
      asks: this.asks,
      due: new Set(this.due.map(({ number }) => number)),
      isOver: run.ended !== null,
    });
    return { inputs: run.inputs, epochs: run.epochs, notApplied, found: this.found };
  }

  /** Whether the run is past this second, or has handled `within` of its messages. */
  private isReached({ at, within }: Pick<Due, 'at' | 'within'>): boolean {
    const { nextAt, now, ended } = this.run;
    if (at > (this.plan.until ?? Infinity)) return false;
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

  /** Gives the inputs that follow exactly this message. */
  private afterMessage(seq: number): void {
    this.plan.planned.forEach(({ exact, input }, number) => {
      if (exact && input.after === seq) this.put(number, input.at, input.event);
    });
    for (const { number, after, at } of this.placed) {
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
}

function nthKey(key: string, nth: number): string {
  return `${nth} ${key}`;
}
