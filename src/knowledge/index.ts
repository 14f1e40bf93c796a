export type { ForWhat } from './options.js';
export { optionsFor } from './options.js';
export type { Colleagues, OwnLine, OwnOption, SeatKnowledge } from './seatKnowledge.js';
export { seatKnowledge } from './seatKnowledge.js';
export type { Audience } from './audience.js';
export { audience } from './audience.js';
export type { NotedFact, Seat, SeatAsk, SeatCase, SeatNews, SeatReport, SeatView } from './seat.js';
export { askNumber, caseNamed, seatView } from './seatView.js';
