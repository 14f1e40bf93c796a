import { join } from 'node:path';
import { ProcessLock } from '../../record/files/index.js';
import { RoomProblem } from './problem.js';

/** Reserves the folder of an evening for this process. Throws a `RoomProblem` if another server uses the folder. */
export function lockEvening(folder: string): ProcessLock {
  const lock = ProcessLock.take(join(folder, 'lock'));
  if (lock instanceof ProcessLock) return lock;
  const who = lock.owner === null ? '' : ` (process ${lock.owner})`;
  throw new RoomProblem(
    'usage',
    `${folder} is in use by another room${who}. Stop that one, or choose another --folder.`,
  );
}
