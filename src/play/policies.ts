import type { Input } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { PendingAsk } from './asks.js';
import { PlayError } from './error.js';
import type { AnswerGiven, Play } from './play.js';
import { startPlay } from './play.js';
import type { ArmAndSeed, RunResult } from './result.js';

/** One option of an ask. */
export interface PolicyOption {
  readonly id: string;
  /** the rung that it reaches; 0: it reaches none, or the ask is not a decision */
  readonly rung: number;
  /** chain: an office above must authorise it first */
  readonly authority: 'own' | 'chain';
}

/** What a policy is asked. Times are in seconds from the start. */
export interface PolicyAsk extends Omit<PendingAsk, 'options' | 'formula' | 'entity'> {
  readonly options: readonly PolicyOption[];
}

/** The answer of a policy, and after how many seconds it comes. */
export interface PolicyAnswer extends Omit<AnswerGiven, 'by'> {
  /** default: at once */
  readonly after?: number;
}

/**
 * Decides for an office. Returns the id of an option, an answer, or null to leave the choice to the formula. `play` shows more than
 * the office knows; `seatView(scenario, play.noted, ask.office, play.now)` returns what it knows.
 */
export type Policy = (ask: PolicyAsk, play: Play) => string | PolicyAnswer | null;

export interface PoliciesOptions extends ArmAndSeed {
  /** by office */
  readonly policies: Readonly<Record<string, Policy>>;
  readonly inputs?: readonly Input[];
}

/** A run that policies have played. With these inputs, a run without policies is the same. */
export interface PolicyRun {
  readonly result: RunResult;
  readonly inputs: readonly Input[];
}

/**
 * Runs one arm of a scenario in which functions decide for offices, and returns its result and inputs. Answers that are given at the
 * same time enter in the order of the asks. An answer that comes after its ask has lapsed is lost, because doctrine has decided.
 * Throws a `PlayError` for an office that does not exist or an option that is not open.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const hawk = (ask) => ask.options.toSorted((a, b) => b.rung - a.rung)[0].id;
 * const policies = { 'nato.chief-of-staff': hawk };
 * const { result, inputs } = playPolicies(scenario, { arm: 'closed', seed: '1', policies });
 */
export function playPolicies(scenario: CheckedScenario, options: PoliciesOptions): PolicyRun {
  const { policies, ...run } = options;
  const held = Object.fromEntries(Object.keys(policies).map((office) => [office, { by: 'policy' }]));
  const play = startPlay(scenario, { ...run, held });
  const due: { readonly ask: number; readonly at: number; readonly answer: AnswerGiven }[] = [];
  const asked = new Set<number>();
  for (;;) {
    for (const pending of play.pending()) {
      const policy = Object.hasOwn(policies, pending.office) ? policies[pending.office] : undefined;
      if (policy === undefined || asked.has(pending.ask)) continue;
      asked.add(pending.ask);
      const { after = 0, ...answer } = answerOf(policy(askOf(pending, scenario), play), pending);
      if (!(after >= 0)) throw new PlayError('wrong-value', `a policy of ${pending.office} answers after ${after} s`);
      due.push({ ask: pending.ask, at: play.now + Math.ceil(after), answer });
    }
    due.sort((a, b) => a.at - b.at || a.ask - b.ask);
    const [next] = due;
    if (next !== undefined && next.at <= play.now) {
      due.shift();
      if (play.pending().some(({ ask }) => ask === next.ask)) play.answer(next.ask, next.answer);
    } else if (play.advance(next?.at).why === 'ended') {
      return { result: play.result(), inputs: play.inputs };
    }
  }
}

function answerOf(given: string | PolicyAnswer | null, { formula }: PendingAsk): PolicyAnswer {
  if (given === null) return { option: formula };
  return typeof given === 'string' ? { option: given } : given;
}

function askOf(
  { options, formula: _formula, entity: _entity, ...ask }: PendingAsk,
  scenario: CheckedScenario,
): PolicyAsk {
  const decides = ask.kind === 'decision' || ask.kind === 'statement';
  const optionOf = (id: string): PolicyOption => {
    const action = decides && Object.hasOwn(scenario.actions, id) ? scenario.actions[id] : undefined;
    return { id, rung: action?.rung ?? 0, authority: action?.authority ?? 'own' };
  };
  return { ...ask, options: options.map(optionOf) };
}
