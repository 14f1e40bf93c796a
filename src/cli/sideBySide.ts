import type { CheckedScenario } from '../scenario/index.js';
import type { ToldEntry } from '../telling/index.js';
import { clock, tellRun, wrap } from '../telling/index.js';

/** One of two runs to show side by side. */
export interface TitledRun {
  readonly title: string;
  readonly scenario: CheckedScenario;
  readonly entries: readonly ToldEntry[];
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
      ...both.map((text) => hanging(text, 2 * column + 3)),
      ...pairs(
        inA.filter((text) => !both.includes(text)).flatMap((text) => hanging(text, column)),
        inB.filter((text) => !both.includes(text)).flatMap((text) => hanging(text, column)),
      ).map(([x, y]) => [`${x.padEnd(column)} │ ${y}`]),
    ].flat();
    texts.forEach((text, i) => lines.push(`${(i === 0 ? when : '').padEnd(14)} ${text}`.trimEnd()));
  }
  return lines.join('\n');
}

/** The story of a run from a time on, by minutes from the start. */
function minutes({ scenario, entries }: TitledRun, from: number): Map<number, string[]> {
  const told = new Map<number, string[]>();
  for (const { at, mark, text } of tellRun(scenario, entries, 'story')) {
    if (at < from) continue;
    const minute = Math.floor(at / 60);
    told.set(minute, [...(told.get(minute) ?? []), mark === '' ? text : `${mark} ${text}`]);
  }
  return told;
}

function pairs(a: readonly string[], b: readonly string[]): [string, string][] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i] ?? '', b[i] ?? '']);
}

function row(when: string, a: string, b: string, column: number): string {
  return `${when.padEnd(14)} ${a.slice(0, column).padEnd(column)} │ ${b.slice(0, column)}`;
}

/** Broken at spaces, the lines after the first indented. */
function hanging(text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, width);
  return [first, ...wrap(rest.join(' '), width - 2).flatMap((line) => (line === '' ? [] : [`  ${line}`]))];
}
