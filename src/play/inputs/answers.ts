import type { Input } from '../../engine/index.js';
import { FIXED_OPTIONS } from '../../model/index.js';
import type { CheckedScenario, Finding, KeyPath } from '../../scenario/index.js';
import { finding, makeDuration, suggest } from '../../scenario/index.js';
import type { Play } from '../play.js';
import { linesOf } from '../office.js';
import { startPlay } from '../play.js';
import type { ArmAndSeed } from '../result.js';
import type { EntrySpec } from './entry.js';
import type { AskRecord } from './filedAsks.js';
import { FiledAsks, inWords } from './filedAsks.js';
import { danglingNames } from './kind.js';

type AnswerSpec = NonNullable<EntrySpec['answer']>;

/** An answer in a file of inputs: the times that it may come at, and where it stands. */
export interface FiledAnswer {
  readonly spec: AnswerSpec;
  /** the seconds that its time covers */
  readonly from: number;
  readonly to: number;
  readonly keys: KeyPath;
}

/** Names in an answer that no run of the scenario has. */
export function danglingInAnswer(spec: AnswerSpec, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const found = danglingNames(spec, { by: 'actor', on: 'channel' }, keys, scenario);
  const { by, on, option } = spec;
  const lines = linesOf(scenario, by);
  if (on !== undefined && found.length === 0 && !lines.includes(on)) {
    found.push(finding('no-such-channel', [...keys, 'on'], `${by} has no line “${on}”`, suggest(on, lines)));
  }
  const known = [...Object.keys(scenario.actions), ...FIXED_OPTIONS];
  if (!known.includes(option)) {
    const message = `no office ever has the option “${option}”`;
    found.push(finding('no-such-option', [...keys, 'option'], message, suggest(option, known)));
  }
  return found;
}

/** The result of giving the answers of a file: all inputs of the run, and the answers that cannot be given. */
export interface Answered {
  readonly inputs: readonly Input[];
  readonly findings: readonly Finding[];
}

/**
 * Plays a run with its other inputs and gives each answer at its time: in the first second that its time covers and in which the
 * ask is open. An answer comes after all else that happens in its second.
 */
export function giveAnswers(
  scenario: CheckedScenario,
  { arm, seed, inputs }: ArmAndSeed & { readonly inputs: readonly Input[] },
  answers: readonly FiledAnswer[],
): Answered {
  const play = startPlay(scenario, { arm, seed, inputs });
  const giver = new Giver(play, answers);
  let isOver = false;
  while (!isOver && giver.isWaiting) {
    const stop = play.advance(giver.nextAt);
    isOver = stop.why === 'ended';
    giver.give(stop.why !== 'ask');
  }
  const given = play.inputs;
  giver.end();
  return { inputs: given, findings: giver.findings };
}

class Giver {
  readonly findings: Finding[] = [];
  private readonly asks: FiledAsks;
  private waiting: readonly FiledAnswer[];
  private readonly given = new Map<number, FiledAnswer>();

  constructor(
    private readonly play: Play,
    answers: readonly FiledAnswer[],
  ) {
    this.asks = new FiledAsks(play);
    this.waiting = answers.toSorted((a, b) => a.from - b.from);
  }

  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** The second up to which nothing can be given or refused. */
  get nextAt(): number {
    const { now } = this.play;
    return Math.min(...this.waiting.map(({ from, to }) => (from > now ? from : to)));
  }

  /** Gives what can be given now. `isSecondOver`: nothing more happens in this second. */
  give(isSecondOver: boolean): void {
    const { now } = this.play;
    this.waiting = this.waiting.filter((answer) => {
      if (answer.from > now && !this.play.hasEnded) return true;
      const isLast = this.play.hasEnded || (isSecondOver && now >= answer.to);
      return !this.tryToGive(answer, isLast);
    });
  }

  /** Finds the answers that the run refused. If there is a problem, the play goes on to its end, so that hints can name later asks. */
  end(): void {
    const { play } = this;
    if (!play.hasEnded) while (play.advance(play.now).why === 'ask');
    for (const { fact } of play.noted) {
      if (fact.fact !== 'answer-refused') continue;
      const answer = this.given.get(fact.ask);
      if (answer === undefined) continue;
      const message = `${answer.spec.by} can no longer choose “${fact.option}” then: ${fact.why}`;
      this.findings.push(finding('no-such-option', [...answer.keys, 'option'], message));
    }
    if (this.findings.length > 0 && !play.hasEnded) while (play.advance().why !== 'ended');
  }

  /** Gives an answer, or records why it cannot be given. False if its ask may still come. */
  private tryToGive(answer: FiledAnswer, isLast: boolean): boolean {
    const { spec } = answer;
    const open = this.asksFor(spec).filter(({ over }) => over === null);
    const fitting = open.length > 1 ? open.filter(({ options }) => options.includes(spec.option)) : open;
    const [ask, ...others] = fitting.length === 0 ? open : fitting;
    if (ask === undefined || this.play.hasEnded) {
      if (isLast) this.findings.push(this.refusal(answer));
      return isLast;
    }
    if (others.length > 0) this.findings.push(this.ambiguous(answer, [ask, ...others]));
    else if (!ask.options.includes(spec.option)) this.findings.push(notOpen(answer, ask));
    else this.answer(answer, ask);
    return true;
  }

  /** The asks that an answer can mean. */
  private asksFor({ by, ask, about, on }: AnswerSpec): AskRecord[] {
    return this.asks.of(by).filter((each) => {
      // If the ask or the case is named, the line can be the one on which a decision calls.
      const isNamed = (ask ?? about) !== undefined;
      const isOnLine = on === undefined || each.channel === on || (isNamed && each.kind === 'decision');
      return (ask ?? each.nth) === each.nth && (about ?? each.case) === each.case && isOnLine;
    });
  }

  private answer(answer: FiledAnswer, { ask, kind }: AskRecord): void {
    const { option, reason, words, on } = answer.spec;
    this.given.set(ask, answer);
    this.play.answer(ask, {
      option,
      ...(reason === undefined ? {} : { reason }),
      ...(words === undefined ? {} : { words }),
      ...(kind === 'decision' && on !== undefined ? { channel: on } : {}),
    });
  }

  private refusal(answer: FiledAnswer): Finding {
    const { spec, from, keys } = answer;
    const { by } = spec;
    const time = makeDuration(from);
    const hint = () => this.asks.near(by, from);
    const asks = this.asksFor(spec);
    const last = asks.at(-1);
    if (last !== undefined && last.over !== null) {
      const earlier = this.given.get(last.ask);
      const why = earlier === undefined ? last.over.why : `inputs[${earlier.keys[1]}] has answered it`;
      const message = `ask ${last.nth} of ${by} is over by ${time}: ${why} at ${makeDuration(last.over.at)}`;
      return finding('no-such-ask', keys, message, hint);
    }
    if (this.play.hasEnded) return finding('no-such-ask', keys, `the run is over by ${time}`, hint);
    if (this.play.holderOf(by) === null) {
      const cure = `hold it before: { at: 0s, hold: { by: ${by} } }`;
      return finding('not-held', keys, `nobody holds ${by} at ${time}, so it is not asked`, cure);
    }
    return finding('no-such-ask', keys, `${by} ${isNotAsked(spec)} at ${time}`, hint);
  }

  private ambiguous({ spec, keys }: FiledAnswer, asks: readonly AskRecord[]): Finding {
    const message = `${spec.by} is asked ${asks.length} things that this can answer`;
    return finding('choose-one', keys, message, `name one by its number, as ask: ${asks.map(inWords).join('; ')}`);
  }
}

function isNotAsked({ ask, about, on }: AnswerSpec): string {
  if (ask !== undefined) return `has not got its ask ${ask}${about === undefined ? '' : ` about ${about}`}`;
  return `is asked nothing${about === undefined ? '' : ` about ${about}`}${on === undefined ? '' : ` on ${on}`}`;
}

function notOpen({ spec, keys }: FiledAnswer, { nth, options }: AskRecord): Finding {
  const message = `“${spec.option}” is not open at ask ${nth} of ${spec.by}`;
  return finding('no-such-option', [...keys, 'option'], message, `open there: ${options.join(', ')}`);
}
