import { fileURLToPath } from 'node:url';
import { inRounds, medians } from './rounds.mjs';
import { NODE, inTurns, onCore } from './turns.mjs';

const BATCH = fileURLToPath(new URL('batch.mjs', import.meta.url));

/** Seconds of a turn. After a stop, two threads need a while to get a core each again. */
const TURN = 2;

/**
 * Runs per wall-clock second of a batch of this many seeds with one worker and with two, from the start of the process to its end,
 * warm-up included. The cores of a shared machine are not equally fast, so the single worker runs on each of the first two in
 * turn: `cores` has both rates, `one` their mean. `times` is the speed-up by the second worker, the median of the rounds.
 */
export async function measureWorkers({ rounds, seeds, told }) {
  const batch = (workers) => [...NODE, BATCH, String(workers), String(seeds)];
  const commands = [
    ...[0, 1].map((core) => ({ words: onCore(core, batch(1)), turn: 2 * TURN })),
    { words: batch(2), turn: TURN },
  ];
  const all = await inRounds(
    rounds,
    async () => {
      const measured = await inTurns(commands);
      const [first, second, two] = measured.map(({ printed, seconds }) => Number(printed) / seconds);
      return { first, second, one: (first + second) / 2, two, times: (2 * two) / (first + second) };
    },
    (round) => told(`workers, ${round}`),
  );
  const { first, second, one, two, times } = medians(all);
  return { one, two, times, cores: [first, second], seeds };
}
