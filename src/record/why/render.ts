import type { CheckedScenario } from '../../scenario/index.js';
import { percent } from '../../telling/index.js';
import type { Link } from './explain.js';
import { Explainer } from './explain.js';
import type { CauseGraph } from './graph.js';
import { addUp } from './grounds.js';

/** The causes of an entry as data: links by seq, and what each rests on. */
export interface WhyDocument {
  readonly target: number;
  readonly links: readonly (Link & { readonly cause: number | null; readonly because: readonly number[] })[];
}

/** Everything behind an entry, the entry first. */
export function whyDocument(scenario: CheckedScenario, { target, entries }: CauseGraph): WhyDocument {
  const explainer = new Explainer(scenario);
  for (const entry of entries.values()) explainer.learn(entry);
  const links = [...entries.values()]
    .toReversed()
    .map((entry) => ({ ...explainer.explain(entry), cause: entry.cause, because: entry.because }));
  return { target, links };
}

/** A link that is still to be told: how far it is indented, and the words that join it to the one above. */
interface Branch {
  readonly seq: number;
  readonly depth: number;
  readonly joint: string;
}

/** Lines are not indented further than this, however long the chain. */
const DEEPEST = 60;

/**
 * Writes the chain of causes from an entry back to its root, one paragraph for each link worth telling; with `tree`, all branches.
 * Executes nothing. A chain can have any length, so it is walked with a list and not by recursion.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const lines = [];
 * recordRun(scenario, { text, id: scenario.id, arm: 'closed', seed: '1', inputs: [] }, (line) => lines.push(line));
 * const bytes = async function* () {
 *   yield new TextEncoder().encode(lines.join(''));
 * };
 * const causes = await causesOf(async () => (await openRun(bytes(), 'closed.run.jsonl')).entries(), 'peak');
 * if (causes !== null) console.log(whyText(whyDocument(scenario, causes), false));
 */
export function whyText(document: WhyDocument, tree: boolean): string {
  const links = new Map(document.links.map((link) => [link.seq, link]));
  const shown = new Set<number>();
  const lines: string[] = [];
  const chain = new Set(chainOf(document));

  /** Tells a link, and returns those below it in the order in which they are told. */
  function tell({ seq, depth, joint }: Branch): Branch[] {
    const link = links.get(seq);
    if (link === undefined) return [];
    const indent = spaces(depth);
    if (shown.has(seq)) {
      lines.push(`${indent}${joint}#${seq} (above)`);
      return [];
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
    if (isNews && !tree) sources(link, `${spaces(below)}· because `);
    const branches = tree ? link.because.map((source) => ({ seq: source, depth: below, joint: '└ because ' })) : [];
    const cause = link.cause === null ? [] : [{ seq: link.cause, depth: below, joint: isNews ? '└ ' : joint }];
    return [...branches, ...cause];
  }

  /** The most telling things that a link rests on, a line each. */
  function sources(link: (typeof document.links)[number], prefix: string): void {
    for (const seq of link.because) {
      const source = links.get(seq);
      if (source?.telling === true && !shown.has(seq) && !chain.has(seq))
        lines.push(`${prefix}#${seq} ${source.when}  ${source.says.join(' ')}`);
    }
  }

  const waiting: Branch[] = [{ seq: document.target, depth: 0, joint: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const branch of tell(next).toReversed()) waiting.push(branch);
  }
  return lines.join('\n');
}

function spaces(depth: number): string {
  return ' '.repeat(2 * Math.min(depth, DEEPEST));
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

/** Grounds of the same kind are added up: “posture ×7 +30”. The prior comes first, then the largest. */
function groundsLine({ grounds }: Link): string {
  const sums = addUp(grounds);
  if (sums === null) return '';
  const { prior, kinds } = sums;
  const told = kinds.map(({ why, points, seqs }) => {
    const times = seqs.length > 1 ? ` ×${seqs.length}` : '';
    return `${why}${times} ${points > 0 ? '+' : '−'}${Math.round(Math.abs(points) * 100)}${places(seqs)}`;
  });
  return [`${prior.why} ${percent(prior.points)}${places(prior.seq > 0 ? [prior.seq] : [])}`, ...told].join(' · ');
}

/** At most this many entries are named for one kind of ground. */
const NAMED = 3;

function places(seqs: readonly number[]): string {
  if (seqs.length === 0) return '';
  const more = seqs.length > NAMED ? ', …' : '';
  return ` (${seqs
    .slice(0, NAMED)
    .map((seq) => `#${seq}`)
    .join(', ')}${more})`;
}
