import { batch } from '@preact/signals';
import { lastUntil } from '../drawn/steps.js';
import { engineForPage } from '../work/client.js';
import type { RunFile } from '../work/session.js';
import type { StoryRow } from '../work/picture.js';
import type { Place } from './permalink.js';
import type { Cursor } from './state.js';
import * as state from './state.js';

const work = engineForPage();

/** Opens a run file. If it cannot be read, the page says why and keeps the run that is open. */
export async function openFile(file: RunFile, then: () => void = () => {}): Promise<void> {
  state.opening.value = { file: file.name };
  state.problem.value = null;
  try {
    const run = await work('open', file, (heading) => {
      state.opening.value = heading;
    });
    batch(() => {
      state.opened.value = run;
      state.opening.value = null;
      state.verified.value = null;
      state.isTruthShown.value = false;
      state.trueStory.value = null;
      state.why.value = null;
      state.moment.value = null;
      state.party.value = '';
      state.about.value = '';
      state.channel.value = '';
      state.search.value = '';
      state.isPlaying.value = false;
      goToBeginning();
      then();
    });
    document.title = `${run.heading.title} · Brinkline`;
    await verify(false);
  } catch (error) {
    state.opening.value = null;
    state.problem.value = error instanceof Error ? error.message : String(error);
  }
}

/** Starts at the peak of the run, where there is something to ask; at the first row of the story if it never rose. */
function goToBeginning(): void {
  const run = state.opened.value;
  if (run === null) return;
  const { peak } = run.picture.curve;
  const first = run.story.headlines[0];
  goTo(peak.seq === null ? { at: first?.at ?? 0, seq: first?.seq ?? null } : { at: peak.at, seq: peak.seq });
  const acting = run.picture.lanes.find(({ decisions }) => decisions.some(({ at, fires }) => at === peak.at && fires));
  const deciding = run.picture.lanes.find(({ decisions }) => decisions.length > 0);
  choose(acting?.office ?? deciding?.office ?? run.picture.lanes[0]?.office ?? null);
}

export async function verify(exactly: boolean): Promise<void> {
  state.verified.value = 'running';
  try {
    state.verified.value = await work('verify', { exactly });
  } catch {
    state.verified.value = null;
  }
}

/** Moves the cursor. */
export function goTo(to: Cursor): void {
  const until = state.opened.value?.picture.until ?? 0;
  state.cursor.value = { at: Math.max(0, Math.min(until, Math.round(to.at))), seq: to.seq };
  askForMoment();
}

/** Moves to a sentence of the story; if it is about an office that is drawn, that office comes into the panel. */
export function goToRow(row: Pick<StoryRow, 'at' | 'seq' | 'parties'>): void {
  const lanes = state.opened.value?.picture.lanes ?? [];
  const deciding = lanes.find(({ decisions }) => decisions.some(({ seq }) => seq === row.seq));
  const named = deciding?.office ?? row.parties.find((id) => lanes.some((lane) => lane.office === id && lane.isMain));
  batch(() => {
    if (named !== undefined) state.office.value = named;
    goTo(row);
    if (state.why.value !== null) void showWhy(row.seq);
  });
}

/** Chooses the office of the panel. */
export function choose(id: string | null): void {
  state.office.value = id;
  askForMoment();
}

let isAsking = false;

/** Asks for the panel. While an answer is on its way, only the newest question waits. */
function askForMoment(): void {
  if (isAsking) return;
  const { value: office } = state.office;
  if (office === null) return;
  const { at, seq } = state.cursor.value;
  isAsking = true;
  work('moment', { office, at, seq })
    .then((answer) => {
      state.moment.value = answer;
    })
    .catch(() => {})
    .finally(() => {
      isAsking = false;
      const now = state.cursor.value;
      if (state.office.value !== office || now.at !== at || now.seq !== seq) askForMoment();
    });
}

export async function showWhy(seq: number | 'peak'): Promise<void> {
  state.why.value = await work('why', { seq });
}

/** Shows or hides what every act really was, in the panel and in the story. */
export async function toggleTruth(): Promise<void> {
  state.isTruthShown.value = !state.isTruthShown.value;
  if (state.isTruthShown.value && state.trueStory.value === null) state.trueStory.value = await work('trueStory', null);
}

/** Goes to the next or the last row of the headlines. */
export function stepHeadline(by: 1 | -1): void {
  step(state.story.value?.headlines ?? [], by);
}

export function stepEntry(by: 1 | -1): void {
  step(state.story.value?.all ?? [], by);
}

export function stepDecision(by: 1 | -1): void {
  const lanes = state.opened.value?.picture.lanes ?? [];
  const all = lanes.flatMap(({ office, decisions }) =>
    decisions.map(({ at, seq }) => ({ at, seq, parties: [office] })),
  );
  step(
    all.toSorted((a, b) => a.at - b.at || a.seq - b.seq),
    by,
  );
}

function step(rows: readonly Pick<StoryRow, 'at' | 'seq' | 'parties'>[], by: 1 | -1): void {
  const { at, seq } = state.cursor.value;
  const here = seq === null ? -1 : rows.findIndex((row) => row.seq === seq);
  const last = lastUntil(rows, at);
  const next = here >= 0 ? here + by : by === 1 ? last + 1 : (rows[last]?.at ?? 0) < at ? last : last - 1;
  const row = rows[next];
  if (row !== undefined) goToRow(row);
}

/** The next office of those that are drawn. */
export function stepOffice(by: 1 | -1): void {
  const run = state.opened.value;
  if (run === null) return;
  const lanes = run.picture.lanes.filter(({ isMain, side }) => isMain || state.unfolded.value.has(side));
  const here = lanes.findIndex(({ office }) => office === state.office.value);
  choose(lanes[(here + by + lanes.length) % lanes.length]?.office ?? null);
}

export function togglePlay(): void {
  state.isPlaying.value = !state.isPlaying.value;
}

/** Moves to an entry by its number. */
export function goToEntry(seq: number): void {
  const row = state.story.value?.all.find((each) => each.seq === seq);
  if (row !== undefined) goToRow(row);
}

/** Goes to a place that a link names. What it leaves out stays as it is. */
export function goToPlace({ at, office, seq }: Place): void {
  const run = state.opened.value;
  if (run === null) return;
  const lane = run.picture.lanes.find((each) => each.office === office);
  const row = run.story.all.find((each) => each.seq === seq);
  batch(() => {
    if (lane !== undefined) state.office.value = lane.office;
    if (at !== null || row !== undefined) goTo({ at: at ?? row?.at ?? 0, seq: row?.seq ?? null });
    else askForMoment();
  });
}
