import { join } from 'node:path';
import { ProcessLock } from '../../record/files/index.js';
import { CommandError, EXIT } from '../exit.js';
import { exitOnSignals } from '../interrupt.js';

/** Present while a command writes to a folder. */
export const LOCK = '.brinkline.lock';

/** Reserves a folder for this process. Ends the command if another command writes to it. */
export function lockFolder(folder: string): ProcessLock {
  const lock = ProcessLock.take(join(folder, LOCK));
  if (lock instanceof ProcessLock) {
    exitOnSignals();
    return lock;
  }
  const who = lock.owner === null ? '' : ` (process ${lock.owner})`;
  throw new CommandError(
    `${folder} is being written to by another command${who}. Wait for it, or choose another --out.`,
    EXIT.wrongUsage,
  );
}
