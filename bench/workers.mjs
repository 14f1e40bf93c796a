import { fileURLToPath } from 'node:url';
import { inRounds, medians } from './rounds.mjs';
import { NODE, inTurns, onCore } from './turns.mjs';

const BATCH = fileURLToPath(new URL('batch.mjs', import.meta.url));

/** Seconds: two threads that are stopped and go on take a while to be on a core each again. */
const TURN = 2;

/**
 * Runs per second of wall clock of a batch of so many seeds with one worker and with two, from the start of the process to
 * its end: the start of the second thread and the warming up of both are in it. The cores of a shared machine are not
 * equally fast, so one worker is held to each of the first two in turn: `one` is the mean,
 * `cores` tells both; `times` is how many times as fast two are, the median of the rounds.
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
