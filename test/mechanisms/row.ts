import type { Input } from '../../src/engine/index.js';
import type { Patches } from '../../src/scenario/index.js';
import type { Contact, ContactResult, Outcome, Reason } from '../../src/model/index.js';
import { Played } from '../model/world.js';

/** One row of the list of mechanisms: what it claims, where it lives, and how it is shown to act. */
export interface Row {
  /** its number in the list, which tests, scenarios and docs cite */
  readonly id: `S-${string}`;
  readonly name: string;
  /** where the model has it */
  readonly where: string;
  readonly proofs: readonly Proof[];
}

/** Which runs: a shipped scenario and arm, with what a row sets in it. */
export interface World {
  readonly scenario: 'polish-border-strike' | 'wider-contact' | 'silence-2022' | 'assurance-2020';
  readonly arm: string;
  readonly set: Patches;
  readonly inputs: readonly Input[];
}

/** The same seeds with the mechanism and without it; what is measured must differ in the direction that the row claims. */
interface PairedProof {
  readonly kind: 'paired';
  readonly says: string;
  readonly unit: string;
  readonly with: World;
  readonly without: World;
  readonly direction: 'up' | 'down';
  readonly seeds: number;
  readonly of: (story: Story) => number;
}

/** A mechanism without luck: some run shows it with, and does not without. Gives what is seen, or null where it is not. */
interface TracedProof {
  readonly kind: 'traced';
  readonly says: string;
  readonly worlds: readonly World[];
  readonly seeds: number;
  /** the stories of one seed in these worlds, in order */
  readonly seen: (...stories: readonly Story[]) => string | null;
}

export type Proof = PairedProof | TracedProof;

/** A run, and what came of it. */
export class Story extends Played {
  constructor(
    entries: Played['entries'],
    endedAt: number,
    readonly outcome: Outcome,
  ) {
    super(entries, endedAt);
  }

  /** The attempts to talk on a channel (all channels: ''), which ended so, for this reason. */
  contacts(channel: string, result?: ContactResult, reason?: Reason): readonly Contact[] {
    return this.outcome.contacts.filter(
      (contact) =>
        (channel === '' || contact.channel === channel) &&
        (result === undefined || contact.result === result) &&
        (reason === undefined || contact.reason === reason),
    );
  }

  /** Hours from the start to the first contact on a channel; to the end where there is none. */
  hoursTo(channel: string): number {
    return (this.contacts(channel, 'connected')[0]?.at ?? this.endedAt) / 3600;
  }

  /** By how much something moved the beliefs of a side’s offices on cases, or their standing ones: log-odds summed over offices. */
  moved(kind: 'belief' | 'standing', side: string, why: string): number {
    return this.facts(kind)
      .filter((fact) => fact.actor.startsWith(`${side}.`) && fact.why.startsWith(why))
      .reduce((sum, { from, to }) => sum + logOdds(to) - logOdds(from), 0);
  }

  /** Whether a measure of the scenario holds, as a number; a time that never came is the end of the run. */
  measured(outcome: string): number {
    return Number(this.outcome.measures[outcome] ?? this.endedAt);
  }
}

function logOdds(p: number): number {
  return Math.log(p / (1 - p));
}
