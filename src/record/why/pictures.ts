import { visible } from '../../scenario/index.js';
import type { Link } from './explain.js';
import type { WhyDocument } from './render.js';

/** The causes of an entry as a graph for Graphviz. */
export function whyDot({ links }: WhyDocument): string {
  const nodes = links.map((link) => `  n${link.seq} [label="${labelOf(link, dotText, String.raw`\n`)}"];`);
  const edges = links.flatMap(({ seq, cause, because }) => [
    ...(cause === null ? [] : [`  n${cause} -> n${seq};`]),
    ...because.map((source) => `  n${source} -> n${seq} [style=dashed];`),
  ]);
  return ['digraph why {', '  rankdir=TB; node [shape=box, fontname="sans-serif"];', ...nodes, ...edges, '}'].join(
    '\n',
  );
}

/** The causes of an entry as a graph for Mermaid. */
export function whyMermaid({ links }: WhyDocument): string {
  const nodes = links.map((link) => `  n${link.seq}["${labelOf(link, mermaidText, '<br>')}"]`);
  const edges = links.flatMap(({ seq, cause, because }) => [
    ...(cause === null ? [] : [`  n${cause} --> n${seq}`]),
    ...because.map((source) => `  n${source} -.-> n${seq}`),
  ]);
  return ['flowchart TB', ...nodes, ...edges].join('\n');
}

const LONGEST = 120;

function labelOf({ seq, when, says }: Link, escape: (text: string) => string, newline: string): string {
  const text = visible(says.join(' ').replace(/\s+/gu, ' '));
  const marks = Array.from(text);
  const short = marks.length > LONGEST ? `${marks.slice(0, LONGEST - 1).join('')}…` : text;
  return `#${seq} ${when}${newline}${escape(short)}`;
}

/** Text in a quoted string of Graphviz, whose labels interpret backslashes and HTML entities. */
function dotText(text: string): string {
  return text.replaceAll('&', '&amp;').replace(/["\\]/g, String.raw`\$&`);
}

/**
 * Text in a quoted label of Mermaid, which may hold tags, Markdown between backticks, `#name;` entities and `%%` directives.
 * Escaped characters are written as Mermaid’s own entities.
 */
function mermaidText(text: string): string {
  return text.replace(/["\\`<>&{}]|#(?=\w+;)|%(?=%)/g, (mark) => `#${mark.codePointAt(0)};`);
}
