/**
 * Paths into a scenario, as arms and messages write them: `channels.chiefs.state`, `actors[nato.local-commander].delegated`,
 * `injects[insult].at`, `ladder[3].quiet`, `channels[tier=strategic].answering`, `channels[*].effect`.
 */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'where'; readonly field: string; readonly is: string }
  | { readonly kind: 'all' };
export type Path = readonly Step[];

/** The keys and indexes that lead from the root to one value. */
export type KeyPath = readonly (string | number)[];

const DOTTED = /(\.?)([\w-]+)/y;
const BRACKET = /\[(?:(\*)|(?:([\w-]+)=)?("(?:[^"\\]|\\.)*"|[^\]"=*]+))\]/y;
const PLAIN = /^[A-Za-z_][\w-]*$/;
const BARE = /^[\w.-]+$/;

/** The steps of a path, or what is wrong with it. A number picks an entry of a list; so does the entry's id. */
export function parsePath(text: string): { readonly path: Path } | { readonly fault: string } {
  const path: Step[] = [];
  let at = 0;
  while (at < text.length) {
    const step = dotted(text, at, at === 0) ?? bracket(text, at);
    if (step === undefined) return { fault: `it cannot be read from “${text.slice(at, at + 20)}” on` };
    path.push(step.step);
    at = step.end;
  }
  return path.length === 0 ? { fault: 'it is empty' } : { path };
}

/** The steps of a path that stands in the code. Throws if it cannot be read. */
export function pathOf(text: string): Path {
  const parsed = parsePath(text);
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault}`);
  return parsed.path;
}

/** The text of a path. */
export function makePath(path: Path): string {
  return path.map(makeStep).join('');
}

/** The text of the path to one value; empty for the file itself. */
export function makeKeyPath(keys: KeyPath): string {
  return makePath(keys.map((key) => ({ kind: 'name', name: String(key) })));
}

/** The values that a path picks, in order, each with the keys that lead to it. */
export function select(root: unknown, path: Path): { keys: KeyPath; value: unknown }[] {
  let found: { keys: KeyPath; value: unknown }[] = [{ keys: [], value: root }];
  for (const step of path) {
    found = found.flatMap(({ keys, value }) =>
      matches(value, step).map(([key, child]) => ({ keys: [...keys, key], value: child })),
    );
  }
  return found;
}

/** The entries of a mapping or a list that one step picks. */
export function matches(value: unknown, step: Step): (readonly [key: string | number, child: unknown])[] {
  if (step.kind !== 'name') {
    return entries(value).filter(
      ([, child]) => step.kind === 'all' || (isMapping(child) && textOf(own(child, step.field)) === step.is),
    );
  }
  const { name } = step;
  if (isMapping(value)) return Object.hasOwn(value, name) ? [[name, value[name]]] : [];
  return entries(value).filter(([index, child]) =>
    /^\d+$/.test(name) ? index === Number(name) : isMapping(child) && own(child, 'id') === name,
  );
}

/** The value that the keys lead to; undefined if there is none. */
export function valueAt(root: unknown, keys: KeyPath): unknown {
  let value = root;
  for (const key of keys) {
    if (Array.isArray(value)) value = value[Number(key)] as unknown;
    else if (isMapping(value)) value = own(value, String(key));
    else return undefined;
  }
  return value;
}

/** A string, number or boolean as text; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(mapping: Record<string, unknown>, field: string): unknown {
  return Object.hasOwn(mapping, field) ? mapping[field] : undefined;
}

function entries(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((child: unknown, index) => [index, child]);
  return isMapping(value) ? Object.entries(value) : [];
}

function dotted(text: string, at: number, first: boolean): { step: Step; end: number } | undefined {
  DOTTED.lastIndex = at;
  const [, dot, name] = DOTTED.exec(text) ?? [];
  if (name === undefined || (dot === '') !== first) return undefined;
  return { step: { kind: 'name', name }, end: DOTTED.lastIndex };
}

function bracket(text: string, at: number): { step: Step; end: number } | undefined {
  BRACKET.lastIndex = at;
  const [whole, all, field, value = ''] = BRACKET.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const end = BRACKET.lastIndex;
  if (all !== undefined) return { step: { kind: 'all' }, end };
  const name = value.startsWith('"') ? unquote(value) : value.trim();
  if (name === undefined) return undefined;
  return { step: field === undefined ? { kind: 'name', name } : { kind: 'where', field, is: name }, end };
}

function unquote(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined; // an escape that JSON does not know
  }
}

function makeStep(step: Step, index: number): string {
  if (step.kind === 'all') return '[*]';
  if (step.kind === 'where') return `[${step.field}=${bare(step.is)}]`;
  if (!PLAIN.test(step.name)) return `[${bare(step.name)}]`;
  return index === 0 ? step.name : `.${step.name}`;
}

function bare(text: string): string {
  return BARE.test(text) ? text : JSON.stringify(text);
}
