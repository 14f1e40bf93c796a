import type { Input, Interpreter, Observer } from '../engine/index.js';
import { compiled, repeatSimulation } from '../engine/index.js';
import type { CrisisFact, OutcomeState, Progress } from '../model/index.js';
import { firstHolds, progressAfter, startProgress } from '../model/index.js';
import { applyArm, buildScenario, caseNamesOf, conditionOf, groundOf, parseTime, secondOf } from '../scenario/index.js';
import type { CheckedScenario, History } from '../scenario/index.js';

type Milestone = History['milestones'][number];

/** The result of one milestone in one run. */
export interface MilestoneResult {
  readonly says: string;
  /** when it first came true (`again` and `never`: within its window), in seconds from the start; null if it did not */
  readonly at: number | null;
  readonly met: boolean;
}

interface Seen {
  /** by milestone */
  readonly at: (number | null)[];
  /** the state of the run’s own observer, which labels the crossings */
  readonly outcome: OutcomeState;
  /** how far the conditions have come, by milestone; null: it is no condition */
  readonly progress: (Progress | null)[];
  /** the first second up to which conditions have not been looked at */
  until: number;
}

/**
 * Makes a function that runs the historical arm of a scenario under a seed and gives the result of each milestone.
 * @throws RangeError if the scenario has no history
 */
export function prepareHistory(
  scenario: CheckedScenario,
): (seed: string, inputs?: readonly Input[]) => MilestoneResult[] {
  const { history } = scenario;
  if (history === undefined) throw new RangeError(`${scenario.id} has no history`);
  const armed = applyArm(scenario, history.arm);
  const { system, horizon, observer: outcomes } = buildScenario(armed);
  const { observer, finish } = milestoneObserver(history.milestones, {
    start: scenario.start,
    cases: (incident) => caseNamesOf(incident, scenario),
    outcomes,
    ground: groundOf(armed),
  });
  const begin = repeatSimulation(system, { horizon, observer }, compiled as Interpreter<never>);
  return (seed, inputs = []) => {
    const run = begin({ seed, inputs });
    const ended = run.run();
    finish(run.watched, ended.at);
    return history.milestones.map((milestone, index) => {
      const at = run.watched.at[index] ?? null;
      return { says: milestone.says, at, met: isMet(milestone, at, scenario.start) };
    });
  };
}

/** The result of a search for runs that follow history. */
export interface FoundHistory {
  /** the first seed whose run meets every milestone; null if none does */
  readonly first: string | null;
  /** how many seeds do */
  readonly follow: number;
  /** how many seeds meet each milestone */
  readonly milestones: readonly { readonly says: string; readonly met: number }[];
}

/**
 * Runs the historical arm under the seeds 1/1, 1/2, … and counts the milestones that are met.
 * @throws RangeError if the scenario has no history
 */
export function findHistory(scenario: CheckedScenario, seeds: number): FoundHistory {
  const follow = prepareHistory(scenario);
  const counts = (scenario.history?.milestones ?? []).map(({ says }) => ({ says, met: 0 }));
  let [first, all]: [string | null, number] = [null, 0];
  for (let i = 1; i <= seeds; i++) {
    const seed = `1/${i}`;
    const results = follow(seed);
    results.forEach(({ met }, index) => {
      const count = counts[index];
      if (met && count !== undefined) count.met += 1;
    });
    if (!results.every(({ met }) => met)) continue;
    first ??= seed;
    all += 1;
  }
  return { first, follow: all, milestones: counts };
}

function isMet({ never, after, before }: Milestone, at: number | null, start: string): boolean {
  if (never === true || at === null) return never === true && at === null;
  return at >= secondOf(after, start) && at <= lastSecondOf(before, start);
}

/** The last second that a time covers, which is a whole minute where it has no seconds. */
function lastSecondOf(before: string | undefined, start: string): number {
  return before === undefined ? Infinity : (parseTime(before, start)?.to ?? Infinity);
}

/** What the check of milestones needs besides the facts of the run. */
interface Around {
  readonly start: string;
  readonly cases: (incident: string) => readonly string[];
  readonly outcomes: Observer<OutcomeState>;
  readonly ground: ReturnType<typeof groundOf>;
}

function milestoneObserver(
  milestones: readonly Milestone[],
  { start, cases, outcomes, ground }: Around,
): { readonly observer: Observer<Seen>; readonly finish: (seen: Seen, at: number) => void } {
  const watched = milestones.map((milestone) => {
    const { incident, again, never, after, before } = milestone;
    const inWindow = again === true || never === true;
    return {
      milestone,
      condition: milestone.holds === undefined ? null : conditionOf(milestone.holds, ground),
      names: incident === undefined ? [] : cases(incident),
      after: inWindow ? secondOf(after, start) : 0,
      before: inWindow ? lastSecondOf(before, start) : Infinity,
    };
  });
  // A condition can also become true because time passes.
  const goOn = (seen: Seen, until: number) => {
    watched.forEach(({ condition, after, before }, index) => {
      const progress = seen.progress[index];
      if (condition === null || progress === undefined || progress === null) return;
      seen.at[index] ??= firstHolds(condition, progress, Math.max(seen.until, after), Math.min(until, before));
    });
    seen.until = Math.max(seen.until, until + 1);
  };
  const observer: Observer<Seen> = {
    start: () => ({
      at: milestones.map(() => null),
      outcome: outcomes.start(),
      progress: watched.map(({ condition }) => (condition === null ? null : startProgress(condition))),
      until: 0,
    }),
    note(seen, noted) {
      const { at } = noted;
      const fact = noted.fact as CrisisFact;
      outcomes.note(seen.outcome, noted);
      goOn(seen, at - 1);
      watched.forEach(({ milestone, condition, names, after, before }, index) => {
        const progress = seen.progress[index];
        if (condition !== null && progress !== undefined && progress !== null) {
          seen.progress[index] = progressAfter(condition, progress, fact, at);
        }
        if (seen.at[index] !== null || at < after || at > before) return;
        if (comesTrue(milestone, names, fact, seen, ground.crisisRung)) seen.at[index] = at;
      });
    },
    ended: () => null,
  };
  return { observer, finish: goOn };
}

function comesTrue(
  milestone: Milestone,
  names: readonly string[],
  fact: CrisisFact,
  seen: Seen,
  crisisRung: number,
): boolean {
  const { rung, label, act, by, below, above, truth } = milestone;
  switch (fact.fact) {
    case 'rung':
      if (rung === undefined || fact.to < rung || fact.to < fact.from) return false;
      return label === undefined || seen.outcome.crossings.at(-1)?.label === label;
    case 'contact':
      return fact.channel === milestone['contact-on'] && fact.result === (milestone.result ?? 'connected');
    case 'act':
      return fact.option === act && (by === undefined || by === fact.actor || by === fact.side);
    case 'belief':
      if (fact.actor !== milestone['belief-of'] || fact.rung < crisisRung) return false;
      return (below !== undefined && fact.to < below) || (above !== undefined && fact.to > above);
    case 'incident':
      return truth === undefined && isOneOf(fact.case, names);
    case 'truth':
      return truth !== undefined && fact.truth === truth && isOneOf(fact.case, names);
    case 'calm':
      return milestone.calm === true && fact.calm;
    default:
      return false;
  }
}

function isOneOf(about: string, names: readonly string[]): boolean {
  return names.some((name) => about.startsWith(`${name}/`));
}
