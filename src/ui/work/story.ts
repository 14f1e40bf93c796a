import type { CrisisFact } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { Level, ToldEntry } from '../../telling/index.js';
import { LEVELS, tellRun } from '../../telling/index.js';
import type { Story, StoryRow } from './picture.js';

/** Fields of facts that name an office or a side. */
const PARTIES = ['actor', 'by', 'from', 'to', 'side', 'against', 'as', 'about'] as const;

/** The story of a run at every level. */
export function storyOf(scenario: CheckedScenario, entries: readonly ToldEntry[]): Story {
  const [headlines = [], story = [], all = []] = LEVELS.map((level) => rowsOf(scenario, entries, level));
  return { headlines, story, all };
}

/** The story of a run at one level, with what its sentences are about, for filters. */
export function rowsOf(scenario: CheckedScenario, entries: readonly ToldEntry[], level: Level): StoryRow[] {
  const known = new Set([...Object.keys(scenario.actors), ...Object.keys(scenario.sides)]);
  const facts = new Map(entries.map((entry) => [entry.seq, entry.facts as readonly CrisisFact[]]));
  return tellRun(scenario, entries, level).map((row) => ({ ...row, ...aboutOf(facts.get(row.seq) ?? [], known) }));
}

function aboutOf(facts: readonly CrisisFact[], known: ReadonlySet<string>): Pick<StoryRow, 'parties' | 'channels'> {
  const parties = new Set<string>();
  const channels = new Set<string>();
  for (const fact of facts as readonly Readonly<Record<string, unknown>>[]) {
    for (const name of PARTIES) {
      const value = fact[name];
      if (typeof value === 'string' && known.has(value)) parties.add(value);
    }
    const channel = fact['channel'];
    if (typeof channel === 'string') channels.add(channel);
  }
  return { parties: [...parties], channels: [...channels] };
}
