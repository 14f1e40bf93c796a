import type { RunRow } from './vocabulary.js';

/** An arm's runs in seed order: the i-th run of every arm has the i-th seed. */
export interface ArmRuns {
  readonly arm: string;
  readonly runs: readonly RunRow[];
}

/**
 * Returns the runs arranged by arm and seed, whatever order they came in.
 * Throws an Error for a run of an arm not named, a run that is there twice, or a seed that an arm lacks.
 */
export const alignBySeed = (arms: readonly string[], rows: readonly RunRow[]): ArmRuns[] => {
  if (arms.length === 0 || new Set(arms).size < arms.length) {
    throw new Error(`name at least one arm, and each once: [${arms.join(', ')}]`);
  }
  const found = new Map(arms.map((arm) => [arm, new Map<string, RunRow>()]));
  for (const row of rows) {
    const ofArm = found.get(row.arm);
    if (ofArm === undefined) throw new Error(`there is a run of arm ${row.arm}, which is not compared`);
    if (ofArm.has(row.seed)) throw new Error(`arm ${row.arm} has seed ${row.seed} twice`);
    ofArm.set(row.seed, row);
  }
  const seeds = [...new Set(rows.map((row) => row.seed))].sort(compareSeeds);
  return [...found].map(([arm, ofArm]) => ({
    arm,
    runs: seeds.map((seed) => {
      const row = ofArm.get(seed);
      if (row === undefined) throw new Error(`arm ${arm} lacks seed ${seed}`);
      return row;
    }),
  }));
};

/** Returns every other arm paired with the baseline. */
export const pairWithBaseline = <Arm extends { readonly arm: string }>(
  arms: readonly Arm[],
  baseline: string,
): { a: Arm; b: Arm }[] => {
  const b = arms.find(({ arm }) => arm === baseline);
  return b === undefined ? [] : arms.filter((a) => a !== b).map((a) => ({ a, b }));
};

/** Orders seeds so that a batch's `S/2` comes before its `S/10`: by what precedes the last number, then by that number. */
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
