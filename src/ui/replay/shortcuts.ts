import type { Shortcut } from '../frame/keys.js';
import { nextTheme } from '../frame/theme.js';
import type { Level } from '../../telling/index.js';
import { showWhy, stepDecision, stepEntry, stepHeadline, stepOffice, togglePlay, toggleTruth } from './actions.js';
import * as state from './state.js';

const BY_KEY: Readonly<Record<string, Level>> = { '1': 'headlines', '2': 'story', '3': 'all' };

/** What the keys do on the replay. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: [' '], shown: 'Space', does: 'play or pause', act: togglePlay },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    shown: '← →',
    does: 'previous, next sentence',
    act: (key) => stepEntry(key === 'ArrowLeft' ? -1 : 1),
  },
  { keys: ['j', 'l'], shown: 'J L', does: 'previous, next headline', act: (key) => stepHeadline(key === 'j' ? -1 : 1) },
  { keys: ['p', 'n'], shown: 'P N', does: 'previous, next decision', act: (key) => stepDecision(key === 'p' ? -1 : 1) },
  {
    keys: ['ArrowUp', 'ArrowDown'],
    shown: '↑ ↓',
    does: 'office above, below',
    act: (key) => stepOffice(key === 'ArrowUp' ? -1 : 1),
  },
  {
    keys: ['1', '2', '3'],
    shown: '1 2 3',
    does: 'headlines, story, all',
    act: (key) => {
      state.level.value = BY_KEY[key] ?? 'headlines';
    },
  },
  {
    keys: ['i'],
    shown: 'I',
    does: 'instead: to what can be changed',
    act: () => {
      state.why.value = null;
      const place = document.querySelector<HTMLElement>('.options button, .change button');
      place?.focus();
      place?.scrollIntoView({ block: 'nearest' });
    },
  },
  { keys: ['w'], shown: 'W', does: 'why, and back', act: toggleWhy },
  { keys: ['t'], shown: 'T', does: 'reveal or hide the truth', act: () => void toggleTruth() },
  {
    keys: ['z'],
    shown: 'Z',
    does: 'clock time or story time',
    act: () => {
      state.isStoryTime.value = !state.isStoryTime.value;
    },
  },
  { keys: ['d'], shown: 'D', does: 'colours: system, light, dark', act: nextTheme },
  {
    keys: ['?'],
    shown: '?',
    does: 'this list',
    act: () => {
      state.isHelpOpen.value = !state.isHelpOpen.value;
    },
  },
  {
    keys: ['Escape'],
    shown: 'Esc',
    does: 'close what is open',
    act: () => {
      state.isHelpOpen.value = false;
      state.why.value = null;
      state.problem.value = null;
      state.isPlaying.value = false;
    },
  },
];

/** Why: the chosen entry, else the last sentence before the cursor. */
function toggleWhy(): void {
  if (state.why.value !== null) {
    state.why.value = null;
    return;
  }
  const { at, seq } = state.cursor.value;
  const last = state.story.value?.story.findLast((row) => row.at <= at)?.seq;
  const decision = state.moment.value?.decision;
  const wanted = seq ?? (decision?.isNow === true ? decision.seq : undefined) ?? last;
  if (wanted !== undefined) void showWhy(wanted);
}
