import { runSeed } from '../replications.js';

/** Some seeds of a batch; `from` is the index of the first. */
export interface Task {
  readonly from: number;
  readonly seeds: readonly string[];
}

/** The seeds of a batch that no thread has taken yet. */
export class Tasks {
  private next = 0;

  constructor(
    private readonly seed: string,
    private readonly runs: number,
  ) {}

  get left(): number {
    return this.runs - this.next;
  }

  take(most: number): Task {
    const from = this.next;
    this.next = Math.min(this.runs, from + most);
    return { from, seeds: Array.from({ length: this.next - from }, (_, i) => runSeed(this.seed, from + i + 1)) };
  }
}
