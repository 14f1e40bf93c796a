import { Presets, SingleBar } from 'cli-progress';
import { visible } from '../scenario/index.js';

const MS_BETWEEN = 200;

/** A bar on standard error with the seeds done, the speed, the time left and the estimates so far. */
export interface ProgressBar {
  update(done: number): void;
  stop(): void;
}

/** Null if standard error is no terminal, or one that cannot move its cursor. `soFar` returns one line; it is called at most five times a second. */
export function progressBar(total: number, soFar: () => string): ProgressBar | null {
  if (!process.stderr.isTTY || process.env['TERM'] === 'dumb') return null;
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} seeds · {rate}/s · {eta_formatted} left · {soFar}',
      stream: process.stderr,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  const started = performance.now();
  let shown = 0;
  bar.start(total, 0, { rate: '–', soFar: '' });
  return {
    update(done) {
      const now = performance.now();
      if (now - shown < MS_BETWEEN) return;
      shown = now;
      bar.update(done, { rate: Math.round((1000 * done) / (now - started)), soFar: visible(soFar()) });
    },
    stop: () => bar.stop(),
  };
}
