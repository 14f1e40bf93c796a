import type { Entry, Input, Interpreter, Message, Simulation } from '../engine/index.js';
import { compiled, startSimulation } from '../engine/index.js';
import type { Answer, Ending } from '../model/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { PendingAsk, PlaySeen } from './asks.js';
import { askObserver, openAsks } from './asks.js';
import { PlayError, assertKnown } from './error.js';
import { casesOf, holderOf } from './holder.js';
import { Office, assertLine } from './office.js';
import { pendingOf } from './pending/pendingOf.js';
import type { ArmAndSeed, RunResult } from './result.js';
import { resultOf } from './result.js';
import { WhiteCell } from './whiteCell.js';

/** Who holds an office, and what decides if the holder lets a window pass: the doctrine of the office (default) or the formula. */
export interface HoldOptions {
  /** default: `table` */
  readonly by?: string;
  readonly lapse?: 'doctrine' | 'formula';
}

export interface PlayOptions {
  /** an arm of the scenario; null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
  /** offices that are held from the start */
  readonly held?: Readonly<Record<string, HoldOptions>>;
  /** inputs of an earlier play to continue; each comes where it came then */
  readonly inputs?: readonly Input[];
  /** called with every handled message, in order */
  readonly trace?: (entry: Entry) => void;
  readonly interpreter?: Interpreter<unknown>;
}

/** An answer to an ask. */
export interface AnswerGiven extends Omit<Answer, 'ask' | 'by'> {
  /** who answers; default: whoever holds the office */
  readonly by?: string;
}

/** Why `advance` stopped: an office is asked, the time has come, or the run has ended. */
export type PlayStop =
  | { readonly why: 'ask'; readonly asks: readonly PendingAsk[] }
  | { readonly why: 'time' }
  | { readonly why: 'ended'; readonly by: Ending };

/**
 * Starts a play of one arm of a scenario: a crisis that stops wherever an office that is held is asked. The run stays a pure
 * function of scenario, arm, seed and inputs. Executes no message. Throws a `PlayError` for an office that is not there.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const play = startPlay(scenario, { arm: 'closed', seed: '1', held: { 'nato.local-commander': {} } });
 * for (let stop = play.advance(); stop.why !== 'ended'; stop = play.advance()) {
 *   for (const { ask } of play.pending()) play.answer(ask, { option: 'hold', reason: 'wait and see' });
 * }
 * console.log(play.result().outcome.peakRung, play.inputs);
 */
export function startPlay(scenario: CheckedScenario, options: PlayOptions): Play {
  const { arm, seed, inputs = [], trace, interpreter = compiled, held = {} } = options;
  const armed = arm === null ? scenario : applyArm(scenario, arm);
  const { system, observer, horizon } = buildScenario(armed);
  const run = startSimulation(
    system,
    { seed, inputs, horizon, observer: askObserver(observer), ...(trace === undefined ? {} : { trace }) },
    interpreter,
  );
  const play = new Play(run, { arm, seed, scenario: armed, horizon });
  for (const [office, how] of Object.entries(held)) play.hold(office, how);
  return play;
}

/** What stays the same in a play. */
interface Setting extends ArmAndSeed {
  readonly scenario: CheckedScenario;
  readonly horizon: number;
}

/** A crisis under way. Made by `startPlay`. */
export class Play {
  private clock: number;
  private ended: Ending | null = null;

  constructor(
    private readonly run: Simulation<PlaySeen>,
    private readonly setting: Setting,
  ) {
    this.clock = run.now;
  }

  /** The time at the table, in seconds from the start. */
  get now(): number {
    return this.clock;
  }

  /** Whether the run has ended. */
  get hasEnded(): boolean {
    return this.ended !== null;
  }

  /** All inputs so far. A play or run with these inputs is the same. */
  get inputs(): readonly Input[] {
    return this.run.inputs;
  }

  /** Every fact so far, for what seats know and for telling; it grows as the play goes on. Executes nothing. */
  get noted(): Readonly<PlaySeen['noted']> {
    return this.run.watched.noted;
  }

  /** The asks that are open, in the order in which they came. Executes nothing. */
  pending(): PendingAsk[] {
    return openAsks(this.run.watched);
  }

  /**
   * Lets time pass until an office is asked, or to the end of the second `until`, or to the end of the run. Asks that are open
   * stay open until they lapse. Executes messages.
   */
  advance(until = Infinity): PlayStop {
    for (;;) {
      const { nextAt } = this.run;
      // With nothing on its way the play still goes on: the facilitator may bring something in.
      if (nextAt === null ? this.ended === null && until < this.setting.horizon : nextAt > until) {
        this.clock = Math.max(this.clock, until);
        return { why: 'time' };
      }
      const before = this.newestAsk();
      if (!this.run.step()) return this.end();
      this.clock = Math.max(this.clock, this.run.now);
      if (this.newestAsk() > before) return { why: 'ask', asks: this.pending() };
    }
  }

  /** Answers an ask. Takes effect at once. Throws a `PlayError` if the ask is not open or does not have this option. */
  answer(ask: number, given: AnswerGiven): Input {
    return this.enter(this.openAsk(ask, given), given);
  }

  /**
   * Answers several asks of one instant, by number. They enter in the order of the asks, whoever was quicker. Throws a `PlayError`
   * as `answer` does, before anything is recorded.
   */
  answerAll(answers: ReadonlyMap<number, AnswerGiven>): Input[] {
    return [...answers]
      .toSorted(([a], [b]) => a - b)
      .map(([ask, given]) => [this.openAsk(ask, given), given] as const)
      .map(([pending, given]) => this.enter(pending, given));
  }

  /** Repeats, here and now, an input of an earlier play of this run. It can be refused, as it could be then. */
  repeat({ origin, to, event }: Input): void {
    this.input(origin, to, event);
    this.settle();
  }

  /** Lets somebody hold an office from now on. */
  hold(office: string, { by = 'table', lapse = 'doctrine' }: HoldOptions = {}): void {
    this.assertOffice(office);
    this.tell(by, office, { type: 'hold', by, lapse });
  }

  /** Lets the formula decide for an office again. It answers what is open. */
  release(office: string): void {
    this.assertOffice(office);
    const by = this.holderOf(office);
    if (by === null) throw new PlayError('not-held', `nobody holds ${office}`);
    this.tell(by, office, { type: 'release' });
  }

  /** Who holds an office; null: nobody. */
  holderOf(office: string): string | null {
    return holderOf(this.run, office);
  }

  /** The holder’s own estimate that a case is hostile, from 0 to 1; null: the evidence counts again. */
  estimate(office: string, about: string, estimate: number | null): void {
    this.office(office).estimate(about, estimate);
  }

  /** What the holder of an office does without having been asked: place a call, speak, recall, write to the white cell. */
  office(id: string): Office {
    this.assertOffice(id);
    const holder = this.holderOf(id) ?? 'table';
    const tell = (event: Message, entity = id) => this.tell(holder, entity, event);
    const isThere = (entity: string) => this.run.dataOf(entity) !== undefined;
    const { scenario } = this.setting;
    const tellOut = (event: Message, entity: string) => this.tellOut(holder, entity, event);
    return new Office({ id, holder, scenario, cases: () => casesOf(this.run, id), isThere, tell, tellOut });
  }

  /** What the facilitator does. */
  get whiteCell(): WhiteCell {
    return new WhiteCell({
      scenario: this.setting.scenario,
      cases: (office) => casesOf(this.run, office),
      nextName: () => `table-${this.inputs.length + 1}`,
      now: () => this.clock,
      pending: () => pendingOf(this.run, this.setting.scenario, this.clock),
      tell: (event, entity) => this.tell('facilitator', entity, event),
    });
  }

  /** An independent play that goes on from here. Executes nothing. */
  fork(trace?: (entry: Entry) => void): Play {
    const fork = new Play(this.run.fork(trace), this.setting);
    fork.clock = this.clock;
    fork.ended = this.ended;
    return fork;
  }

  /** What has come of the play so far; once it has ended, of the whole run. Executes nothing. */
  result(): RunResult {
    const ended = { by: this.ended ?? 'stopped', at: this.clock };
    return resultOf(this.run, this.setting, ended, this.run.watched.outcome);
  }

  private openAsk(ask: number, { option, channel }: AnswerGiven): PendingAsk {
    const pending = this.run.watched.asks[ask];
    if (pending === undefined) {
      throw new PlayError('no-such-ask', `nobody is asked that any more (ask ${ask})`, 'see `pending()`');
    }
    assertKnown('no-such-option', `option of ask ${ask}`, option, pending.options);
    if (channel !== undefined) assertLine(this.setting.scenario, pending.office, channel);
    return pending;
  }

  private enter({ ask, office, entity }: PendingAsk, given: AnswerGiven): Input {
    const { option, by, reason, words, channel, basis } = given;
    const who = by ?? this.holderOf(office) ?? 'table';
    const answer: Answer = {
      ask,
      option,
      by: who,
      ...(reason === undefined ? {} : { reason }),
      ...(words === undefined ? {} : { words }),
      ...(channel === undefined ? {} : { channel }),
      ...(basis === undefined ? {} : { basis }),
    };
    const input = this.input(who, entity, { type: 'answer', ...answer });
    this.settle();
    return input;
  }

  /** Executes what was put in and what follows from it at once, up to the next ask of this second. */
  private settle(): void {
    this.run.step();
  }

  /** Sends an input. Throws a `PlayError` if it is refused; the attempt stays in the record. */
  private tell(origin: string, to: string, event: Message): void {
    const before = this.noted.length;
    this.input(origin, to, event);
    this.settle();
    this.throwRefusal(before);
  }

  /** The same for what is refused only later in this second. */
  private tellOut(origin: string, to: string, event: Message): void {
    const before = this.noted.length;
    this.input(origin, to, event);
    while (this.advance(this.clock).why === 'ask');
    this.throwRefusal(before);
  }

  private throwRefusal(before: number): void {
    const { noted } = this.run.watched;
    for (const { fact } of noted.slice(before)) {
      if (fact.fact === 'order-refused') throw new PlayError('refused', `${fact.option}: ${fact.why}`);
      if (fact.fact === 'inject' && fact.how === 'too-late') {
        throw new PlayError('refused', `${fact.id} has come already, or was left out`);
      }
    }
  }

  private input(origin: string, to: string, event: Message): Input {
    if (this.ended !== null) throw new PlayError('ended', `the run has ended (${this.ended})`);
    return this.run.input({ origin, at: this.clock, to, event });
  }

  private end(): PlayStop {
    const { by, at } = this.run.run();
    this.clock = at;
    this.ended = by as Ending;
    return { why: 'ended', by: this.ended };
  }

  private newestAsk(): number {
    let newest = 0;
    for (const ask in this.run.watched.asks) newest = Math.max(newest, Number(ask));
    return newest;
  }

  private assertOffice(office: string): void {
    assertKnown('no-such-office', 'office', office, Object.keys(this.setting.scenario.actors));
  }
}
