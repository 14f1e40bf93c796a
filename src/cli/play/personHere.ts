import { onInterrupt } from '../interrupt.js';
import { Lines } from './lines.js';
import type { Person } from './person.js';

/** The person at this terminal: by prompts where it can show them, and line by line over a pipe. */
export async function personHere(): Promise<Person> {
  const canPrompt = process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
  const person = canPrompt ? new (await import('./prompts.js')).Prompts() : new Lines();
  onInterrupt(() => person.interrupt());
  return person;
}
