import type { EntryLine } from '../format.js';

/** An entry with the messages behind it. */
export interface CauseGraph {
  readonly target: number;
  /** the target and everything behind it, by seq */
  readonly entries: ReadonlyMap<number, EntryLine>;
}

type Entries = AsyncIterable<{ readonly entry: EntryLine }> | Iterable<{ readonly entry: EntryLine }>;

/** Which entry to explain: a seq, or the crossing of the highest rung. */
export type Target = number | 'peak';

/**
 * Collects an entry and all its causes. Executes nothing. To hold only these entries in memory, it reads the run twice: each call of
 * `read` returns the entries from the start. Returns null if there is no such entry, or if the run never rose.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const lines = [];
 * recordRun(scenario, { text, id: scenario.id, arm: 'closed', seed: '1', inputs: [] }, (line) => lines.push(line));
 * const bytes = async function* () {
 *   yield new TextEncoder().encode(lines.join(''));
 * };
 * const causes = await causesOf(async () => (await openRun(bytes(), 'closed.run.jsonl')).entries(), 'peak');
 * console.log(causes?.entries.size);
 */
export async function causesOf(read: () => Entries | Promise<Entries>, target: Target): Promise<CauseGraph | null> {
  const behind = new Map<number, readonly number[]>();
  let peak = { rung: 0, seq: null as number | null };
  for await (const { entry } of await read()) {
    behind.set(entry.seq, entry.cause === null ? entry.because : [entry.cause, ...entry.because]);
    for (const fact of entry.facts) {
      const rung = fact.fact === 'rung' ? Number(fact['to']) : 0;
      if (rung > peak.rung) peak = { rung, seq: entry.seq };
    }
  }
  const seq = target === 'peak' ? peak.seq : target;
  if (seq === null || !behind.has(seq)) return null;
  const wanted = new Set<number>();
  const todo = [seq];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (wanted.has(next)) continue;
    wanted.add(next);
    for (const source of behind.get(next) ?? []) todo.push(source);
  }
  const entries = new Map<number, EntryLine>();
  for await (const { entry } of await read()) if (wanted.has(entry.seq)) entries.set(entry.seq, entry);
  return { target: seq, entries };
}
