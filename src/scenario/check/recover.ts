import { accept } from './accept.js';
import { isMapping, valueAt } from '../text/path.js';
import type { Finding } from '../text/problem.js';
import { scenarioFile } from '../format/schema.js';
import type { ScenarioFile } from '../format/schema.js';

/** Minimal valid values that replace damaged sections, so that the rest can still be checked. */
const SECTIONS: Readonly<Record<string, unknown>> = {
  brinkline: 1,
  id: 'stand-in',
  title: 'stand-in',
  summary: 'stand-in',
  start: '2000-01-01T00:00:00Z',
  horizon: '400d',
  sides: {},
  actors: {},
};
const ENTRIES: Readonly<Record<string, unknown>> = {
  sides: { name: 'stand-in' },
  actors: { office: 'spokesman' },
  seats: { name: 'stand-in', observer: true },
  channels: { kind: 'public-statement' },
  arms: {},
};

type Mapping = Record<string, unknown>;
type Damage = Pick<Finding, 'code' | 'keys'>;

/**
 * The schema's findings on a file, and the file with placeholders in its damaged parts, so that the rest can be checked at
 * the same time. Later findings on a damaged part must not be reported.
 */
export function recover(raw: Mapping): { readonly file: ScenarioFile; readonly findings: readonly Finding[] } {
  const { value, findings } = accept(scenarioFile, raw);
  if (value !== undefined) return { file: value, findings };
  const part = structuredClone(raw);
  let damages = findings;
  for (const repair of [repairValue, repairEntry, repairSection]) {
    for (const damage of damages) repair(part, damage);
    const { value: file, findings: left } = accept(scenarioFile, part);
    if (file !== undefined) return { file, findings };
    damages = left;
  }
  throw new Error(`internal error: placeholder values do not satisfy the schema: ${damages[0]?.message}`);
}

/** Removes a damaged value, so that its default takes its place. An item of a list stays: removing it would shift the others. */
function repairValue(part: Mapping, damage: Damage): void {
  const { keys } = damage;
  const holder = valueAt(part, keys.slice(0, -1));
  if (keys.length > 2 && isMapping(holder)) delete holder[String(keys.at(-1))];
  else repairEntry(part, damage);
}

/** Puts a placeholder in place of the entry, such as one channel, that has the damage. */
function repairEntry(part: Mapping, damage: Damage): void {
  const [section = '', entry] = damage.keys;
  const held = part[section];
  if (Array.isArray(held) && typeof entry === 'number' && section === 'injects') {
    held[entry] = { id: `stand-in-${entry}`, at: '0s', incident: 'stand-in' };
  } else if (isMapping(held) && entry !== undefined) {
    delete held[entry];
    const kept = damage.code !== 'bad-id' && Object.hasOwn(ENTRIES, section);
    if (kept) held[entry] = ENTRIES[section];
  } else repairSection(part, damage);
}

function repairSection(part: Mapping, { keys: [section = ''] }: Damage): void {
  delete part[section];
  if (Object.hasOwn(SECTIONS, section)) part[section] = structuredClone(SECTIONS[section]);
}
