import type { Entry } from '../engine/index.js';
import { DISCLAIMER, inWords } from '../model/index.js';
import type { ClaimChecked } from '../play/index.js';
import { choicePoints, pivotsOf, prepareClaimChecks } from '../play/index.js';
import type { RunReader, WhyDocument } from '../record/index.js';
import { tippingOf } from '../record/index.js';
import { applyArm } from '../scenario/index.js';
import { Names, clock, oneLine, percent, sentence } from '../telling/index.js';
import { plural } from './plural.js';
import { recordedOf } from './recorded.js';
import { headingOf, openToTell } from './runFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';

/** `why RUN --pivots`: the decisions that change the peak rung if one alone is replaced. Runs once for each option of each decision. */
export async function printPivots(file: string, json: boolean): Promise<void> {
  const { run, entries } = await readWhole(file);
  const pivots = pivotsOf(run.scenario, recordedOf(run), entries);
  if (json) {
    writeOut(`${JSON.stringify({ pivots, notice: DISCLAIMER }, null, 2)}\n`);
    return;
  }
  const names = new Names(run.scenario);
  const lines = pivots.map(({ seq, at, office, chosen, instead, chance, peak, peakInstead, notApplied }) => {
    const what = `${sentence(names.actor(office))}: ${inWords(instead)} instead of ${inWords(chosen)}`;
    const how = chance === null ? '' : ` (chance ${percent(chance)})`;
    const came = `peak rung ${peakInstead} instead of ${peak}.${leftOut(notApplied)}`;
    const command = `brinkline run ${shellQuote(file)} --instead ${shellQuote(`#${seq} ${instead}`)}`;
    return oneLine(`#${seq} ${clock(run.scenario.start, at)}  ${what}${how}: ${came}  ${command}`);
  });
  const none = 'No single decision, replaced by another option that was open, would have changed the peak rung.';
  writeOut(`${headingOf(run)}\n${DISCLAIMER}\n\n${lines.length === 0 ? none : lines.join('\n')}\n`);
}

/** `why RUN --check`: for each claim of what would have tipped a decision in this chain, runs again with that change. */
export async function printChecks(file: string, document: WhyDocument, json: boolean): Promise<void> {
  const { run, entries } = await readWhole(file);
  const recorded = recordedOf(run);
  const armed = recorded.arm === null ? run.scenario : applyArm(run.scenario, recorded.arm);
  const check = prepareClaimChecks(run.scenario, recorded, entries);
  const links = new Set(document.links.map(({ seq }) => seq));
  const inChain = new Map(entries.flatMap((entry) => (links.has(entry.seq) ? [[entry.seq, entry]] : [])));
  const checks = choicePoints(entries).flatMap((point) => {
    const entry = inChain.get(point.seq);
    const claim = entry === undefined ? null : (tippingOf(armed, entry)?.belief ?? null);
    return claim === null ? [] : [{ point, claim, checked: check(point, claim) }];
  });
  if (json) {
    const claims = checks.map(({ point: { seq, at, office, chosen }, claim, checked }) => {
      const { chosen: came, ...rest } = checked;
      return { seq, at, office, chosen, claim, came, ...rest };
    });
    writeOut(`${JSON.stringify({ claims, notice: DISCLAIMER }, null, 2)}\n`);
    return;
  }
  const names = new Names(run.scenario);
  const { start } = run.scenario;
  const lines = checks.map(({ point: { seq, at, office, chosen }, claim, checked }) => {
    const what = `a belief ${claim.when === 'below' ? 'under' : 'over'} ${percent(claim.at)} → ${inWords(claim.to)}`;
    const came = checked.holds
      ? 'Run again: so it is'
      : `Run again: ${checked.chosen === null ? 'the case is cleared instead' : inWords(checked.chosen)}`;
    return oneLine(
      `#${seq} ${clock(start, at)}  ${sentence(names.actor(office))} (${inWords(chosen)}): ${what}. ${came}; ${endOf(checked, start)}.${leftOut(checked.notApplied)}`,
    );
  });
  const none = 'Nothing in this chain claims that another belief would have tipped a decision.';
  writeOut(`${headingOf(run)}\n${DISCLAIMER}\n\n${lines.length === 0 ? none : lines.join('\n')}\n`);
}

/** What comes of the run with that belief. */
function endOf({ peak, peakAt, peakInstead, peakAtInstead, putsOff }: ClaimChecked, start: string): string {
  if (peakInstead !== peak) return `the peak is rung ${peakInstead} instead of ${peak}`;
  if (peakAt === null || peakAtInstead === null || peakAtInstead === peakAt) return `the peak stays rung ${peak}`;
  const times = `${clock(start, peakAtInstead)} instead of ${clock(start, peakAt)}`;
  return putsOff
    ? `it only puts off the same peak: rung ${peak} at ${times}`
    : `the peak stays rung ${peak}, but comes sooner: ${times}`;
}

/** How many inputs no longer apply. */
function leftOut(notApplied: number): string {
  return notApplied === 0 ? '' : ` Not applied: ${plural(notApplied, 'later input')}.`;
}

async function readWhole(file: string): Promise<{ readonly run: RunReader; readonly entries: readonly Entry[] }> {
  const { run } = await openToTell(file);
  const entries: Entry[] = [];
  for await (const { entry } of run.entries()) entries.push(entry);
  return { run, entries };
}
