import type { Entry } from '../../src/engine/index.js';
import type { PendingAsk, RunAsRecorded } from '../../src/play/index.js';
import { runScenario, startPlay } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';

export function entriesOf(of: CheckedScenario, recorded: RunAsRecorded): Entry[] {
  const entries: Entry[] = [];
  runScenario(of, { ...recorded, trace: (entry) => entries.push(entry) });
  return entries;
}

/** A run in which people hold offices, answer with the last option unless told otherwise, and take so many seconds. */
export function evening(
  of: CheckedScenario,
  arm: string | null,
  seed: string,
  offices: readonly string[],
  wait: number,
  choose: (asked: PendingAsk) => string = ({ options }) => options.at(-1) ?? '',
): RunAsRecorded {
  const held = Object.fromEntries(offices.map((office) => [office, {}]));
  const play = startPlay(of, { arm, seed, held });
  for (let stop = play.advance(); stop.why !== 'ended'; stop = play.advance()) {
    for (const { ask } of play.pending()) {
      if (wait > 0 && play.advance(play.now + wait).why === 'ended') break;
      const open = play.pending().find((each) => each.ask === ask);
      if (open !== undefined) play.answer(ask, { option: choose(open), reason: 'so' });
    }
  }
  return { arm, seed, inputs: play.inputs };
}
