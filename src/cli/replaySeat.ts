import type { NotedFact, SeatView } from '../knowledge/index.js';
import { seatView } from '../knowledge/index.js';
import type { CrisisFact } from '../model/index.js';
import { DISCLAIMER } from '../model/index.js';
import { nearest, seatsOf, sideOf, visibleLine } from '../scenario/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { Names, clock, oneLine, percent } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { requireMoment } from './moment.js';
import { NewsTeller } from '../brief/index.js';
import { openToTell } from './runFile.js';
import { writeOut } from './terminal.js';

export interface SeatFlags {
  readonly seat?: string;
  readonly office?: string;
  readonly at?: string;
}

/** `replay RUN --seat SEAT | --office OFFICE [--at TIME]`: what that seat knew, over the whole run or at one moment. */
export async function replaySeat(file: string, { seat, office, at }: SeatFlags): Promise<void> {
  const { run } = await openToTell(file);
  const { scenario } = run;
  const who = seatOf(scenario, seat, office);
  const moment = requireMoment('--at', at, scenario.start);
  const noted: NotedFact[] = [];
  let now = 0;
  for await (const { entry } of run.entries()) {
    const isLater = moment !== null && ('to' in moment ? entry.at > moment.to : entry.seq > moment.seq);
    if (isLater) break;
    now = entry.at;
    for (const fact of entry.facts) noted.push({ at: entry.at, seq: entry.seq, fact: fact as CrisisFact });
  }
  const teller = new NewsTeller(scenario);
  const names = new Names(scenario);
  const name = names.party(who);
  const until = moment !== null && 'to' in moment ? moment.to : now;
  writeOut(`${scenario.title} · what ${name} knew${at === undefined ? '' : ` at ${clock(scenario.start, until)}`}\n`);
  writeOut(`${DISCLAIMER}\n\n`);
  const lines =
    at === undefined ? newsOf(scenario, noted, who, teller) : teller.all(seatView(scenario, noted, who, until));
  for (const line of lines) writeOut(`${line}\n`);
  if (at !== undefined && office !== undefined) {
    for (const line of groundsOf(scenario, noted, who, until)) writeOut(`${line}\n`);
  }
}

/** The requested side, seat or office. Ends the command if the scenario has none of that name. */
function seatOf(scenario: CheckedScenario, seat: string | undefined, office: string | undefined): string {
  const offices = Object.keys(scenario.actors);
  const sides = Object.keys(scenario.sides).filter((side) => offices.some((id) => sideOf(id) === side));
  const wanted = office ?? seat ?? '';
  const seats = seatsOf(scenario).map(({ id }) => id);
  const known = office === undefined ? [...new Set([...sides, ...seats, ...offices])] : offices;
  if (known.includes(wanted)) return wanted;
  const near = nearest(wanted, known);
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  const what = office === undefined ? 'seat' : 'office';
  throw new CommandError(
    `${scenario.id} has no ${what} “${visibleLine(wanted)}”: it has ${known.join(', ')}.${hint}`,
    EXIT.wrongUsage,
  );
}

/** All news of the seat in the order of time, one line each. */
function newsOf(
  scenario: CheckedScenario,
  noted: readonly NotedFact[],
  seat: string,
  teller: NewsTeller,
): readonly string[] {
  const lines: string[] = [];
  let before: SeatView | undefined;
  for (const now of new Set(noted.map(({ at }) => at))) {
    const view = seatView(scenario, noted, seat, now);
    lines.push(...teller.since(before, view).map((told) => teller.line(told)));
    before = view;
  }
  return lines;
}

/** What moved the beliefs of an office, case by case. Cases have the numbers that they have in its view. */
function groundsOf(scenario: CheckedScenario, noted: readonly NotedFact[], office: string, now: number): string[] {
  const moves = new Map<string, string[]>();
  for (const { at, fact } of noted) {
    if (at > now || !('actor' in fact) || fact.actor !== office || !('case' in fact) || fact.case === null) continue;
    const known = moves.get(fact.case) ?? [];
    moves.set(fact.case, known);
    if (fact.fact !== 'belief') continue;
    known.push(`  ${clock(scenario.start, at)}  ${oneLine(fact.why)}: ${percent(fact.from)} → ${percent(fact.to)}`);
  }
  return [...moves.values()].flatMap((lines, i) => ['', `What moved its belief in case ${i + 1}:`, ...lines]);
}
