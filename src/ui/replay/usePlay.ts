import { useSignalEffect } from '@preact/signals';
import { goTo, stepHeadline } from './actions.js';
import * as state from './state.js';

/** How long a headline stands while the run plays, in milliseconds. */
const HEADLINE = 2500;

/** Moves the cursor while the run plays. Where motion is to be reduced, it goes from headline to headline. */
export function usePlay(): void {
  useSignalEffect(() => {
    if (!state.isPlaying.value) return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { value: speed } = state.speed;
    if (speed === 0 || isStill) {
      const timer = setInterval(() => {
        const before = state.cursor.peek();
        stepHeadline(1);
        if (state.cursor.peek() === before) state.isPlaying.value = false;
      }, HEADLINE);
      return () => clearInterval(timer);
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function move(now: number) {
      const { at } = state.cursor.peek();
      const until = state.opened.peek()?.picture.until ?? 0;
      const passed = Math.round(((now - last) / 1000) * speed * 3600);
      if (passed > 0) {
        last = now;
        goTo({ at: at + passed, seq: null });
      }
      if (at + passed >= until) state.isPlaying.value = false;
      else frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  });
}
