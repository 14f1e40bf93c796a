import { runSeed } from '../replications.js';
import type { Experiment } from '../spec/experiment.js';
import type { Cell } from './cells.js';

/** Some seeds of a cell that are run, kept and looked at together. */
export interface Block {
  readonly cell: number;
  /** the place among the blocks of the cell, from 0 */
  readonly block: number;
}

/** How many blocks each cell has. The last of them may be smaller. */
function blocksOfCell({ spec }: Experiment): number {
  return Math.ceil(spec.seeds.runs / spec.seeds.block);
}

/** The seeds of a block. Settings with the same luck have the same seeds, so that they can be compared seed by seed. */
export function seedsOf(
  { spec, seedName }: Pick<Experiment, 'spec' | 'seedName'>,
  { point }: Cell,
  block: number,
): string[] {
  const { runs, block: size } = spec.seeds;
  const name = point.luck === 0 ? seedName : `${seedName}~${point.luck}`;
  const from = block * size;
  return Array.from({ length: Math.min(size, runs - from) }, (_, i) => runSeed(name, from + i + 1));
}

/** The part of an experiment that one machine runs: `index` from 1 to `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The blocks of all cells in order; with a shard, those that fall to it: one in every `of`, each with all arms of its seeds. */
export function* blocksOf(experiment: Experiment, cells: readonly Cell[], shard: Shard | null): Generator<Block> {
  const each = blocksOfCell(experiment);
  for (const { index: cell } of cells) {
    for (let block = 0; block < each; block += 1) {
      if (shard === null || (cell * each + block) % shard.of === shard.index - 1) yield { cell, block };
    }
  }
}
