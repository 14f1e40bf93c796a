import type { CheckedScenario, World } from '../../scenario/index.js';
import { applyPatches, applyWorld } from '../../scenario/index.js';
import { AnalysisDraws } from '../design/draws.js';
import { patchesOf } from '../design/patches.js';
import type { Setting } from '../design/setting.js';
import { settingsOf } from '../design/settings.js';
import type { Experiment } from '../spec/experiment.js';
import type { DesignSpec } from '../spec/format.js';

/** One scenario in one world at one setting. All of its arms are run under the same seeds. */
export interface Cell {
  /** the place among all cells, from 0 */
  readonly index: number;
  /** the place among the scenarios of the experiment */
  readonly scenario: number;
  readonly world: World;
  /** the place of the setting in the design, from 0 */
  readonly setting: number;
  readonly point: Setting;
}

/** The design of an experiment where the spec names none. */
export const PLAIN_DESIGN: DesignSpec = { kind: 'full-factorial' };

/** The settings of the design. A pure function of the experiment. */
function designOf({ spec }: Experiment): Setting[] {
  const draws = drawsOf(spec);
  return settingsOf(spec.factors, spec.design ?? PLAIN_DESIGN, draws);
}

/** The stream of numbers for the design and the analysis of an experiment. */
export function drawsOf({ id, seeds }: Experiment['spec']): AnalysisDraws {
  return new AnalysisDraws(id, seeds.name);
}

/** The cells of an experiment, in the order of its tables: by scenario, world and setting. A pure function of the experiment. */
export function cellsOf(experiment: Experiment): Cell[] {
  const points = designOf(experiment);
  let index = 0;
  return experiment.scenarios.flatMap((_, scenario) =>
    experiment.worlds.flatMap((world) =>
      points.map((point, setting): Cell => ({ index: index++, scenario, world, setting, point })),
    ),
  );
}

/**
 * The scenario of a cell. Throws a `RangeError` if the levels of the setting do not fit together, although each of them was checked
 * by itself.
 */
export function scenarioOfCell(
  { spec, scenarios }: Pick<Experiment, 'spec' | 'scenarios'>,
  cell: Cell,
): CheckedScenario {
  const studied = scenarios[cell.scenario];
  if (studied === undefined) throw new RangeError(`there is no scenario ${cell.scenario}`);
  const patches = patchesOf(spec.factors, cell.point.levels);
  const base = applyWorld(studied.scenario, cell.world);
  if (Object.keys(patches).length === 0) return base;
  const { scenario, problems } = applyPatches(base, patches);
  if (scenario !== null) return scenario;
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  throw new RangeError(`setting ${cell.setting + 1} cannot be run: ${errors.join('; ')}`);
}
