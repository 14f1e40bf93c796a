/** The part of the public API that needs Node: run files on disk, and batches over threads. */
export type { BatchOptions } from './experiment/threads/index.js';
export { runBatch, streamBatch } from './experiment/threads/index.js';
export { openRunFile } from './record/files/index.js';
