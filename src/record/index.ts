export { timeline } from './timeline.js';
export { clockTime, lengthOfTime } from './clock.js';
export { Names, percent, sentence } from './names.js';
export { summary } from './summary.js';
