const NEWLINE = 0x0a;
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

/** Splits a stream of bytes at newlines, and only there. Holds one line at a time. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let number = 0;
  /** the beginning of a line that an earlier chunk left open, and its bytes */
  let begun = '';
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      number += 1;
      yield { number, text: begun + decoder.decode(chunk.subarray(from, end)), ended: true };
      begun = '';
      size = 0;
      from = end + 1;
    }
    size += chunk.length - from;
    if (size > LONGEST) {
      yield { number: number + 1, text: '', ended: false };
      return;
    }
    begun += decoder.decode(chunk.subarray(from), { stream: true });
  }
  if (size > 0) yield { number: number + 1, text: begun + decoder.decode(), ended: false };
}
