import { dirname, resolve } from 'node:path';
import { ENGINE_VERSION } from '../../engine/index.js';
import type { Experiment, Found, Shard } from '../../experiment/index.js';
import { checkExperiment, scenariosNamed } from '../../experiment/index.js';
import type { Problem } from '../../scenario/index.js';
import { formatProblem, nearest } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import { readScenario, readText } from '../scenarioFile.js';
import { shippedNames, shippedScenario } from '../shipped.js';
import { writeError } from '../terminal.js';
import { sha256Of } from '../write/provenance.js';

/** A scenario of an experiment and its text. */
export interface StudyScenario {
  /** as the spec names it */
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** An experiment with the texts that it was read from. */
export interface Study {
  readonly file: string;
  readonly text: string;
  readonly experiment: Experiment;
  readonly scenarios: readonly StudyScenario[];
}

/** Where the scenario of this name is, for the spec at `file`: in the library, or a file relative to the spec. */
const besideSpec =
  (file: string) =>
  (name: string): string =>
    shippedScenario(name) ?? resolve(dirname(file), name);

/**
 * Reads and checks the spec of an experiment and its scenarios. `placeOf` gives the file of a scenario. Reports all problems;
 * without a spec, the experiment is null.
 */
async function readStudy(
  file: string,
  placeOf: (name: string) => string = besideSpec(file),
): Promise<{ readonly study: Study | null; readonly problems: readonly Problem[] }> {
  const read = await readText(file);
  if ('problem' in read) return { study: null, problems: [read.problem] };
  const { text } = read;
  const found = new Map<string, Found>();
  const scenarios: StudyScenario[] = [];
  const ofScenarios: Problem[] = [];
  for (const name of scenariosNamed(text)) {
    if (found.has(name)) continue;
    const place = placeOf(name);
    const { scenario, problems, text: its } = await readScenario(place);
    found.set(name, scenario === null ? notUsable(name, problems) : { scenario });
    if (problems.some(({ code }) => code !== 'unreadable')) ofScenarios.push(...problems);
    scenarios.push({ name, file: place, text: its });
  }
  const { experiment, problems } = checkExperiment(text, file, (name) => found.get(name) ?? notUsable(name, []));
  const all = [...problems, ...ofScenarios];
  return { study: experiment === null ? null : { file, text, experiment, scenarios }, problems: all };
}

function notUsable(name: string, problems: readonly Problem[]): Found {
  const [first] = problems;
  const near = nearest(name, shippedNames());
  const hint = near === undefined ? {} : { hint: `did you mean “${near}”?` };
  if (first === undefined || first.code === 'unreadable') {
    return { problem: `cannot be read, neither from the library nor as a file beside the spec`, ...hint };
  }
  return { problem: 'has errors, which are listed as well' };
}

/** Reads an experiment. Prints warnings on stderr; if there are errors, ends the command and lists them all. */
export async function loadStudy(file: string, placeOf?: (name: string) => string): Promise<Study> {
  const { study, problems } = await readStudy(file, placeOf);
  const told = problems.map(formatProblem).join('\n');
  if (study === null) throw new CommandError(told, EXIT.wrongFile);
  if (told !== '') writeError(`${told}\n`);
  return study;
}

/** Everything on which the results of an experiment depend. Equal identities give equal files. */
export function identityOf({ text, scenarios }: Study, shard: Shard | null): Readonly<Record<string, string>> {
  return {
    command: 'experiment',
    engine: ENGINE_VERSION,
    spec: sha256Of(text),
    ...Object.fromEntries(scenarios.map((each) => [`scenario ${each.name}`, sha256Of(each.text)])),
    ...(shard === null ? {} : { shard: `${shard.index}/${shard.of}` }),
  };
}
