export { inspectRunFile, openRunFile } from './open.js';
