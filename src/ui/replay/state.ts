import { computed, signal } from '@preact/signals';
import type { Level } from '../../telling/index.js';
import { drawnFor } from '../drawn/oneSide.js';
import type { OtherCurve } from '../drawn/curve.js';
import type { Instead } from '../work/instead.js';
import type { Many } from '../work/many.js';
import type { Moment } from '../work/panel.js';
import type { Heading, Opened, Story, StoryRow, Verified } from '../work/picture.js';
import type { WhyPicture } from '../work/why.js';
import { asked } from './guess.js';
import type { Cursor } from './permalink.js';

export const opened = signal<Opened | null>(null);
/** the run that is being read */
export const opening = signal<Heading | { readonly file: string } | null>(null);
/** what is wrong with the file that was dropped last */
export const problem = signal<string | null>(null);
export const verified = signal<Verified | 'running' | null>(null);

export const cursor = signal<Cursor>({ at: 0, seq: null });
export const office = signal<string | null>(null);
export const moment = signal<Moment | null>(null);
export const why = signal<WhyPicture | null>(null);

export const level = signal<Level>('headlines');
export const search = signal('');
/** an office or side, and a case and a line, that the story is about; empty: any */
export const party = signal('');
export const about = signal('');
export const channel = signal('');

export const isStoryTime = signal(false);
export const unfolded = signal<ReadonlySet<string>>(new Set());
export const isTruthShown = signal(false);
export const trueStory = signal<Story | null>(null);
/** the side whose view the reader takes; null: the run as a whole */
export const side = signal<string | null>(null);
export const sideStory = signal<Story | null>(null);
export const isPlaying = signal(false);
/** hours of the scenario for each second; 0: from headline to headline */
export const speed = signal(4);
export const isHelpOpen = signal(false);

/** The run as the reader may see it: as a whole, or only what one side had of it. */
export const shown = computed<Opened | null>(() => {
  const run = opened.value;
  return run === null || side.value === null ? run : { ...run, picture: drawnFor(run.picture, side.value) };
});

/** The story as the reader may see it: that of one side, or with the truth only after it was asked for. */
export const story = computed<Story | null>(() =>
  side.value !== null && sideStory.value !== null
    ? sideStory.value
    : isTruthShown.value && trueStory.value !== null
      ? trueStory.value
      : (opened.value?.story ?? null),
);

/** The rows of the chosen level that pass the filters. */
export const rows = computed<readonly StoryRow[]>(() => {
  const all = story.value?.[level.value] ?? [];
  const wanted = search.value.trim().toLowerCase();
  const limit = asked.value;
  return all.filter(
    (row) =>
      (limit === null || row.at < limit.at) &&
      (party.value === '' || row.parties.some((id) => id === party.value || id.startsWith(`${party.value}.`))) &&
      (about.value === '' || row.case === about.value) &&
      (channel.value === '' || row.channels.includes(channel.value)) &&
      (wanted === '' || row.text.toLowerCase().includes(wanted)),
  );
});

/** Runs with one thing changed that are drawn beside this one, the newest last. */
export const insteads = signal<readonly Instead[]>([]);
export const isChanging = signal(false);
/** why a change could not be made */
export const changeProblem = signal<string | null>(null);
/** the newest change under new luck; it grows as runs come in */
export const many = signal<Many | null>(null);
export const manyProblem = signal<string | null>(null);

/** The other curves over the same axis. */
export const others = computed<readonly OtherCurve[]>(() =>
  insteads.value.flatMap(({ name, steps, from }) => (from === null ? [] : [{ name, steps, from }])),
);
/** the entries of decisions that, made otherwise, would have changed the peak */
export const pivotal = signal<ReadonlySet<number>>(new Set());
