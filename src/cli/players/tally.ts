import { plural } from '../plural.js';
import type { PlayerTally } from './playWith.js';

/** How the players of an office did in the runs of a batch. Plain data, as outputs show it. */
export interface OfficeTally {
  /** the names of its players: `player:NAME`, in alphabetical order */
  by: readonly string[];
  asks: number;
  /** asks without an answer that counted, so that doctrine decided */
  unanswered: number;
  /** of these, asks for which no answer came in time */
  late: number;
}

/** How the players of a batch did, by office. The order of the runs does not matter. */
export class BatchTally {
  private readonly offices: ReadonlyMap<string, OfficeTally>;

  constructor(offices: readonly string[]) {
    this.offices = new Map(offices.map((office) => [office, { by: [], asks: 0, unanswered: 0, late: 0 }]));
  }

  /** Adds a run. */
  add(players: readonly PlayerTally[]): void {
    for (const { office, by, asks, unanswered, late } of players) {
      const tally = this.offices.get(office);
      if (tally === undefined) continue;
      if (!tally.by.includes(by)) tally.by = [...tally.by, by].toSorted();
      tally.asks += asks;
      tally.unanswered += unanswered;
      tally.late += late;
    }
  }

  result(): Readonly<Record<string, OfficeTally>> {
    return Object.fromEntries(this.offices);
  }
}

/** The lines of a report about its players. */
export function tallyText(players: Readonly<Record<string, OfficeTally>>): string {
  const lines = Object.entries(players).map(([office, { by, asks, unanswered, late }]) => {
    const played = `${office} is played by ${by.join(', ')}: ${plural(asks, 'ask')}`;
    if (unanswered === 0) return `${played}, all answered.`;
    return `${played}, ${unanswered} without an answer that counts (of these, ${late} without any in time). There doctrine decided.`;
  });
  return [...lines, 'What programs decide is not evidence about people.', ''].join('\n');
}
