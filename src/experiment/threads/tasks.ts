import { runSeed } from '../replications.js';

/** Some seeds of a batch; `from` is the index of the first, counted from the first that is not skipped. */
export interface Task {
  readonly from: number;
  readonly seeds: readonly string[];
}

/** The seeds of a batch that no thread has taken yet. */
export class Tasks {
  private next: number;

  constructor(
    private readonly seed: string,
    private readonly skip: number,
    private runs: number,
  ) {
    this.next = skip;
  }

  get left(): number {
    return this.runs - this.next;
  }

  take(most: number): Task {
    const from = this.next;
    this.next = Math.min(this.runs, from + most);
    const seeds = Array.from({ length: this.next - from }, (_, i) => runSeed(this.seed, from + i + 1));
    return { from: from - this.skip, seeds };
  }

  /** Drops the seeds that no thread has taken. */
  stop(): void {
    this.runs = this.next;
  }
}
