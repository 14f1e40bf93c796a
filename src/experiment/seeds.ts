import type { RunRow } from './comparison.js';

/**
 * Returns the runs of each seed, in the order of the arms. The seeds are in order, whatever the order of the rows.
 * Throws an Error for a run of an arm that is not named, a run that is there twice, or a seed that an arm lacks.
 */
export const alignBySeed = (arms: readonly string[], rows: readonly RunRow[]): RunRow[][] => {
  const found = new Map(arms.map((arm) => [arm, new Map<string, RunRow>()]));
  for (const row of rows) {
    const ofArm = found.get(row.arm);
    if (ofArm === undefined) throw new Error(`there is a run of arm ${row.arm}, which is not compared`);
    if (ofArm.has(row.seed)) throw new Error(`arm ${row.arm} has seed ${row.seed} twice`);
    ofArm.set(row.seed, row);
  }
  const seeds = [...new Set(rows.map((row) => row.seed))].sort(compareSeeds);
  return seeds.map((seed) =>
    [...found].map(([arm, ofArm]) => {
      const row = ofArm.get(seed);
      if (row === undefined) throw new Error(`arm ${arm} lacks seed ${seed}`);
      return row;
    }),
  );
};

/** Orders seeds so that `S/2` comes before `S/10`: by the text before the final number, then by that number. */
export const compareSeeds = (x: string, y: string): number => {
  const [prefixX, numberX] = splitSeed(x);
  const [prefixY, numberY] = splitSeed(y);
  if (prefixX !== prefixY) return prefixX < prefixY ? -1 : 1;
  if (numberX !== numberY) return numberX < numberY ? -1 : 1;
  return x < y ? -1 : Number(x > y);
};

const splitSeed = (seed: string): readonly [prefix: string, number: number] => {
  const digits = /\d*$/.exec(seed)?.[0] ?? '';
  return [seed.slice(0, seed.length - digits.length), Number(digits)];
};
