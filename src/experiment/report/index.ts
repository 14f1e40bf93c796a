export { htmlOf } from './html.js';
export { figuresOf, markdownOf } from './markdown.js';
export { reportOf } from './report.js';
