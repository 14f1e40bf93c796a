import type { CheckedScenario } from '../scenario/index.js';
import { sideOf } from '../scenario/index.js';

/** Names of offices, sides, rungs and channels, as sentences use them. */
export class Names {
  constructor(private readonly scenario: CheckedScenario) {}

  /** “NATO’s chief of staff” */
  actor(id: string): string {
    const { actors } = this.scenario;
    const title = Object.hasOwn(actors, id) ? actors[id]?.title : undefined;
    return title === undefined ? this.side(id) : officeName({ side: this.side(sideOf(id)), title });
  }

  side(id: string): string {
    const { sides } = this.scenario;
    return (Object.hasOwn(sides, id) ? sides[id]?.name : undefined) ?? id;
  }

  /** A side, a seat or an office, by its name. */
  party(id: string): string {
    const { seats } = this.scenario;
    return (Object.hasOwn(seats, id) ? seats[id]?.name : undefined) ?? this.actor(id);
  }

  /** “NATO’s” */
  possessive(id: string): string {
    return possessive(this.side(id));
  }

  /** “NATO’s chief of staff and head of state”: several offices, those of one side together. */
  actors(ids: readonly string[]): string {
    const bySide = new Map<string, string[]>();
    for (const id of new Set(ids)) bySide.set(sideOf(id), [...(bySide.get(sideOf(id)) ?? []), id]);
    return inList(
      [...bySide.values()].map((each) => inList(each.map((id, i) => (i === 0 ? this.actor(id) : this.title(id))))),
    );
  }

  private title(id: string): string {
    const { actors } = this.scenario;
    return (Object.hasOwn(actors, id) ? actors[id]?.title : undefined) ?? this.side(id);
  }

  rung(rung: number): string {
    return this.scenario.ladder[rung]?.name ?? '';
  }

  /** “the ministers line”, or what the scenario calls it, or “in public” */
  channel(id: string): string {
    const { channels } = this.scenario;
    const line = Object.hasOwn(channels, id) ? channels[id] : undefined;
    return line?.tier === 'public' ? 'in public' : (line?.name ?? `the ${id} line`);
  }
}

/** “NATO’s chief of staff”: an office by the name of its side and its title. */
export function officeName({ side, title }: { readonly side: string; readonly title: string }): string {
  return `${possessive(side)} ${title}`;
}

/** “a, b and c” */
export function inList(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** “NATO’s”, “the United States’” */
function possessive(name: string): string {
  return `${name}’${name.endsWith('s') ? '' : 's'}`;
}

/** The text with a capital first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Replaces line breaks with spaces, so that text from a scenario cannot imitate lines of output. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
