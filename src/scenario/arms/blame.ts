import { sectionOfCode } from '../check/references.js';
import type { KeyPath } from '../text/path.js';
import { identity } from '../text/problem.js';
import type { Finding } from '../text/problem.js';

/**
 * Which patch set what. A fault is blamed on the last patch that touched its place, or something inside it. A name that leads
 * nowhere, at a place that no patch touched, is blamed on the patch of the section that lacks the name.
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

  /** The findings at the patches to blame; the same one only once for a patch that sets many things. */
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
