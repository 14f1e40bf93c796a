import { visible } from '../../scenario/index.js';
import type { Link } from './explain.js';
import type { WhyDocument } from './render.js';

/** A picture with more boxes than this is not looked at. */
const MOST = 39;

/** A picture of causes: boxes, and arrows from cause to effect. `solid`: the message that led to it; else what it rests on. */
export interface CausePicture {
  readonly boxes: readonly Link[];
  readonly arrows: readonly { readonly from: number; readonly to: number; readonly solid: boolean }[];
}

/**
 * The causes of an entry as a graph for Graphviz: the nearest causes that are told, at most 40 boxes, with what is left out between
 * them; with `all`, every message.
 */
export function whyDot(document: WhyDocument, all = false): string {
  const { boxes, arrows } = all ? whole(document) : nearestCauses(document);
  const nodes = boxes.map((link) => `  n${link.seq} [label="${labelOf(link, dotText, String.raw`\n`)}"];`);
  const edges = arrows.map(({ from, to, solid }) => `  n${from} -> n${to}${solid ? '' : ' [style=dashed]'};`);
  return ['digraph why {', '  rankdir=TB; node [shape=box, fontname="sans-serif"];', ...nodes, ...edges, '}'].join(
    '\n',
  );
}

/** The same as a graph for Mermaid. */
export function whyMermaid(document: WhyDocument, all = false): string {
  const { boxes, arrows } = all ? whole(document) : nearestCauses(document);
  const nodes = boxes.map((link) => `  n${link.seq}["${labelOf(link, mermaidText, '<br>')}"]`);
  const edges = arrows.map(({ from, to, solid }) => `  n${from} ${solid ? '-->' : '-.->'} n${to}`);
  return ['flowchart TB', ...nodes, ...edges].join('\n');
}

function whole({ links }: WhyDocument): CausePicture {
  return { boxes: links, arrows: links.flatMap((link) => sourcesOf(link).map((each) => ({ ...each, to: link.seq }))) };
}

function sourcesOf({ cause, because }: WhyDocument['links'][number]): { from: number; solid: boolean }[] {
  const first = cause === null ? [] : [{ from: cause, solid: true }];
  return [...first, ...because.map((from) => ({ from, solid: false }))];
}

/** The target and the nearest causes that are told. Messages that only pass something on become part of an arrow. */
export function nearestCauses({ target, links }: WhyDocument, most = MOST): CausePicture {
  const known = new Map(links.map((link) => [link.seq, link]));
  const boxes = new Map<number, Link>();
  const arrows = new Map<string, CausePicture['arrows'][number]>();
  const waiting = [target];
  for (let place = 0; place < waiting.length; place++) {
    const link = known.get(waiting[place] ?? target);
    if (link === undefined || boxes.has(link.seq)) continue;
    if (boxes.size > most) break;
    boxes.set(link.seq, link);
    for (const { from, solid } of toldSources(link, known)) {
      arrows.set(`${from} ${link.seq}`, { from, to: link.seq, solid });
      waiting.push(from);
    }
  }
  return { boxes: [...boxes.values()], arrows: [...arrows.values()].filter(({ from }) => boxes.has(from)) };
}

/** The causes of a link that are told, through messages that are not. */
function toldSources(
  link: WhyDocument['links'][number],
  known: ReadonlyMap<number, WhyDocument['links'][number]>,
): { from: number; solid: boolean }[] {
  const found: { from: number; solid: boolean }[] = [];
  const seen = new Set<number>([link.seq]);
  const waiting = sourcesOf(link);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.from)) continue;
    seen.add(next.from);
    const source = known.get(next.from);
    if (source === undefined) continue;
    if (source.telling) found.push(next);
    else for (const each of sourcesOf(source)) waiting.push({ from: each.from, solid: next.solid && each.solid });
  }
  return found;
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
