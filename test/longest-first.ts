import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The files that take longest, longest first. The order of all others hardly matters. */
const LONGEST = [
  'mechanisms/mechanisms',
  'laws/hashes',
  'laws/scenario',
  'laws/systems',
  'exact/sameQuantity',
  'cli/comparePlayers',
  'cli/interrupted',
  'cli/players/chat',
  'browser/browser',
].map((name) => `/test/${name}.test.ts`);

/**
 * Starts with the files that take longest, so that no long one is left alone at the end while the other cores are idle. Vitest itself
 * goes by earlier runs, or in a fresh clone by the size of the files.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

function place({ moduleId }: TestSpecification): number {
  const index = LONGEST.findIndex((name) => moduleId.endsWith(name));
  return index === -1 ? LONGEST.length : index;
}
