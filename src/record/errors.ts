/** Why a run file cannot be used: every code, and what it means. */
export const RUN_FILE_PROBLEMS = {
  empty: 'There is nothing in the file.',
  'not-a-run-file': 'It does not begin as a run file does.',
  encoding: 'Its text is not in UTF-8, or it is compressed in another way than with gzip.',
  unpacking: 'Its gzip data is damaged, or packed twice.',
  'too-long': 'A line is longer than any line of a run file.',
  'newer-format': 'A later version of brinkline wrote it.',
  'scenario-changed': 'Its scenario is not the one that was recorded.',
  'scenario-errors': 'Its scenario has errors.',
  'no-such-arm': 'Its scenario does not have the arm that it names.',
  'no-such-world': 'It names a world that this version does not have.',
  damaged: 'A line is not what a run file has in that place.',
} as const;
export type RunFileProblem = keyof typeof RUN_FILE_PROBLEMS;

/** A run file that cannot be used: a code, the place, the cause, and the cure if there is one. The message contains all but the code. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';

  constructor(
    readonly code: RunFileProblem,
    readonly file: string,
    /** counted from 1; null: the file as a whole */
    readonly line: number | null,
    readonly reason: string,
    readonly cure: string | null = null,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${reason}${cure === null ? '' : `: ${cure}`}.`);
  }
}
