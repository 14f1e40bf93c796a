import type { KeyPath } from '../text/path.js';
import { identity } from '../text/problem.js';
import type { Finding } from '../text/problem.js';

/** Which patch of an arm set what: a fault is the fault of the last patch that touched it, or touched something in it. */
export class Blame {
  readonly #arm: string;
  readonly #exact = new Map<string, string>();
  readonly #inside = new Map<string, string>();
  #last = '';

  constructor(arm: string) {
    this.#arm = arm;
  }

  add(text: string, touched: readonly KeyPath[]): void {
    this.#last = text;
    for (const keys of touched) {
      this.#exact.set(JSON.stringify(keys), text);
      for (let length = 0; length < keys.length; length++)
        this.#inside.set(JSON.stringify(keys.slice(0, length)), text);
    }
  }

  /** The findings at the patches to blame; the same one only once for a patch that sets many things. */
  place(findings: readonly Finding[]): Finding[] {
    const placed = new Map<string, Finding>();
    for (const found of findings) {
      const moved = { ...found, keys: this.#keysFor(found.keys), message: `arm ${this.#arm}: ${found.message}` };
      if (!placed.has(identity(moved))) placed.set(identity(moved), moved);
    }
    return [...placed.values()];
  }

  #keysFor(keys: KeyPath): KeyPath {
    const around = ['arms', this.#arm, 'set'];
    for (let length = keys.length; length > 0; length--) {
      const text = this.#exact.get(JSON.stringify(keys.slice(0, length)));
      if (text !== undefined) return [...around, text, ...keys.slice(length)];
    }
    return [...around, this.#inside.get(JSON.stringify(keys)) ?? this.#last];
  }
}
