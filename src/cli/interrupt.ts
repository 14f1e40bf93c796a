import { EXIT } from './exit.js';

let stop: (() => void) | null = null;

/** Has the first Ctrl-C call `finish`, which must bring the command to an end. Until then Ctrl-C ends the command at once. */
export function onInterrupt(finish: () => void): void {
  stop = finish;
}

/** What Ctrl-C does. A second one ends the command at once. */
export function interrupt(): void {
  const finish = stop;
  stop = null;
  if (finish === null) process.exit(EXIT.interrupted);
  finish();
}
