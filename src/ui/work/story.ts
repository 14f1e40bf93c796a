import type { CrisisFact } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { ToldEntry } from '../../telling/index.js';
import { LEVELS, tellRun } from '../../telling/index.js';
import type { Story, StoryRow } from './picture.js';

/** Fields of facts that name an office or a side. */
const PARTIES = ['actor', 'by', 'from', 'to', 'side', 'against', 'as', 'about'] as const;

/** The story of a run at every level, with what its sentences are about, for filters. */
export function storyOf(scenario: CheckedScenario, entries: readonly ToldEntry[]): Story {
  const known = new Set([...Object.keys(scenario.actors), ...Object.keys(scenario.sides)]);
  const about = new Map(entries.map(({ seq, facts }) => [seq, aboutOf(facts as readonly CrisisFact[], known)]));
  const nothing = { parties: [], channels: [] };
  const [headlines, story, all] = LEVELS.map((level) =>
    tellRun(scenario, entries, level).map((row): StoryRow => ({ ...row, ...(about.get(row.seq) ?? nothing) })),
  );
  return { headlines: headlines ?? [], story: story ?? [], all: all ?? [] };
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
