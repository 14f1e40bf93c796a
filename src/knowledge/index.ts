export type { ForWhat } from './options.js';
export { optionsFor } from './options.js';
export type { OwnLine, OwnOption, SideKnowledge } from './sideKnowledge.js';
export { sideKnowledge } from './sideKnowledge.js';
