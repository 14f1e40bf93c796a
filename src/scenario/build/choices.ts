import type { Landmarks, Option, ParameterName, Parameters, Rung } from '../../model/index.js';
import { LANDMARKS, PARAMETERS } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { fieldOf } from '../format/fields.js';
import { parseDuration } from '../format/units.js';

/** What decisions in a scenario depend on, for explaining them: the options, the ladder and the parameters. */
export function choicesOf(scenario: CheckedScenario): {
  readonly options: readonly Option[];
  readonly ladder: readonly Rung[];
  readonly parameters: Parameters;
} {
  return {
    options: Object.entries(scenario.actions).map(([id, action]) => optionOf(id, action)),
    ladder: ladderOf(scenario),
    parameters: { ...parametersOf(scenario), ...landmarksOf(scenario), talk: scenario.talk },
  };
}

function ladderOf({ ladder }: CheckedScenario): Rung[] {
  return ladder.map(({ name, quiet, firebreak }) => ({
    name,
    firebreak,
    quiet: quiet === 'never' ? null : parseDuration(quiet),
  }));
}

/** The threshold rungs that the ladder marks; the default ones if it marks none. It marks all or none. */
function landmarksOf({ ladder }: CheckedScenario): Landmarks {
  const rungOf = (mark: string) => ladder.findIndex((rung) => rung.mark === mark);
  const [calmRung, crisisRung, brinkRung] = [rungOf('calm'), rungOf('crisis'), rungOf('brink')];
  return crisisRung < 0 ? LANDMARKS : { calmRung, crisisRung, brinkRung };
}

function parametersOf({ parameters }: CheckedScenario): Record<ParameterName, number> {
  const names = Object.keys(PARAMETERS);
  const valueOf = (name: string): number => {
    const written = parameters[fieldOf(name)];
    return typeof written === 'string' ? parseDuration(written) : Number(written);
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<ParameterName, number>;
}

/** An action as the model needs it. */
export function optionOf(id: string, action: CheckedScenario['actions'][string]): Option {
  return {
    id,
    says: action.says,
    for: action.for,
    does: action.does,
    rung: action.rung,
    rungAgain: action['rung-again'],
    fromRung: action['from-rung'],
    authority: action.authority,
    utility: action.utility,
    utilityLocal: action['utility-local'],
    backsDown: action['backs-down'],
    costsDenial: action['costs-denial'],
    costsStanding: action['costs-standing'],
  };
}
