import type { Entry } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { clockTime } from './clock.js';
import { Storyteller } from './sentences.js';

/** One of two runs to show beside each other. */
export interface Told {
  readonly title: string;
  readonly scenario: CheckedScenario;
  readonly entries: readonly Entry[];
}

/** Two timelines side by side from a time on, minute by minute; what both tell in the same minute stands across. */
export function sideBySide(a: Told, b: Told, from: number, width = 120): string {
  const column = Math.floor((width - 18) / 2);
  const [left, right] = [minutes(a, from), minutes(b, from)];
  const lines = [row('', a.title, b.title, column), row('', '─'.repeat(column), '─'.repeat(column), column)];
  for (const minute of [...new Set([...left.keys(), ...right.keys()])].sort((x, y) => x - y)) {
    const { day, time } = clockTime(a.scenario.start, minute * 60);
    const [inA, inB] = [left.get(minute) ?? [], right.get(minute) ?? []];
    const both = inA.filter((text) => inB.includes(text));
    const texts = [
      ...both.map((text) => wrap(text, 2 * column + 3)),
      ...pairs(
        inA.filter((text) => !both.includes(text)).flatMap((text) => wrap(text, column)),
        inB.filter((text) => !both.includes(text)).flatMap((text) => wrap(text, column)),
      ).map(([x, y]) => [`${x.padEnd(column)} │ ${y}`]),
    ].flat();
    texts.forEach((text, i) => lines.push(`${(i === 0 ? `day ${day} ${time}` : '').padEnd(14)} ${text}`.trimEnd()));
  }
  return lines.join('\n');
}

function minutes({ scenario, entries }: Told, from: number): Map<number, string[]> {
  const teller = new Storyteller(scenario);
  const told = new Map<number, string[]>();
  for (const { at, facts } of entries) {
    if (at < from) continue;
    for (const fact of facts) {
      const line = teller.tell(fact as CrisisFact, at);
      if (line === null) continue;
      const minute = Math.floor(at / 60);
      const text = line.mark === '' ? line.text : `${line.mark} ${line.text}`;
      told.set(minute, [...(told.get(minute) ?? []), text]);
    }
  }
  return told;
}

function pairs(a: readonly string[], b: readonly string[]): [string, string][] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i] ?? '', b[i] ?? '']);
}

function row(when: string, a: string, b: string, column: number): string {
  return `${when.padEnd(14)} ${a.slice(0, column).padEnd(column)} │ ${b.slice(0, column)}`;
}

/** Breaks a text at spaces into lines no wider than `width`. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ (?!%)/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `  ${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
