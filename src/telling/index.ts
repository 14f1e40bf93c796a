export { canonical } from './canonical.js';
export { clockTime } from './clock.js';
export type { Parting } from './diff.js';
export { partingOf } from './diff.js';
export { findDifference } from './difference.js';
export { historyText } from './historyText.js';
export { whatComes, whoLearns } from './injectWords.js';
export { Names, officeName, oneLine, percent, sentence } from './names.js';
export { partingText } from './partingText.js';
export { Storyteller } from './sentences.js';
export { sideBySide } from './sideBySide.js';
export { summary } from './summary.js';
export { story, timeline } from './timeline.js';
export { beginning, clock, clockAfter, delayText, length, meanDelay } from './times.js';
export {
  ABOUT,
  CARRIES,
  CARRIES_MEANS,
  DECIDES,
  DELEGATION,
  lineName,
  points,
  restraintName,
  said,
  weaponMeans,
  weaponName,
} from './words.js';
