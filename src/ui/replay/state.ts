import { computed, signal } from '@preact/signals';
import type { Level } from '../../telling/index.js';
import type { OtherCurve } from '../parts/CurveChart.js';
import type { Moment } from '../work/panel.js';
import type { Heading, Opened, Story, StoryRow, Verified } from '../work/picture.js';
import type { WhyPicture } from '../work/why.js';

/** Where the reader stands: a time in seconds from the start, and the entry that was chosen, if any. */
export interface Cursor {
  readonly at: number;
  readonly seq: number | null;
}

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
export const isPlaying = signal(false);
/** hours of the scenario for each second; 0: from headline to headline */
export const speed = signal(4);
export const isHelpOpen = signal(false);

/** The story as the reader may see it: with the truth only after it was asked for. */
export const story = computed<Story | null>(() =>
  isTruthShown.value && trueStory.value !== null ? trueStory.value : (opened.value?.story ?? null),
);

/** The rows of the chosen level that pass the filters. */
export const rows = computed<readonly StoryRow[]>(() => {
  const all = story.value?.[level.value] ?? [];
  const wanted = search.value.trim().toLowerCase();
  return all.filter(
    (row) =>
      (party.value === '' || row.parties.some((id) => id === party.value || id.startsWith(`${party.value}.`))) &&
      (about.value === '' || row.case === about.value) &&
      (channel.value === '' || row.channels.includes(channel.value)) &&
      (wanted === '' || row.text.toLowerCase().includes(wanted)),
  );
});

/** Other runs that are drawn beside this one. */
export const others = signal<readonly OtherCurve[]>([]);
/** the entries of decisions that, made otherwise, would have changed the peak */
export const pivotal = signal<ReadonlySet<number>>(new Set());
