import type { Entry } from '../engine/index.js';
import { DISCLAIMER, inWords } from '../model/index.js';
import { checkClaim, decisionsTaken, pivotsOf } from '../play/index.js';
import type { RunReader, WhyDocument } from '../record/index.js';
import { tippingOf } from '../record/index.js';
import { applyArm } from '../scenario/index.js';
import { Names, clock, oneLine, percent, sentence } from '../telling/index.js';
import { recordedOf } from './recorded.js';
import { headingOf, openToTell } from './runFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';

/** `why RUN --pivots`: the single decisions that, replaced, change the peak. Runs the run again for each option of each decision. */
export async function printPivots(file: string, json: boolean): Promise<void> {
  const { run, entries } = await readWhole(file);
  const pivots = pivotsOf(run.scenario, recordedOf(run), entries);
  if (json) {
    writeOut(`${JSON.stringify({ pivots, notice: DISCLAIMER }, null, 2)}\n`);
    return;
  }
  const names = new Names(run.scenario);
  const lines = pivots.map(({ seq, at, office, chosen, instead, chance, peak, peakInstead }) =>
    oneLine(
      `#${seq} ${clock(run.scenario.start, at)}  ${sentence(names.actor(office))}: ${inWords(instead)} instead of ${inWords(chosen)} (chance ${percent(chance)}): peak rung ${peakInstead} instead of ${peak}.  brinkline run ${shellQuote(file)} --instead ${shellQuote(`#${seq} ${instead}`)}`,
    ),
  );
  const none = 'No single decision, replaced by another option that was open, would have changed the peak rung.';
  writeOut(`${headingOf(run)}\n${DISCLAIMER}\n\n${lines.length === 0 ? none : lines.join('\n')}\n`);
}

/** `why RUN --check`: runs each claim of what would have tipped a decision in this chain again. */
export async function printChecks(file: string, { links }: WhyDocument, json: boolean): Promise<void> {
  const { run, entries } = await readWhole(file);
  const recorded = recordedOf(run);
  const armed = recorded.arm === null ? run.scenario : applyArm(run.scenario, recorded.arm);
  const inChain = new Set(links.map(({ seq }) => seq));
  const checks = decisionsTaken(entries).flatMap((decision) => {
    const entry = entries.find(({ seq }) => seq === decision.seq);
    const claim = entry === undefined || !inChain.has(decision.seq) ? null : (tippingOf(armed, entry)?.belief ?? null);
    const checked = claim === null ? null : checkClaim(run.scenario, recorded, decision, claim);
    return claim === null || checked === null ? [] : [{ decision, claim, checked }];
  });
  if (json) {
    const claims = checks.map(({ decision: { seq, at, fact }, claim, checked }) => {
      const { holds, chosen: came, peak, peakInstead } = checked;
      return { seq, at, office: fact.actor, chosen: fact.chosen, claim, holds, came, peak, peakInstead };
    });
    writeOut(`${JSON.stringify({ claims, notice: DISCLAIMER }, null, 2)}\n`);
    return;
  }
  const names = new Names(run.scenario);
  const lines = checks.map(({ decision, claim, checked }) => {
    const { seq, at, fact } = decision;
    const what = `a belief ${claim.when === 'below' ? 'under' : 'over'} ${percent(claim.at)} → ${inWords(claim.to)}`;
    const came = checked.holds
      ? 'Run again: so it is'
      : `Run again: ${checked.chosen === null ? 'the case is cleared instead' : inWords(checked.chosen)}`;
    const end =
      checked.peakInstead === checked.peak
        ? `the peak stays rung ${checked.peak}`
        : `the peak is rung ${checked.peakInstead} instead of ${checked.peak}`;
    return oneLine(
      `#${seq} ${clock(run.scenario.start, at)}  ${sentence(names.actor(fact.actor))} (${inWords(fact.chosen)}): ${what}. ${came}; ${end}.`,
    );
  });
  const none = 'Nothing in this chain claims that another belief would have tipped a decision.';
  writeOut(`${headingOf(run)}\n${DISCLAIMER}\n\n${lines.length === 0 ? none : lines.join('\n')}\n`);
}

async function readWhole(file: string): Promise<{ readonly run: RunReader; readonly entries: readonly Entry[] }> {
  const { run } = await openToTell(file);
  const entries: Entry[] = [];
  for await (const { entry } of run.entries()) entries.push(entry);
  return { run, entries };
}
