import { z } from 'zod';
import { lineDigest } from './digest.js';
import type { Form } from './form.js';
import { plainForm, textOf } from './form.js';
import { parseLine } from './json.js';
import { linesOf } from './lines.js';

/** What a check without a replay finds out about a run file. */
export interface Inspection {
  /** whole: it is as it was recorded; changed: it is not; cut-off: it stops before its footer */
  readonly state: 'whole' | 'changed' | 'cut-off';
  readonly form: Readonly<Form>;
}

const sealed = z.looseObject({ kind: z.literal('footer'), sha256: z.string() });

/**
 * Compares a run file with the digest in its footer. Runs nothing. Reads the file once, and holds one line at a time. Anyone who
 * changes a file can change its digest too, so only a replay proves a run. Rejects with a `RunFileError` if the file is not text.
 */
export async function inspectRun(chunks: AsyncIterable<Uint8Array>, file: string): Promise<Inspection> {
  const form = plainForm();
  const digest = lineDigest();
  /** the last line with text, which is the footer if there is one, and the number of blank lines after it */
  let last: string | null = null;
  let blank = 0;
  for await (const { text, ended } of linesOf(textOf(chunks, file, form), file, form)) {
    form.noLastNewline = !ended;
    if (text.trim() === '') {
      blank += 1;
      continue;
    }
    if (last !== null) digest.add(`${last}\n`);
    for (; blank > 0; blank--) digest.add('\n');
    last = text;
  }
  form.blankLines = blank > 0;
  const footer = sealed.safeParse(last === null ? undefined : parseLine(last));
  if (!footer.success) {
    // A file that was cut off usually ends within a line.
    form.noLastNewline = false;
    return { state: 'cut-off', form };
  }
  return { state: footer.data.sha256 === digest.hex() ? 'whole' : 'changed', form };
}
