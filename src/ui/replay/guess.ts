import { batch, computed, signal } from '@preact/signals';
import type { Opened } from '../work/picture.js';

/** A decision at which the reader is asked first. */
export interface GuessStop {
  readonly seq: number;
  readonly at: number;
  readonly office: string;
  readonly chosen: string;
}

/** What the reader would have chosen, and why. */
export interface Guess extends GuessStop {
  readonly option: string;
  readonly why: string;
}

const stops = signal<readonly GuessStop[]>([]);
export const guesses = signal<readonly Guess[]>([]);
/** the stop at which the reader stands, from 0; null: the run is shown without questions */
const place = signal<number | null>(null);

/** The decision that the reader is asked about now; null: none. */
export const asked = computed<GuessStop | null>(() => {
  const stop = place.value === null ? undefined : stops.value[place.value];
  return stop === undefined || guesses.value.some(({ seq }) => seq === stop.seq) ? null : stop;
});
/** The decision that was answered last and is not yet left. */
export const answered = computed<Guess | null>(() => {
  const stop = place.value === null ? undefined : stops.value[place.value];
  return guesses.value.find(({ seq }) => seq === stop?.seq) ?? null;
});
export const isOver = computed(() => place.value !== null && place.value >= stops.value.length);
export const isGuessing = computed(() => place.value !== null);
export const progress = computed(
  () => `${Math.min((place.value ?? 0) + 1, stops.value.length)} of ${stops.value.length}`,
);

/** No more questions than this are asked. */
const MOST = 8;

/** The decisions at which another choice would have changed the peak, first to last; where there are none, those that use force. */
export function stopsOf({ picture }: Opened, pivotal: ReadonlySet<number>): GuessStop[] {
  const all = picture.lanes
    .flatMap(({ office, decisions }) => decisions.map((decision) => ({ ...decision, office })))
    .filter(({ chance }) => chance !== null)
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq);
  const wanted = [all.filter(({ seq }) => pivotal.has(seq)), all.filter(({ fires }) => fires), all];
  const found = wanted.find((each) => each.length > 0) ?? [];
  return found.slice(0, MOST).map(({ seq, at, office, chosen }) => ({ seq, at, office, chosen }));
}

export function startGuessing(found: readonly GuessStop[]): void {
  batch(() => {
    stops.value = found;
    guesses.value = [];
    place.value = 0;
  });
}

/** Takes in the reader’s choice at the decision that is asked. */
export function guess(option: string, why: string): void {
  const stop = asked.value;
  if (stop !== null) guesses.value = [...guesses.value, { ...stop, option, why }];
}

/** Goes on to the next decision, or to the sheet. Returns the decision; null at the end. */
export function nextStop(): GuessStop | null {
  place.value = (place.value ?? -1) + 1;
  return stops.value[place.value] ?? null;
}

export function stopGuessing(): void {
  place.value = null;
}
