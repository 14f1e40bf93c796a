export { inspectRunFile, openRunFile } from './open.js';
export { ProcessLock } from './processLock.js';
