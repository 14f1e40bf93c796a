import type { Message } from '../engine/index.js';
import type { ActorEvent, Answering, DirectorEvent, LineState } from '../model/index.js';
import { DIRECTOR } from '../model/index.js';
import type { CheckedScenario, InjectBody } from '../scenario/index.js';
import { danglingInInject, hintOf, injectOf } from '../scenario/index.js';
import { PlayError, assertKnown } from './error.js';
import type { Pending } from './pending/pending.js';

/** What the white cell needs from the play that it leads. */
interface Led {
  readonly scenario: CheckedScenario;
  /** the cases that an office has heard of */
  readonly cases: (office: string) => string[];
  /** a name for the next inject that has none */
  readonly nextName: () => string;
  readonly now: () => number;
  readonly pending: () => Pending;
  readonly tell: (event: Message, entity: string) => void;
}

/** A report from the white cell: what it says, and how likely such a report is if the act was hostile, or an accident. */
export interface AdHocReport {
  readonly says: string;
  readonly hostile: number;
  readonly accident: number;
}

/** A draw by its address, the result that it is to have, and the reason. */
export interface Overruled {
  /** whose draw: an office, a decision such as `decision/nato.local-commander/stray-missile/strike`, a line such as `channel.chiefs` */
  readonly entity: string;
  readonly purpose: string;
  readonly occurrence: string;
  /** whether it happens, which option is picked, or how many seconds it takes */
  readonly outcome: boolean | string | number;
  readonly reason: string;
}

/**
 * What the facilitator can do. Each method takes effect at once and is recorded as an input. Each throws a `PlayError` for names
 * that do not exist, and for an inject that has come or was left out (code `refused`).
 */
export class WhiteCell {
  constructor(private readonly led: Led) {}

  /** All that is pending: asks, requests, reviews, orders, reports, calls, injects, and the way down the ladder. Executes nothing. */
  pending(): Pending {
    return this.led.pending();
  }

  /** Makes a planned inject come now. */
  fire(inject: string): void {
    this.assertInject(inject);
    this.direct({ type: 'fire', inject });
  }

  /** Leaves out a planned inject. */
  skip(inject: string): void {
    this.assertInject(inject);
    this.direct({ type: 'skip', inject });
  }

  /** Makes a planned inject come at this second instead, whatever its condition. */
  putOff(inject: string, to: number): void {
    this.assertInject(inject);
    if (!(to >= this.led.now())) throw new PlayError('wrong-value', `${inject} cannot be put off into the past`);
    this.direct({ type: 'put-off', inject, to });
  }

  /** Changes a planned inject into this one. Its time or condition stays. */
  edit(inject: string, as: InjectBody): void {
    this.assertInject(inject);
    this.direct({ type: 'edit', inject: this.made(inject, as) });
  }

  /** Brings in something that was not planned: an incident, a public statement, a state of a line, a weapon. Returns its name. */
  inject({ id = this.led.nextName(), ...body }: InjectBody & { readonly id?: string }): string {
    this.direct({ type: 'inject', inject: this.made(id, body) });
    return id;
  }

  /** Cuts, closes, suspends or restores a line, or sets whether it is answered. */
  setLine(channel: string, set: { readonly state?: LineState; readonly answering?: Answering }): void {
    this.inject({ channel: { id: channel, ...set } });
  }

  /** Gives an office a report on a case that it has heard of. */
  report(office: string, about: string, { says, hostile, accident }: AdHocReport): void {
    this.assertOffice(office);
    assertKnown('no-such-case', `case known to ${office}`, about, this.led.cases(office));
    if (![hostile, accident].every((p) => p > 0 && p <= 1)) {
      throw new PlayError('wrong-value', 'how likely a report is lies above 0 and is at most 1');
    }
    const event: ActorEvent = { type: 'told-of', case: about, says, hostile, accident };
    this.led.tell(event, office);
  }

  /** Sends words to one office, which nobody else reads. They affect no formula. */
  tell(office: string, words: string): void {
    this.assertOffice(office);
    this.direct({ type: 'words', to: office, words });
  }

  /**
   * Decides the result of a draw in place of luck, before it is drawn. If the draw cannot have this result, luck decides. The story
   * tells it with its reason, and the trace marks the draw.
   */
  overrule({ entity, purpose, occurrence, outcome, reason }: Overruled): void {
    if (reason.trim() === '') throw new PlayError('wrong-value', 'luck is not overruled without a reason');
    this.direct({ type: 'overrule', entity, purpose, occurrence, outcome, reason });
  }

  private made(id: string, body: InjectBody) {
    const [wrong] = danglingInInject(body, [], this.led.scenario);
    if (wrong !== undefined) throw new PlayError('wrong-value', wrong.message, hintOf(wrong) ?? null);
    return injectOf({ ...body, id });
  }

  private direct(event: DirectorEvent): void {
    this.led.tell(event, DIRECTOR);
  }

  private assertInject(inject: string): void {
    const known = this.led.scenario.injects.map(({ id }) => id);
    assertKnown('no-such-inject', 'inject', inject, known);
  }

  private assertOffice(office: string): void {
    assertKnown('no-such-office', 'office', office, Object.keys(this.led.scenario.actors));
  }
}
