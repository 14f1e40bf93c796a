import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XmlElement, XmlText, parseXml } from '@rgrove/parse-xml';

/** The SCXML test cases of `@scion-scxml/test-framework`: documents, and scripts of what should happen. */
const TESTS = join(dirname(fileURLToPath(import.meta.resolve('@scion-scxml/test-framework'))), '../test');

/** What should happen: the active atomic states to begin with and after each event, which comes `after` so many milliseconds. */
export interface Script {
  readonly initialConfiguration: readonly string[];
  readonly events: readonly {
    readonly event: { readonly name: string };
    readonly after?: number;
    readonly nextConfiguration: readonly string[];
  }[];
}

export interface Case {
  readonly name: string;
  readonly root: XmlElement;
  readonly script: Script;
  /** the text of a file beside the document */
  readonly read: (file: string) => string;
}

/** All cases, by name: `group/case`. */
export function allCases(): Case[] {
  return readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scxml'))
    .toSorted()
    .flatMap((file) => {
      const path = join(TESTS, file);
      const script = readIfThere(path.replace(/scxml$/, 'json'));
      if (script === null) return [];
      const { root } = parseXml(readFileSync(path, 'utf8'));
      if (root === null) throw new Error(`${file} is empty`);
      for (const element of everyElement(root)) element.name = element.name.replace(/^.*:/, '');
      return {
        name: file.replace(/(\.txml)?\.scxml$/, ''),
        root,
        script: JSON.parse(script) as Script,
        read: (other: string) => readFileSync(join(dirname(path), other), 'utf8'),
      };
    });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** The elements that are states. */
export const STATES: readonly string[] = ['state', 'parallel', 'final', 'history'];

/** The element and all in it, in the order of the document. */
export function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...elements(element).flatMap(everyElement)];
}

export function elements(parent: XmlElement, ...names: readonly string[]): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && (names.length === 0 || names.includes(child.name)),
  );
}

/** The name by which a machine knows a state: a dot would part its paths. */
export function stateName(id: string): string {
  return id.replaceAll('.', '-');
}

export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes[name];
}

/** The words of an attribute that lists some. */
export function words(element: XmlElement, name: string): string[] {
  return (attribute(element, name) ?? '').split(/\s+/).filter((word) => word !== '');
}

/** The text that stands in an element itself. */
export function textIn(element: XmlElement): string {
  return element.children
    .map((child) => (child instanceof XmlText ? child.text : ''))
    .join('')
    .trim();
}
