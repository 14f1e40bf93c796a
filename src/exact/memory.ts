import type { Measure, OutcomeState } from '../model/index.js';

/** What has been seen of a run, without whatever no measure will ask for: times, and what only a story needs. */
export function memoryOf(seen: OutcomeState, measures: Readonly<Record<string, Measure>>): OutcomeState {
  const asked = Object.values(measures);
  const labels = asked.flatMap((measure) => (measure.kind === 'reached' && measure.label !== null ? [measure] : []));
  const answers = asked.filter(({ kind }) => kind === 'answered');
  const rungs = asked.flatMap((measure) => (measure.kind === 'reached' ? [measure.rung] : []));
  const wholePeak = asked.some(({ kind, ...measure }) => {
    return (kind === 'peak' && 'side' in measure && measure.side === null) || kind === 'score';
  });
  return {
    ...seen,
    rung: 0,
    peak: wholePeak ? seen.peak : Math.max(0, ...rungs.filter((rung) => rung <= seen.peak)),
    sidePeaks: pickBy(seen.sidePeaks, (side) => asked.some((each) => each.kind === 'peak' && each.side === side)),
    crossings: labels.flatMap((measure) => {
      const found = seen.crossings.find(({ rung, label }) => rung >= measure.rung && label === measure.label);
      return found === undefined ? [] : [{ ...found, at: 0, side: '', seq: 0 }];
    }),
    contacts: seen.contacts
      .filter(({ result }) => asked.some((each) => each.kind === 'contacts' && each.result === result))
      .map((contact) => ({ ...contact, at: 0 })),
    truths: labels.length + answers.length > 0 ? seen.truths : {},
    answers: answers.length > 0 ? unique(seen.answers) : [],
    levels: Object.fromEntries(
      Object.entries(seen.levels).flatMap(([process, range]) => {
        const limits = asked.flatMap((each) => (each.kind === 'level' && each.process === process ? [each] : []));
        if (limits.length === 0) return [];
        const now = limits.some(({ atEnd }) => atEnd) ? range.now : 0;
        const ever = limits.filter(({ atEnd }) => !atEnd);
        const reached = ever.flatMap(({ atLeast }) => (atLeast !== null && range.most >= atLeast ? [atLeast] : []));
        const fallen = ever.flatMap(({ atMost }) => (atMost !== null && range.least <= atMost ? [atMost] : []));
        return [[process, { now, most: Math.max(-1, ...reached), least: Math.min(100, ...fallen) }]];
      }),
    ),
    milestones: [],
  };
}

function pickBy<T>(entries: Readonly<Record<string, T>>, holds: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => holds(name)));
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((each) => [JSON.stringify(each), each])).values()];
}
