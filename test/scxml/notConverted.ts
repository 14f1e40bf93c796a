/** Thrown where a case has something that the converter leaves out, with what it is. */
export class NotConverted extends Error {}

export function notConverted(what: string): never {
  throw new NotConverted(what);
}
