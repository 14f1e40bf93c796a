import type { Entry } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { clock, timeline } from '../telling/index.js';

/** One of two runs to show side by side. */
export interface TitledRun {
  readonly title: string;
  readonly scenario: CheckedScenario;
  readonly entries: readonly Entry[];
}

/** Two stories side by side from a time on, minute by minute. A sentence that both have in the same minute spans both columns. */
export function sideBySide(a: TitledRun, b: TitledRun, from: number, width = 120): string {
  const column = Math.floor((width - 18) / 2);
  const [left, right] = [minutes(a, from), minutes(b, from)];
  const lines = [row('', a.title, b.title, column), row('', '─'.repeat(column), '─'.repeat(column), column)];
  for (const minute of [...new Set([...left.keys(), ...right.keys()])].sort((x, y) => x - y)) {
    const when = clock(a.scenario.start, minute * 60);
    const [inA, inB] = [left.get(minute) ?? [], right.get(minute) ?? []];
    const both = inA.filter((text) => inB.includes(text));
    const texts = [
      ...both.map((text) => wrap(text, 2 * column + 3)),
      ...pairs(
        inA.filter((text) => !both.includes(text)).flatMap((text) => wrap(text, column)),
        inB.filter((text) => !both.includes(text)).flatMap((text) => wrap(text, column)),
      ).map(([x, y]) => [`${x.padEnd(column)} │ ${y}`]),
    ].flat();
    texts.forEach((text, i) => lines.push(`${(i === 0 ? when : '').padEnd(14)} ${text}`.trimEnd()));
  }
  return lines.join('\n');
}

/** What a run tells from a time on, by minutes from the start. */
function minutes({ scenario, entries }: TitledRun, from: number): Map<number, string[]> {
  const tell = timeline(scenario);
  const told = new Map<number, string[]>();
  for (const entry of entries) {
    if (entry.at < from) continue;
    const minute = Math.floor(entry.at / 60);
    const texts = tell(entry).map(({ mark, text }) => (mark === '' ? text : `${mark} ${text}`));
    if (texts.length > 0) told.set(minute, [...(told.get(minute) ?? []), ...texts]);
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
