import { ENGINE_VERSION } from '../../engine/index.js';
import type { CheckedScenario, World } from '../../scenario/index.js';
import { worldText } from '../../scenario/index.js';
import type { NotApplied, RunSoFar } from '../../play/index.js';
import type { PlayerCommand } from '../players/player.js';
import { sha256Of } from './provenance.js';

/** A moment of a recorded run. */
export interface RunMoment {
  readonly soFar: RunSoFar;
  /** the SHA-256 of the run file */
  readonly sha256: string;
  /** “day 1 09:20 of a run of arm closed · seed k7” */
  readonly title: string;
  /** inputs of the run that come after the moment */
  readonly later: number;
}

/** A moment of a recorded run, from which a comparison goes on. */
export interface FromRun extends RunMoment {
  /** for each other arm, the inputs of the run up to the moment that do not apply in it */
  readonly notApplied: ReadonlyMap<string, readonly NotApplied[]>;
}

/** What a comparison depends on. */
export interface ComparisonSource {
  readonly file: string;
  readonly text: string;
  /** as it is in its world */
  readonly scenario: CheckedScenario;
  readonly world: World;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
  /** also split every outcome by this */
  readonly by: 'truth' | null;
  /** the run and the moment from which the runs go on; null: they begin at the start */
  readonly from: FromRun | null;
  /** the programs that play offices, and how many seconds each of their answers may take; null: there are none */
  readonly played: { readonly players: readonly PlayerCommand[]; readonly answerWithin: number } | null;
}

/** The line to cite. It names everything that is needed to reproduce the results. */
export function citation({
  scenario,
  world,
  text,
  arms,
  seed,
  runs,
  from,
  played,
}: Omit<ComparisonSource, 'file'>): string {
  const digest = sha256Of(text).slice(0, 12);
  const onward = from === null ? '' : `; going on from ${from.title}, run file SHA-256 ${from.sha256.slice(0, 12)}`;
  const offices = played?.players.map(({ office }) => office).join(', ') ?? '';
  const programs = played === null ? '' : `; programs play ${offices}`;
  return `Cite as: The Brinkline authors, Brinkline ${ENGINE_VERSION} (software); scenario ${scenario.id}, SHA-256 ${digest}${Object.keys(world).length === 0 ? '' : `; world ${worldText(world)}`}; arms ${arms.join(', ')}; seeds ${seed}/1 to ${seed}/${runs}${onward}${programs}.`;
}
