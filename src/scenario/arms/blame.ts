import { sectionOfCode } from '../check/references.js';
import type { KeyPath } from '../text/path.js';
import { identity } from '../text/problem.js';
import type { Finding } from '../text/problem.js';

/**
 * Records which patch set what, to find the patch that caused a problem: the last one that set the value in question, something
 * around it or something inside it. If no patch did, and the problem is a missing name, it is the last patch of the section that
 * lacks the name; otherwise it is the last patch of all.
 */
export class Blame {
  readonly #exact = new Map<string, string>();
  readonly #inside = new Map<string, string>();
  #last = '';

  add(text: string, touched: readonly KeyPath[]): void {
    this.#last = text;
    for (const keys of touched) {
      this.#exact.set(JSON.stringify(keys), text);
      for (let length = 0; length < keys.length; length++)
        this.#inside.set(JSON.stringify(keys.slice(0, length)), text);
    }
  }

  /** Moves findings to the patches that caused them. A patch that sets many values gets the same finding only once. */
  place(findings: readonly Finding[]): Finding[] {
    const placed = new Map<string, Finding>();
    for (const found of findings) {
      const moved = { ...found, keys: this.#keysFor(found) };
      if (!placed.has(identity(moved))) placed.set(identity(moved), moved);
    }
    return [...placed.values()];
  }

  #keysFor({ code, keys }: Finding): KeyPath {
    for (let length = keys.length; length > 0; length--) {
      const text = this.#exact.get(JSON.stringify(keys.slice(0, length)));
      if (text !== undefined) return [text, ...keys.slice(length)];
    }
    const section = JSON.stringify([sectionOfCode(code)]);
    return [
      this.#inside.get(JSON.stringify(keys)) ?? this.#exact.get(section) ?? this.#inside.get(section) ?? this.#last,
    ];
  }
}
