import type { CrisisFact } from '../../model/index.js';
import type { Of } from './chronicle.js';

/** Which requests for authority have become moot, and why: what is answered then comes to nothing. */
export class Requests {
  /** by office, case and option; null: the request still counts */
  private readonly moot = new Map<string, string | null>();

  /** Takes in the next fact of the run. */
  take(fact: CrisisFact): void {
    switch (fact.fact) {
      case 'authority':
        if (fact.result === 'asked') this.moot.set(keyOf(fact, fact.asked), null);
        else if (fact.result === 'late') this.end(fact, 'the time for it is over', fact.asked);
        break;
      case 'recalled':
        this.end(fact, 'the request was taken back', fact.option);
        break;
      case 'act':
        this.end(fact, 'the office has acted');
        break;
      case 'closed':
        this.end(fact, 'the case is closed');
        break;
      default:
    }
  }

  /** Why an answer to a request comes to nothing; null: it counts. */
  whyMoot(fact: Of<'authority'>): string | null {
    return this.moot.get(keyOf(fact, fact.asked)) ?? null;
  }

  private end({ actor, case: about }: Who, why: string, option: string | null = null): void {
    const prefix = keyOf({ actor, case: about }, option ?? '');
    for (const [key, before] of this.moot) {
      const isMeant = option === null ? key.startsWith(prefix) : key === prefix;
      if (isMeant && before === null) this.moot.set(key, why);
    }
  }
}

interface Who {
  readonly actor: string;
  readonly case: string | null;
}

function keyOf({ actor, case: about }: Who, option: string): string {
  return `${actor}\n${about ?? ''}\n${option}`;
}
