import type { Epoch, Input } from '../../src/engine/index.js';
import type { RunReader, Verification } from '../../src/record/index.js';
import { openRun, recordRun, verifyRun } from '../../src/record/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { newScenario } from '../../src/cli/newScenario.js';

/** A small scenario, the one that `brinkline new` writes. */
export const SMALL = newScenario('small');

/** Which run to record. */
export interface Which {
  readonly arm?: string | null;
  readonly seed?: string;
  readonly inputs?: readonly Input[];
  readonly epochs?: readonly Epoch[];
}

/** The text of the run file of a run. */
export function recorded(text: string, { arm = 'open', seed = '1', inputs = [], epochs = [] }: Which = {}): string {
  const { scenario, problems } = checkScenario(text, 'small.yaml');
  if (scenario === null) throw new Error(JSON.stringify(problems));
  let file = '';
  recordRun(scenario, { text, id: scenario.id, arm, seed, inputs, epochs }, (line) => {
    file += line;
  });
  return file;
}

/** A file as a stream of chunks of this size. */
export async function* chunks(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export function open(content: string | Uint8Array, size?: number): Promise<RunReader> {
  return openRun(chunks(content, size), 'small.run.jsonl');
}

/** What verifying says of a file: its verdict, or the message with which it cannot be read. */
export async function verdictOn(
  content: string | Uint8Array,
): Promise<Verification | { readonly ok: false; readonly message: string }> {
  try {
    return await verifyRun(await open(content));
  } catch (error) {
    if (error instanceof Error && error.name === 'RunFileError') return { ok: false, message: error.message };
    throw error;
  }
}

export const A_DECISION: Input = {
  origin: 'facilitator',
  after: 0,
  at: 7500,
  to: 'north.local-commander',
  event: { type: 'decide', option: 'posture', case: 'shell/exercise' },
};
