/** How many of the fields are given. */
export function given(...fields: unknown[]): number {
  return fields.filter((field) => field !== undefined).length;
}
