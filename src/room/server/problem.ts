/** Why a room cannot begin: said to whoever starts it, in one or two sentences. */
export class RoomProblem extends Error {
  override readonly name = 'RoomProblem';

  constructor(
    /** usage: it can be started otherwise; file: something on disk is wrong */
    readonly kind: 'usage' | 'file',
    message: string,
  ) {
    super(message);
  }
}

/** The reason why the system refused something, in words. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = new Map([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk is full'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EROFS', 'the file system is read-only'],
    ['ENOENT', 'there is no such file or folder'],
    ['ENOTDIR', 'a part of the path is not a folder'],
    ['EADDRINUSE', 'something else uses this port'],
    ['EADDRNOTAVAIL', 'this machine does not have that address'],
    ['ENOTFOUND', 'there is no machine of that name'],
  ]);
  return words.get(code) ?? (error instanceof Error ? error.message : String(error));
}
