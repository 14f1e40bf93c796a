export { briefOf } from './brief.js';
export type { Part, PartKind } from './document.js';
export { PART_KINDS } from './document.js';
export { htmlOf } from './html.js';
export { markdownOf } from './markdown.js';
export type { Told } from './seatNews.js';
export { NewsTeller } from './seatNews.js';
export { AUTHORITY, splitNews, statementWords } from './seatWords.js';
