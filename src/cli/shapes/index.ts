/** What the commands print with `--json`. Scripts rely on it: fields may be added, but never renamed or removed. */
export { checkShape } from './check.js';
export { compareShape } from './compare.js';
export { exactShape } from './exact.js';
export { replayShape } from './replay.js';
export { runShape } from './run.js';
