/** Exit codes: success; a wrong file or a failed verification; wrong usage; an internal error; stopped by Ctrl-C. */
export const EXIT = { done: 0, wrongFile: 1, wrongUsage: 2, internalError: 70, interrupted: 130 } as const;

/** An expected failure of a command: a message for stderr, and an exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly code: (typeof EXIT)[keyof typeof EXIT],
  ) {
    super(message);
  }
}
