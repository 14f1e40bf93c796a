import { RunFileError } from './errors.js';
import type { Form } from './form.js';

const NEWLINE = 0x0a;
const RETURN = '\r';
/** In bytes. The engine writes no line this long; the header holds a scenario of at most a few MB. */
const LONGEST = 32_000_000;

/** A line of a file, without its end. */
export interface Line {
  /** from 1 */
  readonly number: number;
  readonly text: string;
  /** false for a last line without an end: the writer was cut off */
  readonly ended: boolean;
}

/**
 * Splits a stream of bytes at newlines, and only there; a carriage return before one belongs to the line end. Holds one line at a
 * time. Rejects with a `RunFileError` if a line is not UTF-8, or longer than any line of a run file.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, file: string, form: Form): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  let number = 0;
  /** the beginning of a line that an earlier chunk left open, and its bytes */
  let begun = '';
  let size = 0;
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw new RunFileError('encoding', file, number + 1, 'a byte here is not UTF-8', 'save the file as UTF-8');
    }
  };
  /** The replacement character if the file ends within a character; otherwise nothing. */
  const cutOff = (): string => {
    try {
      return decoder.decode();
    } catch {
      return '\uFFFD';
    }
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      const text = begun + decode(chunk.subarray(from, end), false);
      number += 1;
      if (text.endsWith(RETURN)) form.windowsLineEnds = true;
      yield { number, text: text.endsWith(RETURN) ? text.slice(0, -1) : text, ended: true };
      begun = '';
      size = 0;
      from = end + 1;
    }
    size += chunk.length - from;
    if (size > LONGEST) {
      throw new RunFileError(
        'too-long',
        file,
        number + 1,
        `this line has more than ${LONGEST / 1e6} MB`,
        'a run file has no such line',
      );
    }
    begun += decode(chunk.subarray(from), true);
  }
  if (size > 0) yield { number: number + 1, text: begun + cutOff(), ended: false };
}
