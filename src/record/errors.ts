/** A run file that cannot be used, and where: the message says cause and cure. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';
}
