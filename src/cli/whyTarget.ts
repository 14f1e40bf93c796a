import type { RunReader, Target } from '../record/index.js';
import { visibleLine } from '../scenario/index.js';
import type { ToldEntry } from '../telling/index.js';
import { clockTime, tellRun } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { parseTime } from '../scenario/index.js';

const RUNG = /^rung (\d{1,2})$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const EXPECTED =
  'expected peak, an entry (#412), a rung that was reached ("rung 5"), or a time at which something is told (09:32, "day 1 09:32")';

/**
 * The entry that a text names in a run: the peak, a number, the first time that a rung is reached, or what matters most of that which
 * is told at a time. A time without a day is taken on the first day on which something is told then. Ends the command if there is
 * none.
 */
export async function requireTarget(text: string, read: () => Promise<RunReader>): Promise<Target> {
  if (text === 'peak') return 'peak';
  if (/^#?\d{1,15}$/.test(text)) return Number(text.replace('#', ''));
  const run = await read();
  const { start } = run.scenario;
  const rung = RUNG.exec(text)?.[1];
  const isTime = CLOCK.test(text) || parseTime(text, start) !== null;
  if (rung === undefined && !isTime) throw refusal(text, EXPECTED);
  const entries: ToldEntry[] = [];
  for await (const { entry } of run.entries()) {
    const { seq, at, facts } = entry;
    if (facts.length > 0) entries.push({ seq, at, facts });
  }
  const found = rung === undefined ? atTime(run, entries, text) : reached(entries, Number(rung));
  if (found === null) throw refusal(text, rung === undefined ? 'nothing is told at that time' : 'it was never reached');
  return found;
}

function refusal(text: string, why: string): CommandError {
  return new CommandError(`why ${visibleLine(text)}: ${why}.`, EXIT.wrongUsage);
}

function reached(entries: readonly ToldEntry[], rung: number): number | null {
  for (const { seq, facts } of entries) {
    if (facts.some((fact) => fact.fact === 'rung' && Number(fact['to']) >= rung && Number(fact['from']) < rung))
      return seq;
  }
  return null;
}

/** Acts and moves of the ladder before other sentences, and what the story tells before the rest. */
function atTime(run: RunReader, entries: readonly ToldEntry[], text: string): number | null {
  const { scenario } = run;
  const named = parseTime(text, scenario.start);
  for (const level of ['story', 'all'] as const) {
    const rows = tellRun(scenario, entries, level).filter(({ at }) =>
      named === null ? clockTime(scenario.start, at).time === text : at >= named.from && at <= named.to,
    );
    const day = rows[0]?.day;
    const sameDay = rows.filter((row) => row.day === day);
    const chosen = sameDay.find(({ mark }) => mark === '!') ?? sameDay.find(({ mark }) => mark === '▲') ?? sameDay[0];
    if (chosen !== undefined) return chosen.seq;
  }
  return null;
}
