import { signal } from '@preact/signals';
import type { RunFile } from '../work/session.js';

/** A note of the reader: on a moment of the run, or an answer to a question of the debrief. */
export interface Note {
  /** seconds from the start; null: it is an answer */
  readonly at: number | null;
  readonly seq: number | null;
  readonly office: string | null;
  /** the question that it answers, or what is told at its moment */
  readonly about: string;
  readonly text: string;
}

export const notes = signal<readonly Note[]>([]);

/** Where a run and notes stand in the page. */
const PLACES = /<script type="text\/plain" id="(?:run|notes|offer)"[^>]*>[^<]*<\/script>/g;

/** The page as it came, before anything was drawn in it; empty in a worker. */
const pristine = typeof document === 'undefined' ? '' : document.documentElement.outerHTML;

/** The page with a run and the notes in it, as a file of its own. */
export function pageWithNotes({ name, bytes }: RunFile): string {
  let isFirst = true;
  const kept = JSON.stringify(notes.value);
  const elements = `${element('run', base64(bytes), name)}\n${element('notes', base64(new TextEncoder().encode(kept)))}`;
  const page = pristine.replace(PLACES, () => {
    const here = isFirst ? elements : '';
    isFirst = false;
    return here;
  });
  return `<!doctype html>\n${page}\n`;
}

function element(id: string, data: string, name = ''): string {
  return `<script type="text/plain" id="${id}" data-name="${escaped(name)}">${data}</script>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Takes in the notes that came with the page. Anything else there is left out: the file may come from anybody. */
export function readNotes(): void {
  const text = document.getElementById('notes')?.textContent ?? '';
  if (text === '') return;
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    notes.value = Array.isArray(read) ? read.filter(isNote) : [];
  } catch {
    notes.value = [];
  }
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false;
  const { at, seq, office, about, text } = value as Readonly<Record<string, unknown>>;
  const isNumber = (each: unknown) => each === null || typeof each === 'number';
  return (
    isNumber(at) &&
    isNumber(seq) &&
    (office === null || typeof office === 'string') &&
    typeof about === 'string' &&
    typeof text === 'string'
  );
}

/** Writes a note, or takes it away if its text is empty. */
export function note(written: Note): void {
  const others = notes.value.filter((each) => each.about !== written.about || each.at !== written.at);
  notes.value = written.text.trim() === '' ? others : [...others, written];
}
