const NEWLINE = 0x0a;
/** Longer than any line that the engine writes; the header holds a scenario of at most a few MB. */
const LONGEST = 32_000_000;

/** A line of a file, without its end. */
export interface Line {
  /** from 1 */
  readonly number: number;
  readonly text: string;
  /** false for a last line without an end: the writer was cut off */
  readonly ended: boolean;
}

/** Splits a stream of bytes at newlines, and only there, holding no more than one line at a time. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let number = 0;
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end));
      number += 1;
      yield { number, text: decoder.decode(Buffer.concat(parts)), ended: true };
      parts = [];
      size = 0;
      from = end + 1;
    }
    if (from === chunk.length) continue;
    // Copied, as the stream may reuse its buffer.
    parts.push(chunk.slice(from));
    size += chunk.length - from;
    if (size > LONGEST) {
      parts = [];
      yield { number: number + 1, text: '', ended: false };
      return;
    }
  }
  if (size > 0) yield { number: number + 1, text: decoder.decode(Buffer.concat(parts)), ended: false };
}
