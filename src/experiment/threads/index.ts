export type { BatchOptions } from './batch.js';
export { runBatch, streamBatch } from './batch.js';
export { ReorderBuffer } from './reorderBuffer.js';
export { StudyRunner } from './study.js';
