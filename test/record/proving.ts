import { expect } from 'vitest';
import type { Interpreter } from '../../src/engine/index.js';
import type { RunFooter } from '../../src/record/index.js';
import { causesOf, openRun, verifyRun, whyDocument, whyText } from '../../src/record/index.js';
import type { Which } from './recording.js';
import { chunks, recorded } from './recording.js';

/**
 * A run writes a file that reads, verifies under these interpreters, and explains its peak, or its last entry where it never rose.
 * Returns the footer.
 */
export async function expectProof(
  text: string,
  which: Which,
  interpreters: readonly Interpreter<unknown>[],
): Promise<RunFooter> {
  const file = recorded(text, which);
  const open = () => openRun(chunks(file), 'x');
  const entries = file.split('\n').length - 3;
  for (const interpreter of interpreters) {
    expect(await verifyRun(await open(), interpreter)).toEqual({ ok: true, entries, incomplete: false });
  }
  const reader = await open();
  let last = 0;
  for await (const { entry } of reader.entries()) last = entry.seq;
  if (reader.end === null) throw new Error('the file has no footer');
  const read = async () => (await open()).entries();
  const causes = (await causesOf(read, 'peak')) ?? (await causesOf(read, last));
  if (causes === null) throw new Error('there is nothing to explain');
  expect(whyText(whyDocument(reader.scenario, causes), false)).toMatch(/^#\d+ day \d+ \d\d:\d\d  \S/);
  return reader.end.footer;
}
