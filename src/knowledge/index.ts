export type { ForWhat } from './options.js';
export { optionsFor } from './options.js';
export type { OwnLine, OwnOption, SideKnowledge } from './sideKnowledge.js';
export { sideKnowledge } from './sideKnowledge.js';
export type { Audience } from './audience.js';
export { audience } from './audience.js';
export type { NotedFact, Seat, SeatAsk, SeatCase, SeatNews, SeatReport, SeatView } from './seat.js';
export { askNumber, caseNamed, seatView } from './seatView.js';
