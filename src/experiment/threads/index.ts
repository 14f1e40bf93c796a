export type { BatchOptions } from './batch.js';
export { runBatch, streamBatch } from './batch.js';
