import type { Message } from '../engine/index.js';
import type { ActorEvent, DecisionEvent, PublicStatement, Spoken } from '../model/index.js';
import { decisionName } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { PlayError, assertKnown } from './error.js';

/** What an office needs of the play that it is in. */
interface Seat {
  readonly id: string;
  readonly holder: string;
  readonly scenario: CheckedScenario;
  /** the cases that it has heard of */
  readonly cases: () => string[];
  readonly isThere: (entity: string) => boolean;
  readonly tell: (event: Message, entity?: string) => void;
  /** like tell; and goes on to the end of this second, so that a later refusal is seen too */
  readonly tellOut: (event: Message, entity: string) => void;
}

/** What is said in a call: free words, and what the line carries besides them. At least one of the two. */
export interface SaidInCall {
  readonly words?: string;
  /** a tactical line carries explanations alone */
  readonly kind?: Spoken;
  /** with explain: the act of one’s own side */
  readonly case?: string;
}

/**
 * What the holder of an office does without having been asked. Each takes effect at once and is recorded as an input. Each
 * throws a `PlayError`: for unknown names before anything is recorded, and with code `refused` where the crisis does not allow it; that
 * attempt stays in the record.
 */
export class Office {
  constructor(private readonly seat: Seat) {}

  /** Places a call on a line of its own. `about`: a case; default: what there is to talk about with that side. */
  placeCall(channel: string, about: string | null = null): void {
    this.assertLine(channel, this.seat.id);
    if (about !== null) this.assertCase(about);
    this.send({ type: 'place-call', channel, case: about });
  }

  /** Orders an office that reports to it to call. The order takes as long as news does; whoever holds that office is asked. */
  orderCall(to: string, channel: string, about: string | null = null): void {
    const { actors } = this.seat.scenario;
    const below = Object.keys(actors).filter((each) => actors[each]?.['reports-to'] === this.seat.id);
    assertKnown('no-such-office', `office under ${this.seat.id}`, to, below);
    this.assertLine(channel, to);
    this.send({ type: 'order-call', to, channel, case: about });
  }

  /** Says something in a call that it is in. */
  say(channel: string, { words, kind, case: about }: SaidInCall): void {
    this.assertLine(channel, this.seat.id);
    if (words === undefined && kind === undefined)
      throw new PlayError('wrong-value', 'nothing is said', 'give words, or a kind');
    const said = { ...(kind === undefined ? {} : { kind }), ...(about === undefined ? {} : { case: about }) };
    this.send({ type: 'speak', channel, words: words ?? null, ...said });
  }

  /** Ends a call that it is in. */
  hangUp(channel: string): void {
    this.assertLine(channel, this.seat.id);
    this.send({ type: 'end-call', channel });
  }

  /** Speaks in public for its side. `about`: another side. */
  speakInPublic(kind: PublicStatement, about: string | null = null): void {
    const { channels, sides } = this.seat.scenario;
    const channel = Object.keys(channels).find((each) => channels[each]?.tier === 'public');
    if (channel === undefined) throw new PlayError('no-such-line', 'the scenario has no public channel');
    if (about !== null) assertKnown('no-such-side', 'side', about, Object.keys(sides));
    this.send({ type: 'speak-in-public', channel, about, kind });
  }

  /** Asks in free words for something that no option offers. The white cell reads it and decides what follows. */
  somethingElse(words: string): void {
    this.send({ type: 'words', words });
  }

  /** The holder’s own estimate that a case is hostile, from 0 to 1; null: the evidence counts again. */
  estimate(about: string, estimate: number | null): void {
    if (estimate !== null && !(estimate >= 0 && estimate <= 1)) {
      throw new PlayError('wrong-value', `an estimate is from 0 to 1, not ${estimate}`);
    }
    this.assertCase(about);
    this.seat.tellOut({ type: 'estimate', case: about, estimate } satisfies ActorEvent, this.seat.id);
  }

  /**
   * Decides a case of its own without having been asked. It is asked again when it next looks at the case. What needs authority is
   * asked for. Of an act of its own side: says something of it, which can be later than it was asked.
   */
  decide(about: string, { option, reason }: { readonly option: string; readonly reason?: string }): void {
    const { holder: by, scenario } = this.seat;
    assertKnown('no-such-option', 'action', option, Object.keys(scenario.actions));
    const why = reason === undefined ? {} : { reason };
    this.seat.tellOut(
      { type: 'decide', option, by, once: true, ...why } satisfies DecisionEvent,
      this.decisionOn(about),
    );
  }

  /** Recalls what it asked authority for, or what was granted, before it is carried out. `instead`: an option of its own. */
  recall(about: string, { instead, reason }: { readonly instead: string; readonly reason?: string }): void {
    const { holder: by } = this.seat;
    const event: DecisionEvent = { type: 'recall', instead, by, ...(reason === undefined ? {} : { reason }) };
    this.seat.tell(event, this.decisionOn(about));
  }

  private decisionOn(about: string): string {
    this.assertCase(about);
    const { id } = this.seat;
    const decision = decisionName(id, about);
    if (!this.seat.isThere(decision)) throw new PlayError('refused', `${id} decides nothing in that case`);
    return decision;
  }

  private send(event: ActorEvent): void {
    this.seat.tell(event);
  }

  private assertCase(about: string): void {
    assertKnown('no-such-case', `case known to ${this.seat.id}`, about, this.seat.cases());
  }

  private assertLine(channel: string, office: string): void {
    assertLine(this.seat.scenario, office, channel);
  }
}

/** Throws a `PlayError` for a line that the office does not have. */
export function assertLine(scenario: CheckedScenario, office: string, channel: string): void {
  assertKnown('no-such-line', `line of ${office}`, channel, linesOf(scenario, office));
}

/** The lines that end at an office. */
export function linesOf({ channels }: CheckedScenario, office: string): string[] {
  return Object.entries(channels).flatMap(([id, line]) =>
    [line.between, ...line['shared-by']].some((pair) => pair.includes(office)) ? [id] : [],
  );
}
