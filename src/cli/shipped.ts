import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the scenarios that come with the package. */
const FOLDER = fileURLToPath(new URL('../../scenarios', import.meta.url));

/**
 * The file of a shipped scenario, by its name, such as `polish-border-strike`. Undefined if there is none of that name, or if the
 * user has a file at that path.
 */
export function shippedScenario(name: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name) || existsSync(name)) return undefined;
  const file = join(FOLDER, `${name}.yaml`);
  return existsSync(file) ? file : undefined;
}

/** The names of the shipped scenarios, in alphabetical order. */
export function shippedNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .toSorted();
}
