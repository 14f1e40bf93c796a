import type { CheckedScenario } from '../scenario/index.js';
import { clockTime } from './clock.js';
import type { Parting } from './diff.js';
import { oneLine } from './names.js';

/** Says in a few lines where two runs diverge. */
export function partingText(scenario: CheckedScenario, parting: Parting | null, a: string, b: string): string {
  if (parting === null) return `${a} and ${b} are the same run, message by message.`;
  const { day, time } = clockTime(scenario.start, parting.at);
  const width = Math.max(a.length, b.length);
  const saw = (name: string, entry: Parting['a'], value: unknown) =>
    entry === null
      ? `  ${name.padEnd(width)}  has ended`
      : oneLine(
          `  ${name.padEnd(width)}  #${entry.seq} ${entry.to} gets “${entry.event.type}” from ${entry.from}; ${parting.field}: ${shown(value)}`,
        );
  return [
    `The two runs are the same for ${parting.same} messages and part on day ${day} at ${time}: another ${NAMES[parting.what]}.`,
    saw(a, parting.a, parting.inA),
    saw(b, parting.b, parting.inB),
  ].join('\n');
}

const NAMES: Record<Parting['what'], string> = {
  message: 'message',
  belief: 'belief',
  draw: 'draw',
  option: 'option',
  state: 'state',
  facts: 'consequence',
};

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
