import { batch } from '@preact/signals';
import { lastUntil } from '../drawn/steps.js';
import { engineForPage } from '../work/client.js';
import type { RunFile } from '../work/session.js';
import type { Change } from '../work/change.js';
import type { Opened, StoryRow } from '../work/picture.js';
import type { GuessStop } from './guess.js';
import { asked, nextStop, startGuessing, stopGuessing, stopsOf } from './guess.js';
import type { Cursor, Place } from './permalink.js';
import * as state from './state.js';

const work = engineForPage();
/** a second engine for what takes longer, so that the first answers at once */
const slowWork = engineForPage();
let slowRun: Promise<unknown> = Promise.resolve();
let file: RunFile | null = null;

/** The file of the run that is open. */
export function openedFile(): RunFile | null {
  return file;
}

/** Opens a run file. If it cannot be read, the page says why and keeps the run that is open. */
export async function openFile(given: RunFile, then: () => void = () => {}): Promise<void> {
  state.opening.value = { file: given.name };
  state.problem.value = null;
  try {
    const run = await work('open', given, (heading) => {
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
      stopGuessing();
      state.side.value = null;
      state.sideStory.value = null;
      forgetChanges();
      state.pivotal.value = new Set();
      goToBeginning();
      then();
    });
    document.title = `${run.heading.title} · Brinkline`;
    file = given;
    slowRun = slowWork('open', given);
    await verify(false);
    await findPivots(run);
  } catch (error) {
    state.opening.value = null;
    state.problem.value = reasonOf(error);
  }
}

/** Starts at the peak of the run, where there is something to ask; at the first row of the story if it never rose. */
function goToBeginning(): void {
  const run = state.opened.value;
  if (run === null) return;
  const { peak } = run.picture.curve;
  const first = run.story.headlines[0];
  goTo(peak.seq === null ? { at: first?.at ?? 0, seq: first?.seq ?? null } : { at: peak.at, seq: peak.seq });
  const before = run.picture.lanes.flatMap(({ office, decisions }) =>
    decisions.filter(({ at }) => at <= peak.at).map(({ at, fires }) => ({ office, at, fires })),
  );
  const latest = before.toSorted((a, b) => Number(b.fires) - Number(a.fires) || b.at - a.at)[0];
  const deciding = run.picture.lanes.find(({ decisions }) => decisions.length > 0);
  choose(latest?.office ?? deciding?.office ?? run.picture.lanes[0]?.office ?? null);
}

export async function verify(exactly: boolean): Promise<void> {
  state.verified.value = 'running';
  try {
    // On the first engine, which is then warm for the first change.
    state.verified.value = await work('verify', { exactly });
  } catch {
    state.verified.value = null;
  }
}

/** Moves the cursor. */
export function goTo(to: Cursor): void {
  const until = state.opened.value?.picture.until ?? 0;
  const limit = asked.value;
  const isLater = limit !== null && (to.at > limit.at || (to.at === limit.at && to.seq === null));
  // What comes after the decision that is asked stays hidden.
  const { at, seq } = isLater ? limit : to;
  state.cursor.value = { at: Math.max(0, Math.min(until, Math.round(at))), seq };
  askForMoment();
}

/** Moves to a sentence of the story; if it is about an office that is drawn, that office comes into the panel. */
export function goToRow(row: Pick<StoryRow, 'at' | 'seq' | 'parties'>): void {
  // The reader who is asked about a decision looks at it alone.
  if (asked.value !== null) return;
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
  if (asked.value !== null) return;
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
  if (asked.value !== null) return;
  state.why.value = await work('why', { seq, withTruth: state.isTruthShown.value });
}

/** Shows or hides what every act really was, in the panel and in the story. */
export async function toggleTruth(): Promise<void> {
  if (asked.value !== null) return;
  state.isTruthShown.value = !state.isTruthShown.value;
  if (state.isTruthShown.value && state.trueStory.value === null) state.trueStory.value = await work('trueStory', null);
  if (state.why.value !== null) await showWhy(state.why.value.target);
}

/** Goes to the next or the last row of the headlines. */
export function stepHeadline(by: 1 | -1): void {
  step(state.story.value?.headlines ?? [], by);
}

export function stepEntry(by: 1 | -1): void {
  step(state.story.value?.all ?? [], by);
}

export function stepDecision(by: 1 | -1): void {
  const lanes = state.shown.value?.picture.lanes ?? [];
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
  const run = state.shown.value;
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

/** Finds the decisions that, made otherwise, would have changed the peak. */
async function findPivots(run: Opened): Promise<void> {
  const { value: verified } = state.verified;
  if (verified === null || verified === 'running' || !(verified.ok || verified.incomplete)) return;
  const pivots = await slowWork('pivots', null);
  if (state.opened.value === run) state.pivotal.value = new Set(pivots.map(({ seq }) => seq));
}

/** Changes one thing and draws the run beside this one; a change that is drawn already is taken away again. */
export async function takeInstead(change: Change): Promise<void> {
  if (asked.value !== null) return;
  const key = JSON.stringify(change);
  if (state.insteads.value.some((each) => JSON.stringify(each.change) === key)) {
    forgetChange(key);
    return;
  }
  state.isChanging.value = true;
  state.changeProblem.value = null;
  try {
    const made = await work('instead', change);
    state.insteads.value = [...state.insteads.value, made].slice(-MOST_CHANGES);
    void followMany();
  } catch (error) {
    state.changeProblem.value = reasonOf(error);
  } finally {
    state.isChanging.value = false;
  }
}

/** No more changes than this are drawn at once. */
const MOST_CHANGES = 2;

function forgetChange(key: string): void {
  state.insteads.value = state.insteads.value.filter((each) => JSON.stringify(each.change) !== key);
  void followMany();
}

function forgetChanges(): void {
  state.insteads.value = [];
  state.changeProblem.value = null;
  void followMany();
}

/** Runs the newest change under new luck. */
async function followMany(): Promise<void> {
  const change = state.insteads.value.at(-1)?.change ?? null;
  const isOwn = () => state.insteads.value.at(-1)?.change === change;
  state.many.value = null;
  state.manyProblem.value = null;
  try {
    await slowRun;
    const last = await slowWork('many', change, (some) => {
      if (isOwn()) state.many.value = some;
    });
    if (isOwn() && last !== null) state.many.value = last;
  } catch (error) {
    if (isOwn() && change !== null) state.manyProblem.value = reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes the view of one side, or shows the run as a whole again. */
export async function takeSide(side: string | null): Promise<void> {
  const story = side === null ? null : await work('sideStory', { side });
  batch(() => {
    state.isTruthShown.value = false;
    state.why.value = null;
    state.sideStory.value = story;
    state.side.value = side;
    forgetChanges();
    const lanes = state.shown.value?.picture.lanes ?? [];
    if (!lanes.some(({ office }) => office === state.office.value)) {
      choose(lanes.find(({ decisions }) => decisions.length > 0)?.office ?? lanes[0]?.office ?? null);
    }
  });
}

/** Asks the reader at each decision that mattered, before the run shows it. */
export function beginGuessing(): void {
  const run = state.opened.value;
  if (run === null) return;
  const stops = stopsOf(run, state.pivotal.value);
  const [first] = stops;
  if (first === undefined) return;
  batch(() => {
    state.why.value = null;
    state.isTruthShown.value = false;
    state.isPlaying.value = false;
    forgetChanges();
    startGuessing(stops);
    goToStop(first);
  });
}

export function goOnGuessing(): void {
  batch(() => {
    const next = nextStop();
    if (next !== null) goToStop(next);
  });
}

function goToStop({ at, seq, office }: GuessStop): void {
  state.moment.value = null;
  state.office.value = office;
  goTo({ at, seq });
}
