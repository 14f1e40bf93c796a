import { EXIT } from './exit.js';

let stop: (() => void) | null = null;
let isHandled = false;

/** Has the first Ctrl-C call `finish`, which must bring the command to an end. */
export function onInterrupt(finish: () => void): void {
  stop = finish;
  exitOnSignals();
}

/**
 * Ends the process by `process.exit` on Ctrl-C, SIGTERM and SIGHUP, so that what waits for its exit is done: locks are released, programs
 * ended. Only for commands that wait. One that computes without a pause hears no listener: there the system ends the process.
 */
export function exitOnSignals(): void {
  if (isHandled) return;
  isHandled = true;
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', () => process.exit(128 + 15));
  process.on('SIGHUP', () => process.exit(128 + 1));
}

/** A second Ctrl-C ends the command at once. */
function interrupt(): void {
  const finish = stop;
  stop = null;
  if (finish === null) process.exit(EXIT.interrupted);
  finish();
}
