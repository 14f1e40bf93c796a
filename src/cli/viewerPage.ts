import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** The page that the build wrote. */
const PAGE = fileURLToPath(new URL('../../dist/ui/replay.html', import.meta.url));
/** Where a run file goes in it. */
const PLACE = '<script type="text/plain" id="run"></script>';
const BEGINNING = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';

/** A run file as the page takes it. */
export interface RunInPage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the page offers to open where it has no run: a heading and, for each thing, its links. */
export interface Offer {
  readonly heading: string;
  readonly items: readonly {
    readonly title: string;
    readonly about: string;
    readonly links: readonly { readonly words: string; readonly href: string }[];
  }[];
}

/** The page of the viewer without a run, with a list of what can be opened. */
export function listPage(offer: Offer): string {
  const data = Buffer.from(JSON.stringify(offer)).toString('base64');
  return readFileSync(PAGE, 'utf8').replace(PLACE, () => `<script type="text/plain" id="offer">${data}</script>`);
}

/** The page of the viewer, with a run in it or, for null, without one. */
export function viewerPage(run: RunInPage | null): string {
  const page = readFileSync(PAGE, 'utf8');
  if (run === null) return page;
  // Base64 has no character that could end the element, whatever the run file contains.
  const data = Buffer.from(isGzip(run.bytes) ? run.bytes : gzipSync(run.bytes, { level: 9 })).toString('base64');
  const element = `<script type="text/plain" id="run" data-name="${escaped(run.name)}">${data}</script>`;
  return page.replace(PLACE, () => element);
}

/** Whether a text is a page of the viewer, by its beginning. */
export function isViewerPage(beginning: string): boolean {
  return beginning.startsWith(BEGINNING) && beginning.includes('<title>Brinkline</title>');
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);
}
