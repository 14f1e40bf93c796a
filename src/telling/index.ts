export { canonical } from './canonical.js';
export { CaseNames } from './caseNames.js';
export { beginning, clock, clockAfter, clockTime, dateBefore } from './clock.js';
export type { Parting } from './diff.js';
export { conditionWords } from './conditionWords.js';
export { partingOf } from './diff.js';
export { findDifference } from './difference.js';
export { decidedDraw } from './drawWords.js';
export { delayText, duration, meanDelay } from './duration.js';
export { historyText } from './historyText.js';
export { whatComes, whoLearns } from './injectWords.js';
export { Names, officeName, oneLine, sentence } from './names.js';
export { partingText } from './partingText.js';
export { percent, points, roughly } from './percent.js';
export { Storyteller } from './sentences.js';
export type { Layout } from './storyText.js';
export { story, storyLines } from './storyText.js';
export { summary } from './summary.js';
export type { ToldEntry } from './story/chronicle.js';
export type { Level, TimelineRow } from './timeline.js';
export { LEVELS, tellRun, timeline } from './timeline.js';
export {
  ABOUT,
  carriesText,
  CARRIES_MEANS,
  DECIDES,
  DELEGATION,
  lineName,
  restraintName,
  weaponMeans,
  weaponName,
} from './words.js';
export { wrap } from './wrap.js';
export { escapeHtml } from './escapeHtml.js';
