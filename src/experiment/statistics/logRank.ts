import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { FollowUp } from './survival/followUp.js';

/** A test of whether the event comes at another rate in arm a than in arm b; null where there is nothing to test. */
export interface LogRank {
  /** events in arm a minus those that are expected if both arms have the same rate */
  readonly excess: number;
  readonly variance: number;
  readonly p: number | null;
}

/**
 * The log-rank test, stratified by pair: two runs that share a seed are compared with each other only. A run that ends otherwise is
 * censored there, so the test is of cause-specific rates. In a pair only the first event counts, while both runs are still watched:
 * the test is McNemar's for which of the two comes first, in its normal approximation.
 *
 * Sources: Mantel, Cancer Chemotherapy Reports 50:163–170 (1966); for pairs, Holt & Prentice, Biometrika 61:17–30 (1974).
 */
export class PairedLogRank {
  private excess = 0;
  private variance = 0;

  /** Adds a pair of runs. */
  add(a: FollowUp, b: FollowUp): void {
    const events = [a, b].filter(({ end }) => end === 'reached').map(({ time }) => time);
    for (const at of new Set(events)) {
      if (a.time < at || b.time < at) continue;
      const inA = hasEvent(a, at);
      const both = inA + hasEvent(b, at);
      // Two runs at risk: half of the events are expected in each. If both have the event at once, nothing varies.
      this.excess += inA - both / 2;
      if (both === 1) this.variance += 1 / 4;
    }
  }

  result(): LogRank {
    const { excess, variance } = this;
    const p = variance === 0 ? null : 2 * normalCdf(-Math.abs(excess) / Math.sqrt(variance), 0, 1);
    return { excess, variance, p };
  }
}

const hasEvent = ({ time, end }: FollowUp, at: number): number => (end === 'reached' && time === at ? 1 : 0);
