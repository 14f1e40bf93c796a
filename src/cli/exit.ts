/** Exit codes: done, a file is wrong or a verification failed, wrong usage, a fault of ours, stopped by Ctrl-C. */
export const EXIT = { done: 0, wrongFile: 1, wrongUsage: 2, ourFault: 70, interrupted: 130 } as const;

/** An end of the command that has been foreseen: a message for stderr, and an exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly code: (typeof EXIT)[keyof typeof EXIT],
  ) {
    super(message);
  }
}
