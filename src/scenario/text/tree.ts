import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { Flaw } from './flaw.js';
import { DEEPEST } from './nesting.js';
import { invisibleIn } from './visible.js';

/** The most values that a text may have when all aliases are expanded. */
const MOST_VALUES = 200_000;

/** A composed document, with what the library does not provide: the target of each alias, and the pairs of each mapping by key. */
export interface YamlTree {
  readonly contents: Node | null;
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly pairs: ReadonlyMap<YAMLMap, ReadonlyMap<string, Pair>>;
  readonly flaws: readonly Flaw[];
}

interface Weight {
  /** The number of values in it, with aliases expanded. */
  readonly size: number;
  /** The number of levels in it, with aliases expanded. */
  readonly height: number;
}

export const NO_TAGS = 'tags such as !this have no meaning here: expected a plain value';

const YAML_TAG = 'tag:yaml.org,2002:';
/** Tags that only name the type of a plain value, so they change nothing. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => YAML_TAG + name),
);

const LEAF: Weight = { size: 1, height: 0 };

/**
 * Walks a document once, in the order of the text: resolves aliases, finds invisible characters and duplicate keys (the library's
 * own search is quadratic), and counts the values that aliases expand to. A document with a flaw in an alias must not be turned
 * into values.
 */
export function yamlTree(document: Document.Parsed, source: string): YamlTree {
  const targets = new Map<Alias, Node>();
  const pairs = new Map<YAMLMap, Map<string, Pair>>();
  const flaws: Flaw[] = [];
  const anchors = new Map<string, { node: Node; weight: Weight | 'open' }>();

  function weigh(node: unknown): Weight {
    if (isAlias(node)) return weighAlias(node);
    if (!isCollection(node) && !isScalar(node)) return LEAF;
    requirePlain(node);
    if (isScalar(node)) requireVisible(node);
    const { anchor } = node;
    if (anchor !== undefined) anchors.set(anchor, { node, weight: 'open' });
    const weight = isMap(node) ? weighMap(node) : isSeq(node) ? sum(node.items.map(weigh)) : LEAF;
    if (anchor !== undefined) anchors.set(anchor, { node, weight });
    return weight;
  }

  /** A tag can make a value of another kind than text, number, list or mapping, such as a date. */
  function requirePlain({ tag, range }: Node): void {
    if (tag === undefined || PLAIN_TAGS.has(tag)) return;
    flaws.push({ code: 'yaml-syntax', offset: range?.[0] ?? 0, message: NO_TAGS });
  }

  /** An invisible character can make a text look like a different one. */
  function requireVisible(scalar: Scalar): void {
    if (typeof scalar.value !== 'string') return;
    const at = invisibleIn(scalar.value);
    if (at < 0) return;
    const code = (scalar.value.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    // Negative if the text has it as an escape sequence.
    const within = invisibleIn(source.slice(start(scalar), scalar.range?.[1]));
    flaws.push({
      code: 'invisible',
      offset: start(scalar) + Math.max(within, 0),
      message: `the text here has a character that cannot be seen, U+${code}: expected visible text`,
      hint: 'delete the character, or type this part again',
    });
  }

  function weighAlias(alias: Alias): Weight {
    const target = anchors.get(alias.source);
    if (target === undefined || target.weight === 'open') {
      const what = target === undefined ? 'has no anchor before it' : 'lies inside its own anchor';
      const message = `the alias *${alias.source} ${what}: expected &${alias.source} further up`;
      flaws.push({ code: 'bad-alias', offset: start(alias), message });
      return LEAF;
    }
    targets.set(alias, target.node);
    if (target.weight.size > MOST_VALUES || target.weight.height > DEEPEST) {
      const message = `the alias *${alias.source} stands for far more than any scenario holds: write the values out`;
      flaws.push({ code: 'alias-bomb', offset: start(alias), message });
      return LEAF;
    }
    return target.weight;
  }

  function weighMap(map: YAMLMap): Weight {
    const byKey = new Map<string, Pair>();
    pairs.set(map, byKey);
    const weights = map.items.map((pair) => {
      if (isScalar(pair.key)) requireVisible(pair.key);
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (key === '__proto__') {
        flaws.push({ code: 'unknown-key', offset: start(pair.key), message: '__proto__ cannot be a name here' });
      } else if (byKey.has(key)) {
        const message = `the key “${key}” appears twice here: expected each name once`;
        flaws.push({ code: 'duplicate-key', offset: start(pair.key), message, hint: 'keep one of the two' });
      } else {
        byKey.set(key, pair);
      }
      return weigh(pair.value);
    });
    return sum(weights);
  }

  const { contents } = document;
  const whole = weigh(contents);
  const defused = flaws.some(({ code }) => code === 'alias-bomb');
  if (!defused && (whole.size > MOST_VALUES || whole.height > DEEPEST)) {
    const message = 'the aliases expand this text to far more than any scenario holds: write the values out';
    flaws.push({ code: 'alias-bomb', offset: start([...targets.keys()][0] ?? contents), message });
  }
  return { contents, targets, pairs, flaws };
}

/** Where a node begins in the text. */
export function start(node: unknown): number {
  return isCollection(node) || isScalar(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

function sum(parts: readonly Weight[]): Weight {
  let size = 1;
  let height = 0;
  for (const part of parts) {
    size += part.size;
    height = Math.max(height, part.height);
  }
  return { size, height: height + 1 };
}
