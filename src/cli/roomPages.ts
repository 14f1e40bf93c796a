import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageName } from '../room/server/index.js';

/** The text of a page of the room, as the build wrote it. */
export function builtPage(name: PageName): string {
  return readFileSync(fileURLToPath(new URL(`../../dist/ui/${name}.html`, import.meta.url)), 'utf8');
}
