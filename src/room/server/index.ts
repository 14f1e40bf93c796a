export type { EveningHeader } from './journal.js';
export { JOURNAL, readJournal } from './journal.js';
export type { PageName } from './http.js';
export { isLoopback, ownAddresses } from './hosts.js';
export { RoomProblem } from './problem.js';
export type { AskProgram, ProgramAnswer } from './programs.js';
export type { Links, RoomOptions } from './room.js';
export { Room } from './room.js';
