import { InvalidArgumentError } from 'commander';

/** A whole number of at least 1, as an option's value. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1e9) {
    throw new InvalidArgumentError('Expected a whole number of at least 1.');
  }
  return value;
}

/** A seed: any text that is not empty. */
export function seed(text: string): string {
  if (text === '' || text.length > 200) throw new InvalidArgumentError('Expected a seed of 1 to 200 characters.');
  return text;
}

/** Names separated by commas, each once. */
export function names(text: string): string[] {
  const list = text.split(',').map((name) => name.trim());
  if (list.includes('') || new Set(list).size !== list.length) {
    throw new InvalidArgumentError('Expected different names separated by commas.');
  }
  return list;
}
