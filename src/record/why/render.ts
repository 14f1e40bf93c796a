import type { CheckedScenario } from '../../scenario/index.js';
import { percent } from '../../telling/index.js';
import type { Link } from './explain.js';
import { Explainer } from './explain.js';
import type { CauseGraph } from './graph.js';

/** The causes of an entry as data: links by seq, and what each rests on. */
export interface WhyDocument {
  readonly target: number;
  readonly links: readonly (Link & { readonly cause: number | null; readonly because: readonly number[] })[];
}

/** Everything behind an entry, the entry first. */
export function whyDocument(scenario: CheckedScenario, { target, entries }: CauseGraph): WhyDocument {
  const explainer = new Explainer(scenario);
  const links = [...entries.values()]
    .toReversed()
    .map((entry) => ({ ...explainer.explain(entry), cause: entry.cause, because: entry.because }));
  return { target, links };
}

/** The chain of causes from an entry back to its root, a telling link a paragraph. With `tree`, every branch of it. */
export function whyText(document: WhyDocument, tree: boolean): string {
  const links = new Map(document.links.map((link) => [link.seq, link]));
  const shown = new Set<number>();
  const lines: string[] = [];
  const chain = new Set(chainOf(document));

  function branch(seq: number, depth: number, joint: string): void {
    const link = links.get(seq);
    if (link === undefined) return;
    const indent = ' '.repeat(2 * depth);
    if (shown.has(seq)) {
      lines.push(`${indent}${joint}#${seq} (above)`);
      return;
    }
    shown.add(seq);
    const isNews = link.telling || seq === document.target;
    if (isNews) {
      lines.push(`${indent}${joint}#${seq} ${link.when}  ${link.says.join(' ')}`);
      const grounds = groundsLine(link);
      if (grounds !== '') lines.push(`${indent}     ${grounds}`);
      for (const decided of link.decided) lines.push(`${indent}     ${decided}`);
    }
    const below = isNews ? depth + 1 : depth;
    if (tree) for (const source of link.because) branch(source, below, '└ because ');
    else if (isNews) sources(link, `${' '.repeat(2 * below)}· because `);
    if (link.cause !== null) branch(link.cause, below, isNews ? '└ ' : joint);
  }

  /** The most telling things that a link rests on, a line each. */
  function sources(link: (typeof document.links)[number], prefix: string): void {
    for (const seq of link.because) {
      const source = links.get(seq);
      if (source?.telling === true && !shown.has(seq) && !chain.has(seq))
        lines.push(`${prefix}#${seq} ${source.when}  ${source.says.join(' ')}`);
    }
  }

  branch(document.target, 0, '');
  return lines.join('\n');
}

/** The target, its cause, the cause of that, and so on to the root. */
function chainOf({ target, links }: WhyDocument): number[] {
  const causes = new Map(links.map(({ seq, cause }) => [seq, cause]));
  const chain: number[] = [];
  for (let seq: number | null | undefined = target; seq !== null && seq !== undefined; seq = causes.get(seq)) {
    chain.push(seq);
  }
  return chain;
}

function groundsLine({ grounds }: Link): string {
  return grounds
    .filter(({ points }, i) => i === 0 || Math.abs(points) >= 0.005)
    .map(({ why, points, seq }, i) => {
      const size = i === 0 ? percent(points) : `${points > 0 ? '+' : '−'}${Math.round(Math.abs(points) * 100)}`;
      return `${why} ${size}${seq > 0 ? ` (#${seq})` : ''}`;
    })
    .join(' · ');
}

/** The same for Graphviz. */
export function whyDot({ links }: WhyDocument): string {
  const nodes = links.map((link) => `  n${link.seq} [label=${JSON.stringify(labelOf(link))}];`);
  const edges = links.flatMap(({ seq, cause, because }) => [
    ...(cause === null ? [] : [`  n${cause} -> n${seq};`]),
    ...because.map((source) => `  n${source} -> n${seq} [style=dashed];`),
  ]);
  return ['digraph why {', '  rankdir=TB; node [shape=box, fontname="sans-serif"];', ...nodes, ...edges, '}'].join(
    '\n',
  );
}

/** The same for Mermaid. */
export function whyMermaid({ links }: WhyDocument): string {
  const nodes = links.map(
    (link) => `  n${link.seq}["${labelOf(link).replaceAll('"', '#quot;').replaceAll('\n', '<br>')}"]`,
  );
  const edges = links.flatMap(({ seq, cause, because }) => [
    ...(cause === null ? [] : [`  n${cause} --> n${seq}`]),
    ...because.map((source) => `  n${source} -.-> n${seq}`),
  ]);
  return ['flowchart TB', ...nodes, ...edges].join('\n');
}

function labelOf({ seq, when, says }: Link): string {
  const text = says.join(' ');
  return `#${seq} ${when}\n${text.length > 120 ? `${text.slice(0, 119)}…` : text}`;
}
