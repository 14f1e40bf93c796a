import { RunFileError } from './errors.js';

/** How the form of a file differs from the one in which run files are written. Such files are read all the same. */
export interface Form {
  gzip: boolean;
  byteOrderMark: boolean;
  windowsLineEnds: boolean;
  noLastNewline: boolean;
  blankLines: boolean;
}

export function plainForm(): Form {
  return { gzip: false, byteOrderMark: false, windowsLineEnds: false, noLastNewline: false, blankLines: false };
}

const WORDS: Readonly<Record<keyof Form, string>> = {
  gzip: 'it is compressed with gzip',
  byteOrderMark: 'it begins with a byte order mark',
  windowsLineEnds: 'it has Windows line ends (CRLF)',
  noLastNewline: 'the newline at its end is missing',
  blankLines: 'there are blank lines at its end',
};

/** What is unusual about a form, as half sentences. */
export function formWords(form: Form): string[] {
  return (Object.keys(WORDS) as (keyof Form)[]).filter((name) => form[name]).map((name) => WORDS[name]);
}

/** How files of other kinds begin. */
const OTHERS: readonly (readonly [what: string, cure: string, beginning: readonly number[]])[] = [
  ['text in UTF-32', 'save it as UTF-8', [0xff, 0xfe, 0, 0]],
  ['text in UTF-32', 'save it as UTF-8', [0, 0, 0xfe, 0xff]],
  ['text in UTF-16', 'save it as UTF-8', [0xff, 0xfe]],
  ['text in UTF-16', 'save it as UTF-8', [0xfe, 0xff]],
  ['text in UTF-16', 'save it as UTF-8', [0x7b, 0]],
  ['text in UTF-16', 'save it as UTF-8', [0, 0x7b]],
  ['compressed as a zip file', 'unpack it first', [0x50, 0x4b, 3, 4]],
  ['compressed with xz', 'unpack it first, or use gzip', [0xfd, 0x37, 0x7a, 0x58]],
  ['compressed with zstd', 'unpack it first, or use gzip', [0x28, 0xb5, 0x2f, 0xfd]],
  ['compressed with bzip2', 'unpack it first, or use gzip', [0x42, 0x5a, 0x68]],
];
const GZIP = [0x1f, 0x8b];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LONGEST_BEGINNING = 4;

/**
 * The bytes of the text of a file, unpacked if it is compressed with gzip, and without a byte order mark. Notes both in `form`. Throws
 * a `RunFileError` if the file is in another encoding or cannot be unpacked.
 */
export async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  form: Form,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { first, all } = await beginningOf(chunks);
  if (begins(first, GZIP)) {
    if (form.gzip)
      throw new RunFileError('unpacking', file, null, 'it is compressed twice', 'unpack it once with gzip -d');
    form.gzip = true;
    yield* textOf(unpacked(all, file), file, form);
    return;
  }
  for (const [what, cure, beginning] of OTHERS) {
    if (begins(first, beginning))
      throw new RunFileError('encoding', file, null, `this is ${what}, which is not read`, cure);
  }
  form.byteOrderMark = begins(first, BYTE_ORDER_MARK);
  let skip = form.byteOrderMark ? BYTE_ORDER_MARK.length : 0;
  for await (const chunk of all) {
    yield skip === 0 ? chunk : chunk.subarray(skip);
    skip = 0;
  }
}

/** The first bytes of a stream, and the whole stream. Its first chunk contains all of these bytes. */
async function beginningOf(chunks: AsyncIterable<Uint8Array>) {
  const rest = chunks[Symbol.asyncIterator]();
  let first = new Uint8Array();
  while (first.length < LONGEST_BEGINNING) {
    const next = await rest.next();
    if (next.done === true) break;
    const longer = new Uint8Array(first.length + next.value.length);
    longer.set(first);
    longer.set(next.value, first.length);
    first = longer;
  }
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield first;
      for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { first, all: all() };
}

async function* unpacked(chunks: AsyncGenerator<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let failed: { readonly error: unknown } | null = null;
  const packed = new ReadableStream({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        failed = { error };
        throw error;
      }
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    const source = failed as { readonly error: unknown } | null;
    if (source !== null) throw source.error;
    if (error instanceof RunFileError) throw error;
    throw new RunFileError('unpacking', file, null, 'its gzip data is damaged or cut off', 'get the file again');
  } finally {
    await reader.cancel().catch(() => {});
    await chunks.return(undefined);
  }
}

function begins(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return bytes.length >= beginning.length && beginning.every((byte, i) => bytes[i] === byte);
}
