import { EXIT } from './exit.js';

let stop: (() => void) | null = null;
let isHandled = false;

/** Makes the first Ctrl-C call `finish`, which must end the command. */
export function onInterrupt(finish: () => void): void {
  stop = finish;
  exitOnSignals();
}

/**
 * Ends the process with `process.exit` on Ctrl-C, SIGTERM and SIGHUP, so that the exit handlers run: they release locks and end
 * programs. Only for commands that wait for something. Node calls no listener while a command computes without a pause, so such a
 * command could not be stopped; without a listener, the system stops it.
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
