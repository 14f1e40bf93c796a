import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { CheckedScenario, Problem, World } from '../scenario/index.js';
import { applyWorld, checkScenario, formatProblem, nearest } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { reason } from './fileError.js';
import { shellQuote } from './shellQuote.js';
import { beginsAsRunFile } from './runBeginning.js';
import { isRunFile } from './write/ownFiles.js';
import { shippedScenario } from './shipped.js';
import { writeError } from './terminal.js';

const LARGEST = 4_000_000;

/** The text of a file, or a problem: it cannot be read, or it is far larger than any scenario. */
export async function readText(file: string): Promise<{ readonly text: string } | { readonly problem: Problem }> {
  const at = { severity: 'error', file, line: 1, column: 1 } as const;
  try {
    // Reading stops at the limit: a device has no end.
    const pieces = await createReadStream(file, { end: LARGEST }).toArray();
    const bytes = Buffer.concat(pieces);
    if (bytes.length <= LARGEST) return { text: bytes.toString('utf8') };
    const message = `the file has more than ${LARGEST / 1e6} MB: expected text of some kB`;
    return { problem: { ...at, code: 'too-large', message } };
  } catch (error) {
    const problem = { ...at, code: 'unreadable', message: `cannot be read: ${reason(error)}` } as const;
    const near = await nearestFile(file);
    return { problem: near === undefined ? problem : { ...problem, hint: `did you mean “${near}”?` } };
  }
}

/** The YAML file in the same folder whose name is closest to that of a missing one. */
async function nearestFile(file: string): Promise<string | undefined> {
  const folder = dirname(file);
  const around = await readdir(folder).catch(() => []);
  const stems = new Map(around.filter((name) => /\.ya?ml$/.test(name)).map((name) => [parse(name).name, name]));
  const { name: stem } = parse(file);
  // Any name is close to a name of one or two letters.
  const near = stem.length < 3 ? undefined : stems.get(nearest(stem, stems.keys()) ?? '');
  return near === undefined ? undefined : join(folder, near);
}

/**
 * Reads and checks a scenario: a file, or a shipped scenario by its name. A file that cannot be read, or that is a run file, is
 * reported as a problem.
 */
export async function readScenario(
  file: string,
): Promise<{ scenario: CheckedScenario | null; problems: readonly Problem[]; text: string }> {
  const place = shippedScenario(file) ?? file;
  // A run file may be larger than any scenario, or compressed.
  const isRun = await beginsAsRunFile(place);
  const read = isRun ? { text: '' } : await readText(place);
  if ('problem' in read) return { scenario: null, problems: [read.problem], text: '' };
  if (isRun || isRunFile(read.text)) {
    const message = 'this is a run file: expected a scenario';
    const name = shellQuote(file);
    const hint = `brinkline replay ${name} tells it, brinkline why ${name} explains it, brinkline run ${name} --arm ARM runs it under another arm`;
    const problem: Problem = { severity: 'error', code: 'run-file', file, line: 1, column: 1, message, hint };
    return { scenario: null, problems: [problem], text: '' };
  }
  return { ...checkScenario(read.text, file), text: read.text };
}

/**
 * Loads a scenario, as it is in a world, with the text of its file. Prints warnings on stderr; if there are errors, ends the
 * command and lists them all.
 */
export async function loadScenario(
  file: string,
  world: World = {},
): Promise<{ scenario: CheckedScenario; text: string }> {
  const { scenario, problems, text } = await readScenario(file);
  const told = problems.map(formatProblem).join('\n');
  if (scenario === null) throw new CommandError(told, EXIT.wrongFile);
  if (told !== '') writeError(`${told}\n`);
  return { scenario: applyWorld(scenario, world), text };
}

/** Returns the arm, or ends the command if the scenario has none of that name. */
export function requireArm(scenario: CheckedScenario, arm: string): string {
  const arms = Object.keys(scenario.arms);
  if (arms.includes(arm)) return arm;
  const near = nearest(arm, arms);
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  const known = arms.length === 0 ? 'it has none' : `it has ${arms.join(', ')}`;
  throw new CommandError(`${scenario.id} has no arm “${arm}”: ${known}.${hint}`, EXIT.wrongUsage);
}
