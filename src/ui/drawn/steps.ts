/** A value that holds from a time on, in seconds from the start, until the next step. */
export interface Step {
  readonly at: number;
  readonly value: number;
  readonly seq: number;
}

/** The last of some sorted things that is not later than a time; −1 if there is none. */
export function lastUntil(sorted: readonly { readonly at: number }[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value that holds at a time; undefined before the first step. */
export function valueAt(steps: readonly Step[], at: number): number | undefined {
  return steps[lastUntil(steps, at)]?.value;
}

/** Steps of one second become one, and steps that change nothing are left out. */
export function settled(steps: readonly Step[]): Step[] {
  const made: Step[] = [];
  for (const step of steps) {
    if (made.at(-1)?.at === step.at) made.pop();
    if (made.at(-1)?.value !== step.value) made.push(step);
  }
  return made;
}
